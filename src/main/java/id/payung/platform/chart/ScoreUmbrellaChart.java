package id.payung.platform.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The score as an umbrella: one panel a block, as wide as the block's most points; each panel filled from the handle
 * outwards as far as its share claimed, complete and surviving reaches.
 */
public record ScoreUmbrellaChart(double width, double height, List<Panel> panels, List<Block> blocks) {
  public static final double CENTRE_X = 320;
  public static final double CENTRE_Y = 306;
  private static final double INNER = 46;
  private static final double OUTER = 240;

  /**
   * A block of the instrument.
   *
   * @param sign its short name on the panel: "I"
   * @param most points that the block can bring
   */
  public record Block(String sign, String name, double most, double claimed, double complete, double estimated) {}

  /** A panel as SVG paths; empty where nothing is to fill. */
  public record Panel(Block block, String cloth, String claimed, String complete, String estimated, double textX,
      double textY) {}

  /** @throws IllegalArgumentException when no block brings a point */
  public static ScoreUmbrellaChart draw(List<Block> blocks) {
    double all = blocks.stream().mapToDouble(Block::most).sum();
    if (all <= 0) {
      throw new IllegalArgumentException("no points at all");
    }
    var panels = new ArrayList<Panel>();
    double from = Math.PI;
    for (Block block : blocks) {
      double to = from - Math.PI * block.most() / all;
      double middle = (from + to) / 2;
      panels.add(new Panel(block, panelOutline(from, to), filledSegment(from, to, share(block.claimed(), block)),
          filledSegment(from, to, share(block.complete(), block)),
          filledSegment(from, to, share(block.estimated(), block)),
          LinearScale.round(CENTRE_X + (OUTER + 34) * Math.cos(middle)),
          LinearScale.round(CENTRE_Y - (OUTER + 30) * Math.sin(middle) + 5)));
      from = to;
    }
    return new ScoreUmbrellaChart(640, 400, List.copyOf(panels), List.copyOf(blocks));
  }

  private static double share(double points, Block block) {
    return block.most() <= 0 ? 0 : Math.clamp(points / block.most(), 0, 1);
  }

  /** The whole panel, its rim bulging like cloth between two ribs. */
  private static String panelOutline(double from, double to) {
    double middle = (from + to) / 2;
    double bulge = OUTER / Math.cos((from - to) / 2) + 8;
    return path("M%s L%s Q%s %s L%s A%.0f %.0f 0 0 0 %s Z", pointAt(from, INNER), pointAt(from, OUTER),
        pointAt(middle, bulge), pointAt(to, OUTER), pointAt(to, INNER), INNER, INNER, pointAt(from, INNER));
  }

  private static String filledSegment(double from, double to, double share) {
    if (share <= 0) {
      return "";
    }
    double reach = INNER + share * (OUTER - INNER);
    return path("M%s L%s A%.1f %.1f 0 0 1 %s L%s A%.0f %.0f 0 0 0 %s Z", pointAt(from, INNER), pointAt(from, reach),
        reach, reach, pointAt(to, reach), pointAt(to, INNER), INNER, INNER, pointAt(from, INNER));
  }

  private static String pointAt(double angle, double radius) {
    return String.format(Locale.ROOT, "%.1f %.1f", CENTRE_X + radius * Math.cos(angle),
        CENTRE_Y - radius * Math.sin(angle));
  }

  private static String path(String shape, Object... parts) {
    return String.format(Locale.ROOT, shape, parts);
  }
}
