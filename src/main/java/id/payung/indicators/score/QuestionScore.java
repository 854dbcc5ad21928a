package id.payung.indicators.score;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One question as everybody of the task force may read it: points and counts, no note and no draft.
 *
 * @param organisation who owes the answer, or null while nobody is named
 * @param due by when that office was asked to answer, if it was
 * @param highest points of its best option
 */
public record QuestionScore(String question, String block, String indicator, @Nullable UUID organisation,
    @Nullable LocalDate due, boolean answered, BigDecimal highest, ComputedScore computed) {

  /** Potensi nilai: what is lost at the verification as things stand; the whole question while it has no answer. */
  public BigDecimal atStake() {
    return answered ? computed.claimed().subtract(computed.survives()) : highest;
  }

  /** What lies above the claim. */
  public BigDecimal pointsAboveClaim() {
    return highest.subtract(computed.claimed());
  }
}
