package id.payung.evidence;

import id.payung.platform.actor.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The register as other modules use it. Every change publishes {@link EvidenceUseChanged} in the same transaction. */
public interface EvidenceRegister {

  /** Every use in a year that the actor may see, in every state, by question and slot. */
  List<EvidenceUseView> listUses(Actor actor, String evaluation);

  /** Likewise for one question. */
  List<EvidenceUseView> listUses(Actor actor, String evaluation, String question);

  /** Likewise for one question of several years, by year; one statement. */
  Map<String, List<EvidenceUseView>> listUses(Actor actor, Collection<String> evaluations, String question);

  /**
   * A use that is thought of.
   *
   * @param slotType official, activity, either or computed
   * @param alike whether it was like another proof where it is used already
   */
  record IntendedUse(EvidenceItem item, String slotType, boolean perVillage, String pages, String proves,
      boolean alike) {}

  /** What would be noticed of it in a year that takes proofs of these years; no statement. */
  List<String> foreseeWarnings(List<Integer> evidenceYears, IntendedUse use);

  /**
   * Proposes an item that is already in the register for a slot; the same item in the same slot again changes nothing.
   * Gives the use.
   */
  UUID propose(Actor actor, UUID item, String evaluation, String question, String slot, String pages, String proves);

  /** The office takes what was proposed. */
  void takeProposal(Actor actor, UUID use);

  /** The office says why it is not used. */
  void declineProposal(Actor actor, UUID use, String reason);

  /**
   * A person has looked at it.
   *
   * @param accepted false: returned for correction
   * @param reason the checker's words; needed when it is returned
   */
  void recordCheck(Actor actor, UUID use, boolean accepted, String reason);

  /** Takes a mistaken check back: nobody has looked at it. The trail keeps both. */
  void takeBackCheck(Actor actor, UUID use, String reason);

  /** Takes back a use that was a mistake. */
  void takeBackUse(Actor actor, UUID use, String reason);

  /**
   * Another office answers this question now: what was used for it goes along, and that office sees it. For the module
   * that keeps the requests.
   */
  void transferToOffice(Actor service, String evaluation, String question, UUID office);
}
