package id.payung.platform.facts;

import id.payung.platform.actor.Actor;
import java.util.Collection;
import java.util.Set;

/** A module that counts something which the list {@code evidence/computed-facts} names. */
public interface FactSource {

  /** Codes of the facts that it counts. */
  Set<String> factCodes();

  /**
   * Counts by the rule that stands beside the code.
   *
   * @param service reaches the whole regency: a fact is the same whoever asks
   * @param question code of the question that it is to prove
   * @param years the evidence years
   */
  FactCount count(Actor service, String fact, String question, Collection<Integer> years);
}
