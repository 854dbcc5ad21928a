package id.payung.agreements.plan;

import id.payung.agreements.JointPlan;
import id.payung.platform.actor.Actor;
import id.payung.platform.events.ModuleEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another version of a plan holds, or an activity left its draft: what stands in it is to be asked anew.
 *
 * @param cause the plan
 * @param person who did it; null for a service
 */
record PlanActivitiesChanged(String regency, UUID cause, @Nullable UUID person, UUID plan) implements ModuleEvent {

  static PlanActivitiesChanged of(Actor actor, JointPlan plan) {
    return new PlanActivitiesChanged(actor.regency(), plan.id(), actor.person(), plan.id());
  }
}
