package id.payung.community.report;

import id.payung.community.ReportView;
import id.payung.community.report.ReportQuestionPage.ReportReasonForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.HashMap;
import java.util.Map;
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

  ReportReviewController(ReportLifeCycle lifecycle, ReportAmendment reportAmendment) {
    this.lifecycle = lifecycle;
    this.reportAmendment = reportAmendment;
  }

  @AllowedToSignedIn
  @PostMapping("/settlement")
  SeeOther settleConflicts(@PathVariable UUID id, @RequestParam int version, @RequestParam Map<String, String> sent,
      Actor actor) {
    Map<String, Boolean> choices = new HashMap<>();
    sent.forEach((name, value) -> {
      if (name.startsWith("choice.")) {
        choices.put(name.substring("choice.".length()), value.equals("mine"));
      }
    });
    reportAmendment.settleConflicts(actor, id, version, choices);
    return back(id, "community.settled");
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
