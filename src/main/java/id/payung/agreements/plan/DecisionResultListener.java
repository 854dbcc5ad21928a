package id.payung.agreements.plan;

import id.payung.agreements.JointPlan;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.rows.Rows;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A decision that became an activity is done once the activity stands in the version that holds, and waits again when
 * the activity left the plan. Asked by the service, since who approves a plan need not see the meeting.
 */
@Component
@Transactional
class DecisionResultListener {
  private final Rows rows;
  private final PlanTextRepository texts;
  private final MeetingDecisionRepository decisions;

  DecisionResultListener(Rows rows, PlanTextRepository texts, MeetingDecisionRepository decisions) {
    this.rows = rows;
    this.texts = texts;
    this.decisions = decisions;
  }

  @ApplicationModuleListener(id = "agreements:decision.result")
  void on(PlanActivitiesChanged event) {
    Actor actor = ActorContext.current();
    JointPlan plan = rows.lock(actor, JointPlan.class, event.plan());
    Set<UUID> newest = texts.mapByActivity(actor, plan.id(), plan.newestVersion()).keySet();
    rows.query(actor, MeasuredActivity.class)
        .is("plan", plan.id())
        .and("r.decision IS NOT NULL")
        .orderBy("r.id")
        .list()
        .forEach(activity -> tell(actor, activity, newest));
  }

  private void tell(Actor actor, MeasuredActivity activity, Set<UUID> newest) {
    UUID id = activity.text().id();
    UUID decision = Objects.requireNonNull(activity.text().decision());
    if (activity.measure().standing()) {
      decisions.confirmResult(actor, decision, id);
    } else if (!newest.contains(id)) {
      decisions.loseResult(actor, decision, id);
    }
  }
}
