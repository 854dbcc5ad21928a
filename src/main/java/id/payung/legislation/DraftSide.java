package id.payung.legislation;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import java.util.Locale;

/** The two sides that make rules of a regency. */
public enum DraftSide {
  REGENT(Role.LEGAL_OFFICE), COUNCIL(Role.COUNCIL_STAFF);

  private final Role keeper;

  DraftSide(Role keeper) {
    this.keeper = keeper;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DraftSide of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Whether the actor writes down what happens on this side. */
  public boolean isKeptBy(Actor actor) {
    return actor.hasAnyRole(keeper);
  }
}
