package id.payung.evidence.facts;

import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.item.EvidenceUseReversal;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.evidence.item.EvidenceUseUndoStep;
import id.payung.platform.actor.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The office uses a count; gives the moves that it takes to take it back. */
@Component
@Transactional
class ComputedFactDecision {
  private final ComputedFactRegistration computedFacts;
  private final EvidenceUseRepository uses;
  private final EvidenceUseReversal reversal;

  ComputedFactDecision(ComputedFactRegistration computedFacts, EvidenceUseRepository uses,
      EvidenceUseReversal reversal) {
    this.computedFacts = computedFacts;
    this.uses = uses;
    this.reversal = reversal;
  }

  /** What was used. */
  record TakenFact(ComputedFactRegistration.ComputedFact fact, List<EvidenceUseUndoStep> moves) {}

  TakenFact take(Actor actor, EvidenceSlotKey place) {
    List<EvidenceUseListItem> before = uses.listFactsInSlot(actor, place);
    Set<UUID> known = before.stream().map(line -> line.use().id()).collect(Collectors.toSet());
    ComputedFactRegistration.ComputedFact fact = computedFacts.freezeAndTake(actor, place);
    List<EvidenceUseUndoStep> moves = new ArrayList<>(reversal.movesSince(actor, before));
    uses.listFactsInSlot(actor, place)
        .stream()
        .filter(line -> !known.contains(line.use().id()))
        .map(line -> new EvidenceUseUndoStep(line.use().id(), line.use().version(), EvidenceUseState.TAKEN_BACK,
            line.title()))
        .forEach(moves::add);
    return new TakenFact(fact, moves);
  }
}
