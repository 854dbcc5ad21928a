package id.payung.community.reportoverview;

import id.payung.community.ReportBody;
import id.payung.community.reportoverview.ReportFigures.Sum;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.sheets.SheetWriter.Heading;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The numbers behind the charts: all, by age, by month, by village. */
final class ReportFiguresSheet {
  private ReportFiguresSheet() {}

  static void write(SheetWriter sheet, Ui ui, ReportChartsPage page) {
    List<String> notes = Stream
        .concat(Stream.of(ui.t("community.charts.period", ui.date(page.period().from()), ui.date(page.period().to()))),
            page.rule(ui).stream())
        .toList();
    sums(sheet, ui, ui.t("community.charts.all"), notes, List.of(page.figures().total()),
        _ -> ui.t("community.charts.all"));
    sheet.beginSheet(ui.t("community.ages"), notes, List.of(new Heading(ui.t("community.band"), 16),
        new Heading(ui.t("community.boys"), 12), new Heading(ui.t("community.girls"), 12)));
    for (int band = 0; band < ReportBody.AGE_BANDS.size(); band++) {
      sheet.addRow(List.of(ui.t("community.band.years", ReportBody.AGE_BANDS.get(band)),
          page.figures().total().boys(band), page.figures().total().girls(band)));
    }
    sums(sheet, ui, ui.t("community.charts.month"), notes, page.figures().months(),
        sum -> ReportChartsPage.monthName(ui, sum));
    sums(sheet, ui, ui.t("community.field.village"), notes, page.figures().villages(), page::villageName);
  }

  private static void sums(SheetWriter sheet, Ui ui, String name, List<String> notes, List<Sum> sums,
      Function<Sum, String> label) {
    sheet.beginSheet(name, notes,
        List.of(new Heading(name, 34), new Heading(ui.t("community.charts.reports"), 12),
            new Heading(ui.t("community.field.people.childrenM"), 16),
            new Heading(ui.t("community.field.people.childrenF"), 16),
            new Heading(ui.t("community.field.people.adultsM"), 16),
            new Heading(ui.t("community.field.people.adultsF"), 16)));
    sums.forEach(sum -> sheet.addRow(
        List.of(label.apply(sum), sum.reports(), sum.childrenM(), sum.childrenF(), sum.adultsM(), sum.adultsF())));
  }
}
