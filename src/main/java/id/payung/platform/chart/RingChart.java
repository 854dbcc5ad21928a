package id.payung.platform.chart;

/**
 * A share of a whole as a ring of 120 pixels. {@code length} of {@code round} is drawn, from the top and to the right.
 */
public record RingChart(double share, double length, double circumference) {
  public static final double RADIUS = 48;

  /** @param share 0 to 1; what lies outside is drawn as the nearer end, and said as it is */
  public static RingChart draw(double share) {
    double circumference = 2 * Math.PI * RADIUS;
    return new RingChart(share, LinearScale.round(Math.clamp(share, 0, 1) * circumference),
        LinearScale.round(circumference));
  }
}
