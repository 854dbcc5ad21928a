package id.payung.evidence.proposal;

import static id.payung.evidence.item.EvidenceUseState.PROPOSED;
import static id.payung.evidence.item.EvidenceUseState.TAKEN;

import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.platform.actor.Actor;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What becomes of the proposals of a report's photos when the report moves to another activity. */
@Component
class MovedReportProposals {
  private final EvidenceUseLifeCycle useLifeCycle;
  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;

  MovedReportProposals(EvidenceUseLifeCycle useLifeCycle, EvidenceItemRepository items, EvidenceUseRepository uses) {
    this.useLifeCycle = useLifeCycle;
    this.items = items;
    this.uses = uses;
  }

  /**
   * Takes back what is only proposed, where the year is open. The years come first, then the item, then its uses, as
   * for who places it.
   *
   * @return the offices whose uses of the item stay: they took it, or their year is locked
   */
  Set<UUID> takeBackOpen(Actor actor, UUID item) {
    uses.listPlaces(actor, item).forEach(place -> useLifeCycle.lockYear(actor, place));
    items.lock(actor, item);
    Set<UUID> staying = new LinkedHashSet<>();
    for (EvidenceUseListItem line : uses.listByItem(actor, item)) {
      if (line.use().is(PROPOSED) && !useLifeCycle.lockYear(actor, line.use().slotKey())) {
        useLifeCycle.takeBackAutomatically(actor, line, StoredReason.REPORT_MOVED);
      } else if (line.use().is(PROPOSED) || line.use().is(TAKEN)) {
        staying.add(line.use().organisation());
      }
    }
    return staying;
  }

  /** It serves the old activity's question and the new one's, or moved there and back: it is proposed once more. */
  void proposeAgain(Actor actor, UUID use) {
    if (StoredReason.REPORT_MOVED.equals(uses.require(actor, use).use().stateReason())) {
      useLifeCycle.proposeIfTakenBack(actor, use);
    }
  }
}
