package id.payung.meetings;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AccessRoles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who owes a decision, who may answer it, and who makes of it what it has to become: whoever owes it may answer it, and
 * so may those who look after all of them.
 */
public final class DecisionAnswerPolicy {
  private static final Set<Role> ANSWERERS = Set.of(AccessRoles.of(ForDecisionAnswerers.class));

  private static final Role[] AGREEMENT_MAKERS =
      {Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.COOPERATION_OFFICE, Role.PLANNER};
  private static final Role[] ACTIVITY_MAKERS = AccessRoles.of(ForActivityMakers.class);

  private DecisionAnswerPolicy() {}

  /** Whether the actor may make it; false for outcomes of which nothing is made, such as an answer. */
  public static boolean mayMake(Actor actor, String outcome) {
    return outcome.equals("agreement") && actor.hasAnyRole(AGREEMENT_MAKERS)
        || outcome.equals("activity") && actor.hasAnyRole(ACTIVITY_MAKERS);
  }

  /** Outcomes that somebody else has to make for the actor. */
  public static List<String> unmakeable(Actor actor) {
    List<String> outcomes = new ArrayList<>(List.of("agreement", "activity"));
    outcomes.removeIf(outcome -> mayMake(actor, outcome));
    return outcomes;
  }

  /** Whether the actor may write an answer or a note to it, as long as it is open. */
  public static boolean mayAnswer(Actor actor, MeetingDecision decision) {
    return actor.roles()
        .stream()
        .filter(ANSWERERS::contains)
        .anyMatch(
            role -> role.reach() == Role.Reach.REGENCY || actor.organisations().contains(decision.ownerOrganisation()));
  }

  /** Whose first page lists the decisions of their own organisation: the administrator answers for others alone. */
  public static Set<Role> owners() {
    return Arrays.stream(Role.values())
        .filter(role -> ANSWERERS.contains(role) && role != Role.REGENCY_ADMIN)
        .collect(Collectors.toUnmodifiableSet());
  }
}
