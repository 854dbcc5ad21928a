package id.payung.evidence;

import java.util.List;

/**
 * A year that is being answered.
 *
 * @param code the year in which it is held, for example {@code 2026}
 * @param evidenceYears the years that proofs of activities must be of
 */
public record OpenEvaluation(String code, List<Integer> evidenceYears) {
  public OpenEvaluation {
    evidenceYears = List.copyOf(evidenceYears);
  }
}
