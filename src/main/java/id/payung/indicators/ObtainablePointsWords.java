package id.payung.indicators;

import id.payung.platform.web.Ui;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Potensi nilai in words, alike on every page and paper that shows it. */
public final class ObtainablePointsWords {
  private ObtainablePointsWords() {}

  /**
   * Why the points are not there yet: "belum dijawab 63,00 · belum terbukti 12,50"; a reason of no points is left out.
   */
  public static String reasons(Ui ui, ObtainablePoints points) {
    return Stream
        .of(reason(ui, "unanswered", points.unanswered()), reason(ui, "unproven", points.unproven()),
            reason(ui, "unclaimed", points.unclaimed()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /** The number and its reasons: "762,00 (belum dijawab …)". */
  public static String withReasons(Ui ui, ObtainablePoints points) {
    String reasons = reasons(ui, points);
    return ui.score(points.total()) + (reasons.isEmpty() ? "" : " (" + reasons + ")");
  }

  private static String reason(Ui ui, String reason, BigDecimal points) {
    return points.signum() == 0 ? "" : ui.t("indicators.stake." + reason, ui.score(points));
  }
}
