package id.payung.indicators;

import java.math.BigDecimal;

/**
 * The three scores of a question, an indicator, a block or a year; points, two decimals.
 *
 * @param claimed Nilai EM
 * @param complete Nilai berdata dukung: computed, never signed
 * @param survives Perkiraan Nilai VA: an estimate
 * @param highest what could be reached
 * @param obtainable Potensi nilai, with its reasons
 */
public record ScoreTotals(BigDecimal claimed, BigDecimal complete, BigDecimal survives, BigDecimal highest,
    ObtainablePoints obtainable, int questions, int answered) {
  public static final ScoreTotals NONE = new ScoreTotals(new BigDecimal("0.00"), new BigDecimal("0.00"),
      new BigDecimal("0.00"), new BigDecimal("0.00"), ObtainablePoints.NONE, 0, 0);

  public ScoreTotals plus(ScoreTotals other) {
    return new ScoreTotals(claimed.add(other.claimed), complete.add(other.complete), survives.add(other.survives),
        highest.add(other.highest), obtainable.plus(other.obtainable), questions + other.questions,
        answered + other.answered);
  }

  public BigDecimal obtainableTotal() {
    return obtainable.total();
  }

  public int unanswered() {
    return questions - answered;
  }
}
