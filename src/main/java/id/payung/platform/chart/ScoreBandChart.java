package id.payung.platform.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A score on its way from 0 to the maximum, with the categories as bands and each score as a mark of its own shape. */
public record ScoreBandChart(double width, double height, double max, Lettering lettering, List<Segment> segments,
    List<Mark> marks) {
  private static final double WIDTH = 900;
  private static final double MARGIN = 16;

  /** How large the letters are, and what follows from it. */
  public enum Lettering {
    /** For a screen and a page of paper: categories are named within the bar. */
    SMALL(13, 30),
    /** For a picture that is looked at on a phone: categories are named below the bar, in two lanes. */
    LARGE(27, 46);

    private final double text;
    private final double bar;

    Lettering(double text, double bar) {
      this.text = text;
      this.bar = bar;
    }

    public double text() {
      return text;
    }

    public double bar() {
      return bar;
    }

    /** Three lanes of scores stand above the bar. */
    public double barTop() {
      return 3 * lane() + 6;
    }

    public double barBottom() {
      return barTop() + bar;
    }

    /** Where the numbers stand at which categories begin. */
    public double tickY() {
      return barBottom() + text + 4;
    }

    public boolean namesBelow() {
      return this == LARGE;
    }

    double lane() {
      return text + 17;
    }

    double height() {
      return namesBelow() ? tickY() + 2 * (text + 10) + 8 : barBottom() + 30;
    }

    double nameY(int rank) {
      return namesBelow() ? tickY() + (1 + rank % 2) * (text + 10) : barTop() + 20;
    }
  }

  /** A category and the scores that belong to it, both ends included. */
  public record Band(String label, double from, double to) {}

  /** A score and what it is called. */
  public record Score(String label, double value) {}

  /** A band in pixels; {@code rank} counts from 0 and picks the shade; its name stands at {@code nameX}, centred. */
  public record Segment(Band band, String label, double x, double width, int rank, double nameX, double nameY) {}

  /**
   * A score in pixels.
   *
   * @param shape 0, 1, 2…: which shape and shade, by the order given
   * @param textX where its label stands, {@code anchor} "start" or "end"
   * @param textY its lane, so that no two labels meet
   */
  public record Mark(Score score, int shape, double x, double textX, double textY, String anchor) {}

  public static ScoreBandChart draw(List<Band> bands, List<Score> scores, double max) {
    return draw(bands, scores, max, Lettering.SMALL);
  }

  public static ScoreBandChart draw(List<Band> bands, List<Score> scores, double max, Lettering lettering) {
    LinearScale scale = new LinearScale(0, max, MARGIN, WIDTH - MARGIN);
    var segments = new ArrayList<Segment>();
    for (Band band : bands) {
      double x = scale.toPixel(band.from());
      double width = LinearScale.round(scale.toPixel(band.to()) - x);
      segments.add(segment(band, x, width, segments.size(), lettering));
    }
    return new ScoreBandChart(WIDTH, lettering.height(), max, lettering, List.copyOf(segments),
        marks(scores, scale, lettering));
  }

  private static Segment segment(Band band, double x, double width, int rank, Lettering lettering) {
    String name = lettering.namesBelow() ? band.label() : TextFitting.truncate(band.label(), width - 6, 12);
    double half = TextFitting.estimateWidth(name, lettering.text()) / 2;
    double middle = x + width / 2;
    double nameX = lettering.namesBelow() ? Math.clamp(middle, half + 4, Math.max(half + 4, WIDTH - half - 4)) : middle;
    return new Segment(band, name, x, width, rank, LinearScale.round(nameX), lettering.nameY(rank));
  }

  /** Whether the number at the right end has room beside the one where the last category begins. */
  public boolean namesMax() {
    return segments.isEmpty()
        || WIDTH - MARGIN - segments.getLast().x() > TextFitting.estimateWidth("1.000", lettering.text()) * 1.7;
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
  private static List<Mark> marks(List<Score> scores, LinearScale scale, Lettering lettering) {
    var byLane = scores.stream()
        .sorted(Comparator.comparingDouble(
            score -> labelStartsAtMark(score, scale, lettering) ? score.value() : 2 * scale.to() - score.value()))
        .toList();
    int lanes = Math.min(scores.size(), 3);
    var marks = new ArrayList<Mark>();
    for (Score score : scores) {
      double x = scale.toPixel(score.value());
      double lane = lettering.barTop() - 14 - lettering.lane() * (lanes - 1 - byLane.indexOf(score) % 3);
      boolean start = labelStartsAtMark(score, scale, lettering);
      marks.add(new Mark(score, scores.indexOf(score), x,
          LinearScale.round(start ? x + lettering.text() : x - lettering.text()), lane, start ? "start" : "end"));
    }
    return List.copyOf(marks);
  }

  private static boolean labelStartsAtMark(Score score, LinearScale scale, Lettering lettering) {
    double reach = lettering.text() + TextFitting.estimateWidth(score.label() + " 000,00", lettering.text());
    return scale.toPixel(score.value()) + reach <= WIDTH - MARGIN;
  }
}
