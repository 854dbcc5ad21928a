package id.payung.community.reportoverview;

import id.payung.community.ReportBody;
import id.payung.community.reportlist.ReportFilter;
import id.payung.community.reportoverview.ReportFigures.Sum;
import id.payung.platform.chart.BarChart;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOptionGroup;
import id.payung.platform.web.Ui;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Reports added up.
 *
 * @param villages names by id
 */
@Template("community/charts")
public record ReportChartsPage(ReportFilter filter, List<SelectOptionGroup> districts, ReportChartsPeriod period,
    ReportFigures figures, UncountedReports uncounted, Map<UUID, String> villages) implements PageModel {
  /** More bars are a list and no picture. */
  public static final int MAX_BARS = 20;

  /** What is added up, and what is not. */
  public List<String> rule(Ui ui) {
    String counted = switch (filter.status()) {
      case "review", "withdrawn" -> ui.t("community.charts.only." + filter.status());
      default -> ui.t("community.charts.counted");
    };
    String left = uncounted.in(ui);
    return left.isEmpty() ? List.of(counted) : List.of(counted, left);
  }

  /** Children and adults, male and female. */
  public BarChart people(Ui ui) {
    Sum all = figures.total();
    return BarChart.draw(sexes(ui), List.of(item(ui.t("community.children"), all.childrenM(), all.childrenF()),
        item(ui.t("community.adults"), all.adultsM(), all.adultsF())));
  }

  public BarChart ages(Ui ui) {
    return BarChart.draw(sexes(ui),
        IntStream.range(0, ReportBody.AGE_BANDS.size())
            .mapToObj(band -> item(ui.t("community.band.years", ReportBody.AGE_BANDS.get(band)),
                figures.total().boys(band), figures.total().girls(band)))
            .toList());
  }

  public BarChart months(Ui ui) {
    return BarChart.draw(groups(ui),
        figures.months().stream().map(sum -> item(monthName(ui, sum), sum.children(), sum.adults())).toList());
  }

  /** Those with most people. */
  public BarChart largestVillages(Ui ui) {
    return BarChart.draw(groups(ui),
        figures.villages()
            .stream()
            .limit(MAX_BARS)
            .map(sum -> item(villageName(sum), sum.children(), sum.adults()))
            .toList());
  }

  static String monthName(Ui ui, Sum sum) {
    return sum.month() == null ? "" : DateTimeFormatter.ofPattern("MMMM yyyy", ui.locale()).format(sum.month());
  }

  String villageName(Sum sum) {
    return sum.village() == null ? "" : villages.getOrDefault(sum.village(), "–");
  }

  private static List<String> sexes(Ui ui) {
    return List.of(ui.t("community.male"), ui.t("community.female"));
  }

  private static List<String> groups(Ui ui) {
    return List.of(ui.t("community.children"), ui.t("community.adults"));
  }

  private static BarChart.Item item(String label, long first, long second) {
    return new BarChart.Item(label, 0, List.of((double) first, (double) second));
  }
}
