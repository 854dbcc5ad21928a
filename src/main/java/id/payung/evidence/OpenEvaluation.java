package id.payung.evidence;

import java.util.List;
import java.util.Set;

/**
 * A year that is not closed.
 *
 * @param code the year in which it is held, for example {@code 2026}
 * @param evidenceYears the years that proofs of activities must be of
 * @param locked whether its answers and proofs may only be read, but for those reopened
 * @param reopened the questions that take a change although the year is locked
 */
public record OpenEvaluation(String code, List<Integer> evidenceYears, boolean locked, Set<String> reopened) {
  public OpenEvaluation {
    evidenceYears = List.copyOf(evidenceYears);
    reopened = Set.copyOf(reopened);
  }

  /** Whether proofs of this question may change now. */
  public boolean takesProofOf(String question) {
    return !locked || reopened.contains(question);
  }
}
