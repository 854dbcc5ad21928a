package id.payung.meetings.result;

import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.AlreadyMade;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.MadeRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a decision asks for was made; called by the module in which it is made, in its transaction. */
@Component
@Transactional
public class DecisionFulfilment {
  private final MeetingDecisionRepository decisions;
  private final DecisionResultDirectory results;

  DecisionFulfilment(MeetingDecisionRepository decisions, DecisionResultDirectory results) {
    this.decisions = decisions;
    this.results = results;
  }

  /** The decision that something is to be made of. */
  @Transactional(readOnly = true)
  public MeetingDecision requireDecision(Actor actor, UUID id) {
    return decisions.require(actor, id);
  }

  /** Whether this is still to be made of it, and nothing that goes on was made of it before it was opened again. */
  @Transactional(readOnly = true)
  public boolean isAwaited(Actor actor, MeetingDecision decision, String outcome) {
    return decision.awaits(outcome) && listGoingOn(actor, decision, null).isEmpty();
  }

  /**
   * One thing is made of a decision, unless who makes another was told of the first. The decision is done with the
   * first; another stands beside it. The same again changes nothing.
   *
   * @param draft whether it holds only once a draft is approved or signed
   * @param told ids of those that the person was told of
   * @throws AlreadyMade when something was made of it meanwhile
   * @throws Invalid when it is closed without a result
   */
  public void fulfil(Actor actor, UUID decision, String outcome, UUID made, boolean draft, Collection<UUID> told) {
    MeetingDecision kept = decisions.lock(actor, decision);
    AlreadyMade.refuseUnlessTold("meetings.decision.made-meanwhile", listGoingOn(actor, kept, made), told);
    UUID target = kept.target();
    if (target != null && !target.equals(made)) {
      return;
    }
    if (target == null && !kept.open()) {
      throw new Invalid("", "meetings.decision.closed");
    }
    if (draft) {
      decisions.linkDraft(actor, decision, outcome, made);
    } else {
      decisions.closeWithResult(actor, decision, outcome, made);
    }
  }

  /** Also one that the actor does not see, of which nothing but that is said. */
  private List<MadeRecord> listGoingOn(Actor actor, MeetingDecision decision, @Nullable UUID made) {
    List<MadeRecord> others = new ArrayList<>();
    boolean targetSeen = false;
    for (DecisionResult result : results.listByDecision(actor, decision.id())) {
      UUID id = result.thing().id();
      targetSeen |= id.equals(decision.target());
      if (result.state() != DecisionResult.State.ENDED && !id.equals(made)) {
        others.add(result.thing());
      }
    }
    UUID target = decision.target();
    if (target != null && !targetSeen && !target.equals(made)) {
      others.add(new MadeRecord(target, "meetings.made.unseen", "", "", decision.closedAt(), ""));
    }
    return others;
  }
}
