package id.payung.indicators;

import java.math.BigDecimal;

/**
 * Potensi nilai: what can still be gained, which is the highest points less those that would survive, in its three
 * reasons. It is the only number of this kind, of a question as of a year, and no claim lowers it: who claims less
 * moves points from {@code unproven} to {@code unclaimed}.
 *
 * @param unanswered of questions without a sent answer
 * @param unproven claimed, and not borne by checked proofs: lost at the verification as things stand
 * @param unclaimed above the option that was sent
 */
public record ObtainablePoints(BigDecimal unanswered, BigDecimal unproven, BigDecimal unclaimed) {
  private static final BigDecimal ZERO = new BigDecimal("0.00");
  public static final ObtainablePoints NONE = new ObtainablePoints(ZERO, ZERO, ZERO);

  public static ObtainablePoints ofUnanswered(BigDecimal highest) {
    return new ObtainablePoints(highest, ZERO, ZERO);
  }

  public static ObtainablePoints ofAnswered(BigDecimal unproven, BigDecimal unclaimed) {
    return new ObtainablePoints(ZERO, unproven, unclaimed);
  }

  public ObtainablePoints plus(ObtainablePoints other) {
    return new ObtainablePoints(unanswered.add(other.unanswered), unproven.add(other.unproven),
        unclaimed.add(other.unclaimed));
  }

  public BigDecimal total() {
    return unanswered.add(unproven).add(unclaimed);
  }
}
