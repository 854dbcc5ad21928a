package id.payung.platform.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values in order of time: a line with a scale, or (as a sparkline) the line alone. */
public record LineChart(double width, double height, String path, List<Dot> dots, List<Tick> ticks,
    List<Point> points) {
  private static final double LEFT = 44;
  private static final double TEXT = 12;
  private static final double APART = 12;

  /** A value and what stands below it. */
  public record Point(String label, double value) {}

  /**
   * A point in pixels.
   *
   * @param named whether its label and value are written: the last always, others where they meet no neighbour
   */
  public record Dot(Point point, double x, double y, String anchor, boolean named) {
    private Dot named(boolean yes) {
      return new Dot(point, x, y, anchor, yes);
    }

    /** Pixels that label and value take to the left and to the right of the point. */
    private double left() {
      return anchor.equals("start") ? x : anchor.equals("end") ? x - text() : x - text() / 2;
    }

    private double right() {
      return left() + text();
    }

    private double text() {
      return Math.max(TextFitting.estimateWidth(point.label(), TEXT),
          TextFitting.estimateWidth(String.format(Locale.ROOT, "%.2f", point.value()), TEXT));
    }
  }

  /** A line of the scale. */
  public record Tick(double y, double value) {}

  /** 520 × 240 pixels, from 0 to a round number above the largest. */
  public static LineChart draw(List<Point> points) {
    double width = 520;
    double height = 240;
    List<Double> steps = LinearScale.ticks(largest(points), 4);
    LinearScale up = new LinearScale(0, steps.getLast(), height - 34, 22);
    var ticks = steps.stream().map(value -> new Tick(up.toPixel(value), value)).toList();
    return layout(points, width, height, LEFT, width - 28, up, ticks);
  }

  /** 112 × 28 pixels, from the smallest to the largest. */
  public static LineChart sparkline(List<Point> points) {
    double least = points.stream().mapToDouble(Point::value).min().orElse(0);
    return layout(points, 112, 28, 4, 108, new LinearScale(least, Math.max(largest(points), least + 1e-9), 24, 4),
        List.of());
  }

  private static LineChart layout(List<Point> points, double width, double height, double left, double right,
      LinearScale up, List<Tick> ticks) {
    LinearScale along = new LinearScale(0, Math.max(1, points.size() - 1), left, right);
    var dots = new ArrayList<Dot>();
    var path = new StringBuilder();
    for (Point point : points) {
      int i = dots.size();
      Dot dot = new Dot(point, along.toPixel(i), up.toPixel(point.value()),
          i == 0 ? "start" : i == points.size() - 1 ? "end" : "middle", false);
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", dot.x(), dot.y()));
      dots.add(dot);
    }
    return new LineChart(width, height, path.toString(), labelled(dots), ticks, List.copyOf(points));
  }

  /** The last is always named, then the first, then from left to right whoever has room. */
  private static List<Dot> labelled(List<Dot> dots) {
    if (dots.size() < 2) {
      return dots.stream().map(dot -> dot.named(true)).toList();
    }
    double end = dots.getLast().left() - APART;
    double taken = Double.NEGATIVE_INFINITY;
    var named = new ArrayList<Dot>();
    for (Dot dot : dots.subList(0, dots.size() - 1)) {
      boolean room = dot.left() >= taken && dot.right() <= end;
      named.add(dot.named(room));
      taken = room ? dot.right() + APART : taken;
    }
    named.add(dots.getLast().named(true));
    return List.copyOf(named);
  }

  private static double largest(List<Point> points) {
    return points.stream().mapToDouble(Point::value).max().orElse(0);
  }
}
