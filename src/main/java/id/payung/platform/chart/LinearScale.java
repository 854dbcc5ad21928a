package id.payung.platform.chart;

import java.util.ArrayList;
import java.util.List;

/** A straight scale from values to pixels; what lies outside is drawn at the edge. */
record LinearScale(double from, double to, double left, double right) {

  /** The pixel of a value, to a tenth. An empty range (from = to) puts all at the left. */
  double toPixel(double value) {
    if (to <= from) {
      return round(left);
    }
    double share = Math.clamp((value - from) / (to - from), 0, 1);
    return round(left + share * (right - left));
  }

  /**
   * Round numbers from 0 up to at least {@code max}, about {@code count} of them: steps of 1, 2 or 5 and their powers
   * of ten.
   */
  static List<Double> ticks(double max, int count) {
    double rough = Math.max(max, 1e-9) / Math.max(1, count);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (double factor : new double[]{1, 2, 5, 10}) {
      step = factor * power;
      if (step >= rough - 1e-12) {
        break;
      }
    }
    var ticks = new ArrayList<Double>();
    for (int i = 0; i == 0 || ticks.getLast() < max - 1e-9; i++) {
      ticks.add(i * step);
    }
    return List.copyOf(ticks);
  }

  static double round(double pixels) {
    return Math.round(pixels * 10) / 10.0;
  }
}
