package id.payung.indicators;

import java.math.BigDecimal;

/**
 * The three scores of a question, an indicator, a block or a year; points, two decimals.
 *
 * @param claimed Nilai EM
 * @param complete Nilai berdata dukung: computed, never signed
 * @param survives Perkiraan Nilai VA: an estimate
 * @param highest what could be reached
 * @param atStake Potensi nilai: what is lost at the verification as things stand, unanswered questions in full
 */
public record ScoreTotals(BigDecimal claimed, BigDecimal complete, BigDecimal survives, BigDecimal highest,
    BigDecimal atStake, int questions, int answered) {
  public static final ScoreTotals NONE = new ScoreTotals(new BigDecimal("0.00"), new BigDecimal("0.00"),
      new BigDecimal("0.00"), new BigDecimal("0.00"), new BigDecimal("0.00"), 0, 0);

  public ScoreTotals plus(ScoreTotals other) {
    return new ScoreTotals(claimed.add(other.claimed), complete.add(other.complete), survives.add(other.survives),
        highest.add(other.highest), atStake.add(other.atStake), questions + other.questions, answered + other.answered);
  }

  public int unanswered() {
    return questions - answered;
  }
}
