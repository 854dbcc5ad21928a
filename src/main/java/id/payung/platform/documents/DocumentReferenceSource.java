package id.payung.platform.documents;

import java.util.Collection;
import java.util.Set;

/**
 * For modules that name files elsewhere than in a column called {@code sha256} or {@code …_sha256} (those are found by
 * the sweeper itself), for instance within a JSON.
 */
interface DocumentReferenceSource {
  /**
   * Those of the candidates that this module still names. Runs in a transaction of a service that sees the whole
   * regency.
   */
  Set<String> findReferenced(String regency, Collection<String> candidates);
}
