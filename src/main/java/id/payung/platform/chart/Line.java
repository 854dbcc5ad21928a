package id.payung.platform.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values in order of time: a line with a scale, or (as a sparkline) the line alone. */
public record Line(double width, double height, String path, List<Dot> dots, List<Tick> ticks, List<Point> points) {
  private static final double LEFT = 44;

  /** A value and what stands below it. */
  public record Point(String label, double value) {}

  /** A point in pixels. */
  public record Dot(Point point, double x, double y, String anchor) {}

  /** A line of the scale. */
  public record Tick(double y, double value) {}

  /** 520 × 240 pixels, from 0 to a round number above the largest. */
  public static Line draw(List<Point> points) {
    double width = 520;
    double height = 240;
    List<Double> steps = Scale.ticks(largest(points), 4);
    Scale up = new Scale(0, steps.getLast(), height - 34, 22);
    var ticks = steps.stream().map(value -> new Tick(up.at(value), value)).toList();
    return line(points, width, height, LEFT, width - 28, up, ticks);
  }

  /** 112 × 28 pixels, from the smallest to the largest. */
  public static Line spark(List<Point> points) {
    double least = points.stream().mapToDouble(Point::value).min().orElse(0);
    return line(points, 112, 28, 4, 108, new Scale(least, Math.max(largest(points), least + 1e-9), 24, 4), List.of());
  }

  private static Line line(List<Point> points, double width, double height, double left, double right, Scale up, List<Tick> ticks) {
    Scale along = new Scale(0, Math.max(1, points.size() - 1), left, right);
    var dots = new ArrayList<Dot>();
    var path = new StringBuilder();
    for (Point point : points) {
      int i = dots.size();
      Dot dot = new Dot(point, along.at(i), up.at(point.value()), i == 0 ? "start" : i == points.size() - 1 ? "end" : "middle");
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", dot.x(), dot.y()));
      dots.add(dot);
    }
    return new Line(width, height, path.toString(), List.copyOf(dots), ticks, List.copyOf(points));
  }

  private static double largest(List<Point> points) {
    return points.stream().mapToDouble(Point::value).max().orElse(0);
  }
}
