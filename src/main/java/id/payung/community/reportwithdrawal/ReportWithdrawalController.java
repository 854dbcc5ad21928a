package id.payung.community.reportwithdrawal;

import id.payung.community.Report;
import id.payung.community.ReportStatus;
import id.payung.community.ReportUseDirectory.ProvenQuestion;
import id.payung.community.report.ForReportReviewers;
import id.payung.community.report.ReportAccessPolicy;
import id.payung.community.report.ReportLifeCycle;
import id.payung.community.reportwithdrawal.ReportWithdrawalPage.ReportReasonForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A report is withdrawn, or returned for correction; both are asked once, with what falls, and can be undone. */
@Controller
@RequestMapping("/{regency}/reports/{id}")
class ReportWithdrawalController {
  private final ReportLifeCycle lifecycle;
  private final ReportWithdrawal withdrawal;
  private final UndoOfferRepository undo;

  ReportWithdrawalController(ReportLifeCycle lifecycle, ReportWithdrawal withdrawal, UndoOfferRepository undo) {
    this.lifecycle = lifecycle;
    this.withdrawal = withdrawal;
    this.undo = undo;
  }

  @AllowedToSignedIn
  @GetMapping("/withdrawal")
  WebResult showWithdrawal(@PathVariable UUID id, Actor actor) {
    Report report = lifecycle.requireWritable(actor, id);
    return report.status() == ReportStatus.WITHDRAWN ? SeeOther.to("/reports/" + id)
        : page(actor, report, "withdrawal", FormFields.blank(ReportReasonForm.class));
  }

  @AllowedToSignedIn
  @PostMapping("/withdrawal")
  WebResult withdraw(@PathVariable UUID id, Submission<ReportReasonForm> sent, Actor actor) {
    return decide(actor, id, "withdrawal", sent, reason -> undo.offer(actor, withdrawal,
        withdrawal.withdraw(actor, id, reason).stream().toList(), back(id, "community.withdrawn")));
  }

  @ForReportReviewers
  @GetMapping("/return")
  WebResult showReturn(@PathVariable UUID id, Actor actor) {
    Report report = lifecycle.requireWritable(actor, id);
    return ReportAccessPolicy.mayDecide(actor, report)
        ? page(actor, report, "return", FormFields.blank(ReportReasonForm.class))
        : SeeOther.to("/reports/" + id);
  }

  @ForReportReviewers
  @PostMapping("/return")
  WebResult returnForCorrection(@PathVariable UUID id, Submission<ReportReasonForm> sent, Actor actor) {
    return decide(actor, id, "return", sent, reason -> undo.offer(actor, withdrawal,
        List.of(withdrawal.returnForCorrection(actor, id, reason)), back(id, "community.returned")));
  }

  /** @param what the question that comes back when the reason is missing */
  private WebResult decide(Actor actor, UUID id, String what, Submission<ReportReasonForm> sent,
      Function<String, SeeOther> decision) {
    Report report = lifecycle.requireWritable(actor, id);
    return sent.save(form -> decision.apply(form.reason()), fields -> page(actor, report, what, fields));
  }

  private ReportWithdrawalPage page(Actor actor, Report report, String what, FormFields form) {
    List<ProvenQuestion> proven = withdrawal.listProven(actor, report);
    return new ReportWithdrawalPage(report, what, proven, withdrawal.isProvenElsewhere(actor, report, proven), form);
  }

  private static SeeOther back(UUID id, String said) {
    return SeeOther.to("/reports/" + id).saying(said);
  }
}
