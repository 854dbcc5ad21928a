package id.payung.platform.chart;

import java.util.ArrayList;
import java.util.List;

/** Horizontal bars, one or several to a row, each row against its own most. */
public record BarChart(double width, double height, List<String> series, List<Row> rows, List<Item> items) {
  public static final double LABEL = 250;
  public static final double BAR = 11;
  private static final double WIDTH = 900;
  private static final double VALUE = 190;
  private static final double GAP = 14;

  /**
   * A row to draw.
   *
   * @param most the value at full length of the pale track; 0 draws no track
   * @param values one a series, in its order
   */
  public record Item(String label, double most, List<Double> values) {}

  /** A row in pixels. */
  public record Row(Item item, String label, double y, double height, double x, double track, List<Double> widths) {}

  /** Pixels that the longest bar may take. */
  public double plot() {
    return width - LABEL - VALUE;
  }

  /** @throws IllegalArgumentException when a row has not one value a series */
  public static BarChart draw(List<String> series, List<Item> items) {
    double top = 6;
    double max = items.stream().mapToDouble(item -> Math.max(item.most(), largest(item))).max().orElse(1);
    LinearScale scale = new LinearScale(0, max, 0, WIDTH - LABEL - VALUE);
    double height = Math.max(22, series.size() * BAR + 2);
    var rows = new ArrayList<Row>();
    for (Item item : items) {
      if (item.values().size() != series.size()) {
        throw new IllegalArgumentException(item.values().size() + " values for " + series.size() + " series");
      }
      var widths = item.values().stream().map(scale::toPixel).toList();
      double y = top + rows.size() * (height + GAP);
      rows.add(new Row(item, TextFitting.truncate(item.label(), LABEL - 16, 13), y, height, LABEL,
          scale.toPixel(item.most()), widths));
    }
    return new BarChart(WIDTH, top + items.size() * (height + GAP), List.copyOf(series), List.copyOf(rows),
        List.copyOf(items));
  }

  private static double largest(Item item) {
    return item.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
