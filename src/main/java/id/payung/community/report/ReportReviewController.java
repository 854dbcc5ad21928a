package id.payung.community.report;

import id.payung.community.ReportStatus;
import id.payung.community.ReportView;
import id.payung.community.report.ReportQuestionPage.ReportReasonForm;
import id.payung.fieldwork.declared.ConflictChoice;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is decided about a report: which of two versions is right, whether it counts, whether it is taken back. */
@Controller
@RequestMapping("/{regency}/reports/{id}")
class ReportReviewController {
  private final ReportLifeCycle lifecycle;
  private final ReportKind kind;
  private final ReportPageLoader loader;
  private final UndoOfferRepository undo;

  ReportReviewController(ReportLifeCycle lifecycle, ReportKind kind, ReportPageLoader loader,
      UndoOfferRepository undo) {
    this.undo = undo;
    this.lifecycle = lifecycle;
    this.kind = kind;
    this.loader = loader;
  }

  @AllowedToSignedIn
  @PostMapping("/settlement")
  WebResult settleConflicts(@PathVariable UUID id, @RequestParam int version, Actor actor, Ui ui,
      HttpServletRequest request) {
    ConflictChoice choice = ConflictChoice.sent(request.getParameterMap());
    try {
      kind.settle(actor, id, version, choice);
      return back(id, "community.settled");
    } catch (Invalid wrong) {
      return new PageWithStatus(loader.page(actor, id, ui, choice.refused(wrong)), 422);
    }
  }

  private static SeeOther back(UUID id, String said) {
    return SeeOther.to("/reports/" + id).saying(said);
  }

  @AllowedToSignedIn
  @GetMapping("/withdrawal")
  WebResult showWithdrawal(@PathVariable UUID id, Actor actor) {
    ReportView report = lifecycle.requireWritable(actor, id);
    return report.status() == ReportStatus.WITHDRAWN ? SeeOther.to("/reports/" + id)
        : new ReportQuestionPage(report, "withdrawal", FormFields.blank(ReportReasonForm.class));
  }

  @AllowedToSignedIn
  @PostMapping("/withdrawal")
  WebResult withdraw(@PathVariable UUID id, Submission<ReportReasonForm> sent, Actor actor) {
    return decide(actor, id, "withdrawal", sent, reason -> {
      lifecycle.withdraw(actor, id, reason);
      return back(id, "community.withdrawn");
    });
  }

  @ForReportReviewers
  @PostMapping("/acceptance")
  SeeOther accept(@PathVariable UUID id, Actor actor) {
    return undo.offer(actor, lifecycle, List.of(lifecycle.accept(actor, id)), back(id, "community.accepted"));
  }

  @ForReportReviewers
  @GetMapping("/return")
  WebResult showReturn(@PathVariable UUID id, Actor actor) {
    ReportView report = lifecycle.requireWritable(actor, id);
    boolean reviews = ReportAccessPolicy.mayReview(actor, report) && report.status() == ReportStatus.REVIEW;
    return reviews ? new ReportQuestionPage(report, "return", FormFields.blank(ReportReasonForm.class))
        : SeeOther.to("/reports/" + id);
  }

  @ForReportReviewers
  @PostMapping("/return")
  WebResult returnForCorrection(@PathVariable UUID id, Submission<ReportReasonForm> sent, Actor actor) {
    return decide(actor, id, "return", sent, reason -> {
      lifecycle.returnForCorrection(actor, id, reason);
      return back(id, "community.returned");
    });
  }

  /** @param what the question that comes back when the reason is missing */
  private WebResult decide(Actor actor, UUID id, String what, Submission<ReportReasonForm> sent,
      Function<String, SeeOther> decision) {
    ReportView report = lifecycle.requireWritable(actor, id);
    return sent.save(form -> decision.apply(form.reason()), fields -> new ReportQuestionPage(report, what, fields));
  }
}
