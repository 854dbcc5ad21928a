package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import java.util.UUID;

/** Findings of checkers, for who takes back one that was a slip of the hand. */
public interface EvidenceFindingRegister {

  /**
   * A use of that year.
   *
   * @throws NotFound when there is none in reach
   */
  EvidenceUseView requireUse(Actor actor, String evaluation, UUID use);

  /** What stands now, locked until the transaction ends. */
  EvidenceFinding lock(Actor actor, UUID use);

  /**
   * Puts back what stood before, its mending too. The trail keeps both.
   *
   * @param version that the slip left
   * @throws Refused when somebody changed it since
   */
  void restore(Actor actor, EvidenceFinding before, int version);
}
