package id.payung.evidence.facts;

import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.access.ForEvidenceOffices;
import id.payung.evidence.item.EvidenceQuestionCatalogue;
import id.payung.evidence.item.EvidenceQuestionLoader;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.item.EvidenceUseReversal;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.undo.UndoOfferRepository;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what is counted for a slot, by which rule and from which rows, before it is used. */
@Controller
@RequestMapping("/{regency}/evidence/facts")
@ForEvidenceOffices
class ComputedFactController {
  private final ComputedFactRegistration computedFacts;
  private final EvidenceUseRepository uses;
  private final EvidenceQuestionLoader questionLoader;
  private final ComputedFactDecision decision;
  private final EvidenceUseReversal reversal;
  private final UndoOfferRepository undo;

  ComputedFactController(ComputedFactRegistration computedFacts, EvidenceUseRepository uses,
      EvidenceQuestionLoader questionLoader, ComputedFactDecision decision, EvidenceUseReversal reversal,
      UndoOfferRepository undo) {
    this.computedFacts = computedFacts;
    this.uses = uses;
    this.questionLoader = questionLoader;
    this.decision = decision;
    this.reversal = reversal;
    this.undo = undo;
  }

  @GetMapping
  ComputedFactPage show(@RequestParam String evaluation, @RequestParam String question, @RequestParam String slot,
      Actor actor) {
    EvidenceSlotKey place = requireOwnSlot(actor, new EvidenceSlotKey(evaluation, question, slot));
    String used = uses.listFactsInSlot(actor, place)
        .stream()
        .filter(line -> line.use().is(EvidenceUseState.TAKEN))
        .findFirst()
        .map(line -> line.use().proves())
        .orElse(null);
    EvidenceQuestionCatalogue catalogue = questionLoader.loadCatalogue(actor, List.of());
    return new ComputedFactPage(computedFacts.computeFact(actor, place), used,
        catalogue.questionLabel(evaluation, question), catalogue.lockedKey(evaluation, question));
  }

  @PostMapping
  WebResult takeFact(@RequestParam String place, Actor actor) {
    EvidenceSlotKey chosen = requireOwnSlot(actor, EvidenceSlotKey.require(place));
    ComputedFactDecision.TakenFact used = decision.take(actor, chosen);
    return undo.offer(actor, reversal, used.moves(),
        SeeOther.to(chosen.questionPath()).saying("evidence.fact.used", used.fact().value()));
  }

  /** A question of the actor's own office, or any for the task force. */
  private EvidenceSlotKey requireOwnSlot(Actor actor, EvidenceSlotKey place) {
    EvidenceQuestion known =
        questionLoader.loadCatalogue(actor, List.of()).findQuestion(place.evaluation(), place.question());
    if (known == null || known.organisation() == null
        || !EvidenceAccessPolicy.mayAnswerFor(actor, known.organisation())) {
      throw new NotFound();
    }
    return place;
  }
}
