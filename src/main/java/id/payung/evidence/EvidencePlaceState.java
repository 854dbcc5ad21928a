package id.payung.evidence;

import java.util.Collection;

/** How a place for proof stands, from the uses that are in it. The first that holds is the state. */
public enum EvidencePlaceState {
  /** A person has accepted one of its files. */
  PROVEN,
  /** One of its files has no warning; nobody has checked it yet. */
  FILLED,
  /** Every file that goes along has a warning. */
  WARNED,
  /** A checker sent back all that was in it. */
  RETURNED,
  /** Empty, and a proposal waits to be taken. */
  PROPOSED, EMPTY;

  /**
   * One file is enough: whatever else lies beside it, weak, sent back or proposed, takes nothing away.
   *
   * @param uses of this place, in every state
   */
  public static EvidencePlaceState of(Collection<EvidenceUseView> uses) {
    if (uses.stream().anyMatch(EvidenceUseView::proven)) {
      return PROVEN;
    }
    if (uses.stream().anyMatch(EvidenceUseView::fillsPlace)) {
      return FILLED;
    }
    if (uses.stream().anyMatch(EvidenceUseView::countsForAnswer)) {
      return WARNED;
    }
    if (uses.stream().anyMatch(use -> use.state().equals("taken"))) {
      return RETURNED;
    }
    return uses.stream().anyMatch(use -> use.state().equals("proposed")) ? PROPOSED : EMPTY;
  }

  /** It counts for the score by rule. */
  public boolean counts() {
    return this == PROVEN || this == FILLED;
  }
}
