package id.payung.platform.deadline;

import id.payung.platform.reference.BilingualText;

/**
 * One rule of one law, or one promise of the regency, about one duty.
 *
 * @param code names the rule in its version: {@code perda-hand-over-uu-23-2014}
 * @param duty what is owed; rules of several laws about the same duty share it: {@code perda-hand-over}
 * @param owed whether the regency owes it or watches another
 * @param stops whether its clock can be stopped; most laws know no stop
 */
public record DeadlineRule(String code, String duty, BilingualText name, DeadlineTerm term, Owed owed, boolean stops,
    RuleOrigin origin, DeadlineConsequence consequence) {

  /** Whose clock it is. */
  public enum Owed {
    /** The regency's own: when it passes, the regency is late. */
    OWN,
    /** Another's: shown and reminded of, and never counted as late here. */
    WATCHED
  }

  public DeadlineRule {
    if (stops && !(term instanceof DeadlineTerm.Length)) {
      throw new IllegalArgumentException(code + ": only a length can stop");
    }
  }

  boolean law() {
    return origin.basis() == RuleOrigin.Basis.LAW;
  }
}
