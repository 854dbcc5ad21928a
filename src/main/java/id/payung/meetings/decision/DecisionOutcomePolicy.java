package id.payung.meetings.decision;

import id.payung.meetings.ForActivityMakers;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AccessRoles;
import java.util.ArrayList;
import java.util.List;

/** Who makes of a decision what it has to become. */
final class DecisionOutcomePolicy {
  private static final Role[] AGREEMENT_MAKERS =
      {Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.COOPERATION_OFFICE, Role.PLANNER};
  private static final Role[] ACTIVITY_MAKERS = AccessRoles.of(ForActivityMakers.class);

  private DecisionOutcomePolicy() {}

  /** Whether the actor may make it; false for outcomes of which nothing is made, such as an answer. */
  static boolean mayMake(Actor actor, String outcome) {
    return outcome.equals("agreement") && actor.hasAnyRole(AGREEMENT_MAKERS)
        || outcome.equals("activity") && actor.hasAnyRole(ACTIVITY_MAKERS);
  }

  /** Outcomes that somebody else has to make for the actor. */
  static List<String> unmakeable(Actor actor) {
    List<String> outcomes = new ArrayList<>(List.of("agreement", "activity"));
    outcomes.removeIf(outcome -> mayMake(actor, outcome));
    return outcomes;
  }
}
