package id.payung.meetings;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AccessRoles;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Who owes a decision, and who may answer it: whoever owes it may, and so may those who look after all of them. */
public final class DecisionAnswerPolicy {
  private static final Set<Role> ANSWERERS = Set.of(AccessRoles.of(ForDecisionAnswerers.class));

  private DecisionAnswerPolicy() {}

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
