package id.payung.insight;

import id.payung.agreements.PeriodRealisationRepository;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.web.Ui;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner's report as XLSX: one row an activity, amounts as numbers, what this reader may not see left empty and said
 * so.
 */
final class PartnerReportSheet {
  private static final String[] HEADS = {"number", "activity", "agreement", "office", "unit", "target", "realised",
    "altogether", "share", "status", "reports", "children-m", "children-f", "adults-m", "adults-f", "people",
    "village-count", "villages", "committed", "spent", "as-of"};
  private static final int[] WIDTHS = {6, 40, 36, 24, 12, 10, 10, 10, 9, 16, 9, 9, 9, 9, 9, 9, 9, 40, 16, 16, 12};

  private final Ui ui;
  private final ReferenceCatalogue reference;

  PartnerReportSheet(Ui ui, ReferenceCatalogue reference) {
    this.ui = ui;
    this.reference = reference;
  }

  byte[] write(PartnerReport report) {
    var out = new ByteArrayOutputStream();
    List<SheetWriter.Heading> heads = new ArrayList<>();
    for (int i = 0; i < HEADS.length; i++) {
      heads.add(new SheetWriter.Heading(ui.t("insight.partner.column." + HEADS[i]), WIDTHS[i]));
    }
    try (SheetWriter sheet = new SheetWriter(out)) {
      sheet.beginSheet(ui.t("insight.partner.sheet", report.period().code()), notes(report), heads);
      for (PartnerReport.PartnerActivityLine line : report.lines()) {
        sheet.addRow(row(report, line));
      }
    }
    return out.toByteArray();
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

  private List<@Nullable Object> row(PartnerReport report, PartnerReport.PartnerActivityLine line) {
    PeriodRealisationRepository.OwnerContribution given = line.contribution();
    boolean hidden = given != null && given.hidden() > 0 && given.planned() == 0;
    List<@Nullable Object> row = new ArrayList<>();
    row.add(line.activity().number());
    row.add(line.activity().title());
    row.add(line.activity().agreementTitle());
    row.add(line.office());
    row.add(reference.list("agreements/units").nameOf(line.activity().unit(), ui.locale()));
    row.add(line.activity().target());
    row.add(line.realisedInPeriod());
    row.add(line.realisedToDate());
    row.add(ui.percent(line.progress().realisedShare()));
    row.add(ui.t(ScoreCharts.toneOf(line.progress()).key()));
    row.add(line.reports());
    row.add(line.attendance().childrenM());
    row.add(line.attendance().childrenF());
    row.add(line.attendance().adultsM());
    row.add(line.attendance().adultsF());
    row.add(line.attendance().total());
    row.add(line.villages().size());
    row.add(String.join("; ", report.namesOfVillages(line)));
    row.add(given == null || hidden ? null : given.committed());
    row.add(given == null || hidden ? null : given.realised());
    row.add(given == null ? null : given.asOf());
    return row;
  }
}
