package id.payung.community.reportlist;

import id.payung.community.Report;
import id.payung.community.report.ForReportReviewers;
import id.payung.community.report.ReportLifeCycle;
import id.payung.community.report.WithdrawnReport;
import id.payung.community.reportwithdrawal.ReportWithdrawal;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkConfirmationPage;
import id.payung.platform.bulk.BulkForm;
import id.payung.platform.bulk.BulkResult;
import id.payung.platform.bulk.BulkRun;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One decision on many reports that wait for a reviewer. */
@Controller
@RequestMapping("/{regency}/reports")
@ForReportReviewers
class ManyReportsController {
  private static final String LIST = "/reports";

  private final ReportLifeCycle reports;
  private final ReportWithdrawal withdrawal;
  private final UndoOfferRepository undo;

  ManyReportsController(ReportLifeCycle reports, ReportWithdrawal withdrawal, UndoOfferRepository undo) {
    this.reports = reports;
    this.withdrawal = withdrawal;
    this.undo = undo;
  }

  @PostMapping("/acceptance")
  WebResult accept(Submission<BulkForm> sent, Actor actor, Ui ui) {
    return sent.saveOrReturn(form -> {
      BulkResult<ReportLifeCycle.AcceptedReport> result = decide(actor, ui, form, row -> reports.accept(actor, row));
      return undo.offer(actor, reports, result.done(), result.say(ui, form.backTo(LIST), "community.accepted-many"));
    }, SeeOther.to(LIST));
  }

  @PostMapping("/return")
  WebResult returnForCorrection(Submission<BulkForm> sent, Actor actor, Ui ui) {
    return sent.saveOrReturn(form -> {
      if (form.reason().isBlank()) {
        return BulkConfirmationPage.of(ui, form, LIST, "/reports/return", "community.return.many",
            titles(actor, ui, form));
      }
      BulkResult<WithdrawnReport> result =
          decide(actor, ui, form, row -> withdrawal.returnForCorrection(actor, row, form.reason()));
      return undo.offer(actor, withdrawal, result.done(), result.say(ui, form.backTo(LIST), "community.returned-many"));
    }, SeeOther.to(LIST));
  }

  private <S> BulkResult<S> decide(Actor actor, Ui ui, BulkForm form, Function<ChosenRow, S> decision) {
    return BulkRun.each(form.rows(), titles(actor, ui, form), decision);
  }

  private Function<ChosenRow, String> titles(Actor actor, Ui ui, BulkForm form) {
    Map<UUID, String> titles = reports.listByIds(actor, form.rows().stream().map(ChosenRow::id).toList())
        .stream()
        .collect(Collectors.toMap(Report::id, report -> report.receipt() + " " + report.title()));
    return row -> titles.getOrDefault(row.id(), ui.t("ui.bulk.unknown"));
  }
}
