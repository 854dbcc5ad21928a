package id.payung.community.reportlist;

import id.payung.community.ReportView;
import id.payung.community.report.ForReportReviewers;
import id.payung.community.report.ReportLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkForm;
import id.payung.platform.bulk.BulkRun;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
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

  ManyReportsController(ReportLifeCycle reports) {
    this.reports = reports;
  }

  @PostMapping("/acceptance")
  WebResult accept(Submission<BulkForm> sent, Actor actor, Ui ui) {
    return sent.saveOrReturn(
        form -> decide(actor, ui, form, "community.accepted-many", row -> reports.accept(actor, row)),
        SeeOther.to(LIST));
  }

  @PostMapping("/return")
  WebResult returnForCorrection(Submission<BulkForm> sent, Actor actor, Ui ui) {
    return sent.saveOrReturn(form -> form.reason().isBlank() ? form.backTo(LIST).saying("ui.bulk.reason.needed")
        : decide(actor, ui, form, "community.returned-many",
            row -> reports.returnForCorrection(actor, row, form.reason())),
        SeeOther.to(LIST));
  }

  private SeeOther decide(Actor actor, Ui ui, BulkForm form, String said, Consumer<ChosenRow> decision) {
    List<ChosenRow> rows = form.rows();
    Map<UUID, String> titles = reports.listByIds(actor, rows.stream().map(ChosenRow::id).toList())
        .stream()
        .collect(Collectors.toMap(ReportView::id, report -> report.receipt() + " " + report.title()));
    return BulkRun.each(rows, row -> titles.getOrDefault(row.id(), ui.t("ui.bulk.unknown")), row -> {
      decision.accept(row);
      return row;
    }).say(ui, form.backTo(LIST), said);
  }
}
