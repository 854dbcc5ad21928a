package id.payung.agreements.discard;

import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decisions whose activity went with a draft are owed again; as the service, since a planner need not see them. */
@Component
@Transactional
class PlanDiscardedListener {
  private final MeetingDecisionRepository decisions;

  PlanDiscardedListener(MeetingDecisionRepository decisions) {
    this.decisions = decisions;
  }

  @ApplicationModuleListener(id = "agreements:decision.plan-discarded")
  void on(PlanDiscarded event) {
    Actor actor = ActorContext.current();
    for (int i = 0; i < event.decisions().size(); i++) {
      UUID decision = event.decisions().get(i);
      if (decisions.find(actor, decision).isPresent()) {
        decisions.loseResult(actor, decision, event.activities().get(i));
      }
    }
  }
}
