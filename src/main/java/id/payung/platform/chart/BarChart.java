package id.payung.platform.chart;

import java.util.ArrayList;
import java.util.List;

/** Horizontal bars, one or several to a row, each row against its own most. */
public record BarChart(double width, double height, List<String> series, List<Row> rows, List<Item> items) {
  public static final double LABEL = 320;
  public static final double BAR = 11;
  private static final double WIDTH = 900;
  private static final double VALUE = 190;
  private static final double GAP = 14;
  private static final double LINE = 15;
  private static final int MAX_LINES = 4;

  /**
   * A row to draw.
   *
   * @param most the value at full length of the pale track; 0 draws no track
   * @param values one a series, in its order
   */
  public record Item(String label, double most, List<Double> values) {}

  /** A row in pixels; its label in as many lines as it needs, at most {@value #MAX_LINES}. */
  public record Row(Item item, List<String> label, double y, double height, double x, double track,
      List<Double> widths) {

    /** Where a line of the label stands, so that all of them are in the middle of the row. */
    public double lineY(int line) {
      return y + height / 2 + 4.5 + (line - (label.size() - 1) / 2.0) * LINE;
    }
  }

  /** Pixels that the longest bar may take. */
  public double plot() {
    return width - LABEL - VALUE;
  }

  /** @throws IllegalArgumentException when a row has not one value a series */
  public static BarChart draw(List<String> series, List<Item> items) {
    double top = 6;
    double max = items.stream().mapToDouble(item -> Math.max(item.most(), largest(item))).max().orElse(1);
    LinearScale scale = new LinearScale(0, max, 0, WIDTH - LABEL - VALUE);
    double bars = Math.max(22, series.size() * BAR + 2);
    double y = top;
    var rows = new ArrayList<Row>();
    for (Item item : items) {
      if (item.values().size() != series.size()) {
        throw new IllegalArgumentException(item.values().size() + " values for " + series.size() + " series");
      }
      var widths = item.values().stream().map(scale::toPixel).toList();
      List<String> label = TextFitting.wrap(item.label(), LABEL - 16, 13, MAX_LINES);
      double height = Math.max(bars, label.size() * LINE);
      rows.add(new Row(item, label, y, height, LABEL, scale.toPixel(item.most()), widths));
      y += height + GAP;
    }
    return new BarChart(WIDTH, y, List.copyOf(series), List.copyOf(rows), List.copyOf(items));
  }

  private static double largest(Item item) {
    return item.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
