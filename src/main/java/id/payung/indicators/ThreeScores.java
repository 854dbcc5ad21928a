package id.payung.indicators;

import id.payung.platform.reference.Text;
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
public record ThreeScores(String evaluation, Score total, List<Block> blocks, Map<String, Question> questions,
    List<Band> bands, BigDecimal highest, @Nullable Since since, boolean unconfirmed) {

  /** A block with its name and its scores. */
  public record Block(String code, Text name, Score score) {}

  /** A question: points only, who owes it, and the code of its next step ({@code indicators.next.<code>}). */
  public record Question(String code, String indicator, Score score, @Nullable UUID organisation, String next) {}

  /** A category; {@code includesLower} is false for "more than 600". */
  public record Band(String code, Text name, BigDecimal lower, boolean includesLower, BigDecimal upper) {
    boolean holds(BigDecimal score) {
      int low = score.compareTo(lower);
      return includesLower ? low >= 0 : low > 0;
    }
  }

  /** What stood before. */
  public record Since(LocalDate day, BigDecimal claimed, BigDecimal complete, BigDecimal survives) {}

  /** The category of a score by the rule of this year's instrument: 600,00 is still Pratama, 600,01 is Madya. */
  public Text category(BigDecimal score) {
    return bands.stream()
        .filter(band -> band.holds(score))
        .reduce((lower, higher) -> higher)
        .orElse(bands.getFirst())
        .name();
  }
}
