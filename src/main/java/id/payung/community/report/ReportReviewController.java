package id.payung.community.report;

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
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
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
  private final ReportAmendment reportAmendment;
  private final ReportPageLoader loader;

  ReportReviewController(ReportLifeCycle lifecycle, ReportAmendment reportAmendment, ReportPageLoader loader) {
    this.lifecycle = lifecycle;
    this.reportAmendment = reportAmendment;
    this.loader = loader;
  }

  @AllowedToSignedIn
  @PostMapping("/settlement")
  WebResult settleConflicts(@PathVariable UUID id, @RequestParam int version, Actor actor, Ui ui,
      HttpServletRequest request) {
    ConflictChoice choice = ConflictChoice.sent(request.getParameterMap());
    try {
      reportAmendment.settleConflicts(actor, id, version, choice);
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
  ReportQuestionPage showWithdrawal(@PathVariable UUID id, Actor actor) {
    return new ReportQuestionPage(lifecycle.requireWritable(actor, id), "withdrawal",
        FormFields.blank(ReportReasonForm.class));
  }

  @AllowedToSignedIn
  @PostMapping("/withdrawal")
  WebResult withdraw(@PathVariable UUID id, Submission<ReportReasonForm> sent, Actor actor) {
    ReportView report = lifecycle.requireWritable(actor, id);
    return sent.save(form -> {
      lifecycle.withdraw(actor, id, form.reason());
      return back(id, "community.withdrawn");
    }, fields -> new ReportQuestionPage(report, "withdrawal", fields));
  }

  @ForReportReviewers
  @PostMapping("/acceptance")
  SeeOther accept(@PathVariable UUID id, Actor actor) {
    lifecycle.accept(actor, id);
    return back(id, "community.accepted");
  }

  @ForReportReviewers
  @GetMapping("/return")
  ReportQuestionPage showReturn(@PathVariable UUID id, Actor actor) {
    return new ReportQuestionPage(lifecycle.requireWritable(actor, id), "return",
        FormFields.blank(ReportReasonForm.class));
  }

  @ForReportReviewers
  @PostMapping("/return")
  WebResult returnForCorrection(@PathVariable UUID id, Submission<ReportReasonForm> sent, Actor actor) {
    ReportView report = lifecycle.requireWritable(actor, id);
    return sent.save(form -> {
      lifecycle.returnForCorrection(actor, id, form.reason());
      return back(id, "community.returned");
    }, fields -> new ReportQuestionPage(report, "return", fields));
  }
}
