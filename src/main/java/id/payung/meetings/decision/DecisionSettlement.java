package id.payung.meetings.decision;

import id.payung.meetings.DecisionAnswerPolicy;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.meetings.result.DecisionResult;
import id.payung.meetings.result.DecisionResultDirectory;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A decision that was opened again is done after all with what was made of it before. */
@Component
@Transactional
class DecisionSettlement {
  private final MeetingDecisionRepository decisions;
  private final DecisionResultDirectory results;

  DecisionSettlement(MeetingDecisionRepository decisions, DecisionResultDirectory results) {
    this.decisions = decisions;
    this.results = results;
  }

  /**
   * The same again changes nothing.
   *
   * @throws Forbidden to whom may not make what it has to become
   * @throws NotFound when that was not made of it, or the actor does not see it
   * @throws Refused when it has ended, or the decision is done otherwise
   */
  void settle(Actor actor, UUID decision, UUID result) {
    MeetingDecision kept = decisions.require(actor, decision);
    if (!DecisionAnswerPolicy.mayMake(actor, kept.outcome())) {
      throw new Forbidden();
    }
    DecisionResult made = results.listByDecision(actor, decision)
        .stream()
        .filter(one -> one.thing().id().equals(result))
        .findFirst()
        .orElseThrow(NotFound::new);
    if (!made.settles(kept.outcome())) {
      throw new Refused("meetings.decision.result-over");
    }
    if (made.state() == DecisionResult.State.DRAFT) {
      decisions.linkDraft(actor, decision, made.outcome(), result);
    } else {
      decisions.closeWithResult(actor, decision, made.outcome(), result);
    }
  }
}
