package id.payung.insight;

import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.web.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A partner's report as XLSX: one row an activity, amounts as numbers, what this reader may not see left empty and said
 * so.
 */
final class PartnerReportSheet {
  private final Ui ui;
  private final List<Column> columns = new ArrayList<>();

  /** A column of the sheet, its heading being {@code insight.partner.column.KEY}. */
  private record Column(String key, int width,
      BiFunction<PartnerReport, PartnerReport.PartnerActivityLine, @Nullable Object> value) {}

  PartnerReportSheet(Ui ui, ReferenceCatalogue reference) {
    this.ui = ui;
    CodeList units = reference.list("agreements/units");
    add("number", 6, line -> line.activity().number());
    add("activity", 40, line -> line.activity().title());
    add("agreement", 36, line -> line.activity().agreementTitle());
    add("office", 24, PartnerReport.PartnerActivityLine::office);
    add("unit", 12, line -> units.nameOf(line.activity().unit(), ui.locale()));
    add("target", 10, line -> line.activity().target());
    add("realised", 10, PartnerReport.PartnerActivityLine::realisedInPeriod);
    add("altogether", 10, PartnerReport.PartnerActivityLine::realisedToDate);
    add("share", 9, line -> ui.percent(line.progress().realisedShare()));
    add("status", 16, line -> ui.t(line.progress().tone().key()));
    add("reports", 9, PartnerReport.PartnerActivityLine::reports);
    add("children-m", 9, line -> line.attendance().childrenM());
    add("children-f", 9, line -> line.attendance().childrenF());
    add("adults-m", 9, line -> line.attendance().adultsM());
    add("adults-f", 9, line -> line.attendance().adultsF());
    add("people", 9, line -> line.attendance().total());
    add("village-count", 9, line -> line.villages().size());
    columns.add(new Column("villages", 40, (report, line) -> String.join("; ", report.namesOfVillages(line))));
    add("committed", 16,
        line -> line.contribution() == null || line.isMoneyHidden() ? null : line.contribution().committed());
    add("spent", 16,
        line -> line.contribution() == null || line.isMoneyHidden() ? null : line.contribution().realised());
    add("as-of", 12, line -> line.contribution() == null ? null : line.contribution().asOf());
  }

  private void add(String key, int width, Function<PartnerReport.PartnerActivityLine, @Nullable Object> value) {
    columns.add(new Column(key, width, (report, line) -> value.apply(line)));
  }

  void write(PartnerReport report, SheetWriter sheet) {
    sheet.beginSheet(ui.t("insight.partner.sheet", report.period().code()), notes(report),
        columns.stream()
            .map(column -> new SheetWriter.Heading(ui.t("insight.partner.column." + column.key()), column.width()))
            .toList());
    for (PartnerReport.PartnerActivityLine line : report.lines()) {
      List<@Nullable Object> row = new ArrayList<>();
      columns.forEach(column -> row.add(column.value().apply(report, line)));
      sheet.addRow(row);
    }
  }

  private List<String> notes(PartnerReport report) {
    List<String> notes = new ArrayList<>();
    notes.add(report.partner().name() + " · " + ui.regencyName());
    notes.add(ui.t("insight.partner.as-of", ui.date(report.period().first()), ui.date(report.upTo())));
    notes.add(ui.t("insight.partner.people.note"));
    if (report.hidden() > 0) {
      notes.add(ui.t("insight.partner.hidden", ui.number(report.hidden())));
    }
    return notes;
  }
}
