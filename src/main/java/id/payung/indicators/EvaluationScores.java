package id.payung.indicators;

import id.payung.platform.reference.BilingualText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a year stands.
 *
 * @param evaluation its code: 2026
 * @param total of the whole year
 * @param blocks the seven, in the order of the instrument
 * @param questions by code
 * @param bands the categories, the lowest first
 * @param since the same totals at the end of an earlier day on which something changed, or null
 */
public record EvaluationScores(String evaluation, ScoreTotals total, List<BlockScore> blocks,
    Map<String, ScoredQuestion> questions, List<CategoryBand> bands, BigDecimal highest, @Nullable EarlierTotals since,
    boolean unconfirmed) {

  /** A block with its name and its scores. */
  public record BlockScore(String code, BilingualText name, ScoreTotals score) {}

  /** A question: points only, who owes it, and the code of its next step ({@code indicators.next.<code>}). */
  public record ScoredQuestion(String code, String indicator, ScoreTotals score, @Nullable UUID organisation,
      String next) {}

  /** A category; {@code includesLower} is false for "more than 600". */
  public record CategoryBand(String code, BilingualText name, BigDecimal lower, boolean includesLower,
      BigDecimal upper) {
    boolean isReachedBy(BigDecimal score) {
      int low = score.compareTo(lower);
      return includesLower ? low >= 0 : low > 0;
    }
  }

  /** What stood before. */
  public record EarlierTotals(LocalDate day, BigDecimal claimed, BigDecimal complete, BigDecimal survives) {}

  /** The category of a score by the rule of this year's instrument: 600,00 is still Pratama, 600,01 is Madya. */
  public BilingualText categoryOf(BigDecimal score) {
    return bands.stream()
        .filter(band -> band.isReachedBy(score))
        .reduce((lower, higher) -> higher)
        .orElse(bands.getFirst())
        .name();
  }
}
