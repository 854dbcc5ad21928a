package id.payung.platform.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A score on its way from 0 to the maximum, with the categories as bands and each score as a mark of its own shape. */
public record ScoreBandChart(double width, double height, double max, List<Segment> segments, List<Mark> marks) {
  public static final double BAR_TOP = 96;
  public static final double BAR = 30;
  private static final double WIDTH = 900;
  private static final double MARGIN = 16;
  private static final double LANE = 30;
  private static final double TEXT = 13;
  private static final double MARK = 13;

  /** A category and the scores that belong to it, both ends included. */
  public record Band(String label, double from, double to) {}

  /** A score and what it is called. */
  public record Score(String label, double value) {}

  /** A band in pixels; {@code rank} counts from 0 and picks the shade. */
  public record Segment(Band band, String label, double x, double width, int rank) {}

  /**
   * A score in pixels.
   *
   * @param shape 0, 1, 2…: which shape and shade, by the order given
   * @param textX where its label stands, {@code anchor} "start" or "end"
   * @param textY its lane, so that no two labels meet
   */
  public record Mark(Score score, int shape, double x, double textX, double textY, String anchor) {}

  public static ScoreBandChart draw(List<Band> bands, List<Score> scores, double max) {
    LinearScale scale = new LinearScale(0, max, MARGIN, WIDTH - MARGIN);
    var segments = new ArrayList<Segment>();
    for (Band band : bands) {
      double x = scale.toPixel(band.from());
      double width = LinearScale.round(scale.toPixel(band.to()) - x);
      segments.add(new Segment(band, TextFitting.truncate(band.label(), width - 6, 12), x, width, segments.size()));
    }
    return new ScoreBandChart(WIDTH, BAR_TOP + BAR + 30, max, List.copyOf(segments), marks(scores, scale));
  }

  /** The band that a score lies in, by name; null below the first. */
  public static @org.jspecify.annotations.Nullable String bandOf(List<Band> bands, double score) {
    return bands.stream()
        .filter(band -> score >= band.from())
        .max(Comparator.comparingDouble(Band::from))
        .map(Band::label)
        .orElse(null);
  }

  /**
   * Each score gets its own lane above the bar, so that labels never meet. Labels stand to the right of their line and
   * the leftmost is the highest: then no line runs through a label. Only what lies at the right edge has its label to
   * the left, the rightmost the highest.
   */
  private static List<Mark> marks(List<Score> scores, LinearScale scale) {
    var byLane = scores.stream()
        .sorted(Comparator
            .comparingDouble(score -> labelStartsAtMark(score, scale) ? score.value() : 2 * scale.to() - score.value()))
        .toList();
    int lanes = Math.min(scores.size(), 3);
    var marks = new ArrayList<Mark>();
    for (Score score : scores) {
      double x = scale.toPixel(score.value());
      double lane = BAR_TOP - 14 - LANE * (lanes - 1 - byLane.indexOf(score) % 3);
      boolean start = labelStartsAtMark(score, scale);
      marks.add(new Mark(score, scores.indexOf(score), x, LinearScale.round(start ? x + MARK : x - MARK), lane,
          start ? "start" : "end"));
    }
    return List.copyOf(marks);
  }

  private static boolean labelStartsAtMark(Score score, LinearScale scale) {
    return scale.toPixel(score.value()) + MARK + TextFitting.estimateWidth(score.label() + " 000,00", TEXT) <= WIDTH
        - MARGIN;
  }
}
