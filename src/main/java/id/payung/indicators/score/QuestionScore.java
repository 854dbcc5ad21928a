package id.payung.indicators.score;

import id.payung.indicators.ObtainablePoints;
import id.payung.indicators.ScoreTotals;
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

  /** Potensi nilai, and why it is not there yet. */
  public ObtainablePoints obtainable() {
    return answered
        ? ObtainablePoints.ofAnswered(computed.claimed().subtract(computed.survives()),
            highest.subtract(computed.claimed()))
        : ObtainablePoints.ofUnanswered(highest);
  }

  public ScoreTotals totals() {
    return new ScoreTotals(computed.claimed(), computed.complete(), computed.survives(), highest, obtainable(), 1,
        answered ? 1 : 0);
  }

  public BigDecimal obtainableTotal() {
    return obtainable().total();
  }
}
