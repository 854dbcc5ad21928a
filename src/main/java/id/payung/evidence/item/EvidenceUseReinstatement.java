package id.payung.evidence.item;

import static id.payung.evidence.item.EvidenceUseState.LIFE;
import static id.payung.evidence.item.EvidenceUseState.TAKEN;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Uses that fell with their item stand again as they stood, checked as they were: nobody decided of them, the item was
 * taken out by a slip of the hand. The years come first, then the item, then its uses, as for who places it.
 */
@Component
@Transactional
public class EvidenceUseReinstatement {
  private final EvidenceUseRepository uses;
  private final EvidenceItemRepository items;
  private final EvidenceUseLifeCycle lifeCycle;

  EvidenceUseReinstatement(EvidenceUseRepository uses, EvidenceItemRepository items, EvidenceUseLifeCycle lifeCycle) {
    this.uses = uses;
    this.items = items;
    this.lifeCycle = lifeCycle;
  }

  /** An office had taken it. In a year that is locked by now it stays as it is. */
  public void takeAgain(Actor actor, UUID id) {
    EvidenceUse seen = uses.require(actor, id).use();
    if (!lifeCycle.lockYear(actor, seen.slotKey())) {
      items.lock(actor, seen.item());
      putBack(actor, uses.lock(actor, id), TAKEN);
    }
  }

  /**
   * Locks the years and the item of these moves.
   *
   * @throws Refused when a year is locked by now
   */
  public void lock(Actor actor, UUID item, Collection<EvidenceUseUndoStep> moves) {
    for (EvidenceSlotKey place : moves.stream()
        .map(move -> uses.require(actor, move.use()).use().slotKey())
        .sorted(Comparator.comparing(EvidenceSlotKey::toString))
        .toList()) {
      lifeCycle.requireUnlocked(actor, place);
    }
    items.lock(actor, item);
  }

  /**
   * Puts one back whose year and item are locked.
   *
   * @throws Refused when somebody changed it since
   */
  public void putBack(Actor actor, EvidenceUseUndoStep move) {
    EvidenceUse use = uses.lock(actor, move.use());
    if (use.version() != move.version()) {
      throw new Refused("ui.undo.changed");
    }
    putBack(actor, use, move.before());
  }

  private void putBack(Actor actor, EvidenceUse use, EvidenceUseState to) {
    if (!use.is(to)) {
      uses.updateState(actor, use.id(), to, null);
      lifeCycle.tell(actor, use, LIFE.automatic(use.state(), to), "state", null);
    }
  }
}
