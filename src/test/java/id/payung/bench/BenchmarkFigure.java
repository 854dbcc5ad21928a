package id.payung.bench;

import java.util.Locale;

/**
 * One line of the result: what was measured beside what.
 *
 * @param rows how many rows the table held, or records a request; 0 where it does not matter
 * @param baseline the same by plain SQL, or by ten times fewer rows, on the same server in the same run; 0 where the
 * bar is absolute
 * @param ratio figure by baseline; 0 where the bar is absolute
 * @param bar what the design asks of the ratio, or of the figure where there is no baseline
 * @param atMost whether the bar is a ceiling
 */
record BenchmarkFigure(String name, long rows, double figure, String unit, double baseline, double ratio, double bar,
    boolean atMost) {
  /** A bar of nought that is told from no bar. */
  private static final double ZERO_BAR = 0.001;

  static BenchmarkFigure compared(String name, long rows, double figure, String unit, double baseline, double bar,
      boolean atMost) {
    return new BenchmarkFigure(name, rows, figure, unit, baseline, baseline == 0 ? 0 : figure / baseline, bar, atMost);
  }

  /** A ceiling for the figure itself. */
  static BenchmarkFigure atMost(String name, long rows, double figure, String unit, double bar) {
    return new BenchmarkFigure(name, rows, figure, unit, 0, 0, bar, true);
  }

  /** Something that must not be. */
  static BenchmarkFigure mustBeZero(String name, long rows, double figure, String unit) {
    return new BenchmarkFigure(name, rows, figure, unit, 0, 0, ZERO_BAR, true);
  }

  /** Told for its own sake. */
  static BenchmarkFigure informational(String name, long rows, double figure, String unit, double baseline) {
    return new BenchmarkFigure(name, rows, figure, unit, baseline, baseline == 0 ? 0 : figure / baseline, 0, true);
  }

  boolean isMet() {
    double judged = baseline == 0 ? figure : ratio;
    return bar == 0 || (atMost ? judged <= bar : judged >= bar);
  }

  static String tableHeader() {
    return String.format(Locale.ROOT, "%-58s %7s %9s %-9s %9s %7s %9s", "what", "rows", "figure", "", "baseline",
        "ratio", "bar");
  }

  String tableRow() {
    return String.format(Locale.ROOT, "%-58s %7s %9s %-9s %9s %7s %9s  %s", name, rows == 0 ? "" : Long.toString(rows),
        formatNumber(figure), unit, baseline == 0 ? "" : formatNumber(baseline), ratio == 0 ? "" : formatNumber(ratio),
        bar == 0 ? "" : (atMost ? "<= " : ">= ") + formatNumber(bar), bar == 0 ? "" : isMet() ? "holds" : "MISSED");
  }

  String toJson() {
    return String.format(Locale.ROOT,
        "{\"name\": \"%s\", \"rows\": %d, \"figure\": %s, \"unit\": \"%s\", \"baseline\": %s, \"ratio\": %s, "
            + "\"bar\": %s, \"holds\": %s}",
        name, rows, formatNumber(figure), unit, baseline == 0 ? "null" : formatNumber(baseline),
        ratio == 0 ? "null" : formatNumber(ratio),
        bar == 0 ? "null" : "\"" + (atMost ? "<= " : ">= ") + formatNumber(bar) + "\"",
        bar == 0 ? "null" : Boolean.toString(isMet()));
  }

  static String formatNumber(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.2f", value);
  }
}
