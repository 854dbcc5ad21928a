package id.payung.evidence.proposal;

import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.item.EvidenceUseReversal;
import id.payung.evidence.item.EvidenceUseUndoStep;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.ChosenRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The office's word on uses; each gives the moves that it takes to take it back. */
@Component
@Transactional
class EvidenceProposalDecision {
  private final EvidenceUseLifeCycle lifeCycle;
  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidenceUseReversal reversal;

  EvidenceProposalDecision(EvidenceUseLifeCycle lifeCycle, EvidenceItemRepository items, EvidenceUseRepository uses,
      EvidenceUseReversal reversal) {
    this.items = items;
    this.lifeCycle = lifeCycle;
    this.uses = uses;
    this.reversal = reversal;
  }

  /** Takes it; an older count of the same place gives way. */
  List<EvidenceUseUndoStep> take(Actor actor, UUID use) {
    EvidenceUseListItem line = lifeCycle.requireOwnUse(actor, use);
    List<EvidenceUseListItem> before =
        new ArrayList<>(line.kind().equals("computed") ? uses.listFactsInSlot(actor, line.use().slotKey()) : List.of());
    before.removeIf(other -> other.use().id().equals(use));
    before.addFirst(line);
    lifeCycle.takeProposal(actor, use);
    return reversal.movesSince(actor, before);
  }

  List<EvidenceUseUndoStep> decline(Actor actor, UUID use, String reason) {
    EvidenceUseListItem before = lifeCycle.requireOwnUse(actor, use);
    lifeCycle.declineProposal(actor, use, reason);
    return reversal.movesSince(actor, List.of(before));
  }

  List<EvidenceUseUndoStep> takeBack(Actor actor, UUID use, String reason) {
    EvidenceUseListItem before = lifeCycle.requireOwnUse(actor, use);
    lifeCycle.takeBackUse(actor, use, reason);
    return reversal.movesSince(actor, List.of(before));
  }

  /**
   * Takes one that was ticked among others, or declines it where there is a reason.
   *
   * @throws id.payung.platform.errors.Refused when it changed since it was shown
   */
  List<EvidenceUseUndoStep> decide(Actor actor, ChosenRow row, @Nullable String reason) {
    EvidenceUse seen = lifeCycle.requireOwnUse(actor, row.id()).use();
    lifeCycle.lockYear(actor, seen.slotKey());
    items.lock(actor, seen.item()); // the year, the item, the use: as for who places it
    row.requireVersion(uses.lock(actor, row.id()).version());
    return reason == null ? take(actor, row.id()) : decline(actor, row.id(), reason);
  }
}
