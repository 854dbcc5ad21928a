package id.payung.agreements.plan;

import java.util.Locale;

/**
 * Where a version of a plan stands. Only a draft is written in; what is offered waits for the other side; what is
 * approved is frozen.
 */
public enum PlanVersionState {
  DRAFT, OFFERED, APPROVED, SUPERSEDED, RETURNED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static PlanVersionState parse(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Approved once, now or before. */
  public boolean frozen() {
    return this == APPROVED || this == SUPERSEDED;
  }
}
