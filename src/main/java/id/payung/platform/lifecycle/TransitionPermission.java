package id.payung.platform.lifecycle;

import id.payung.platform.actor.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may take a transition; one of the ways is enough.
 *
 * @param roles holders of one of these roles
 * @param policies those for whom one of these policies holds
 * @param services modules that act on their own account
 * @param automatic the cause by which the software itself moves the record, or null; no actor can ask for it
 */
public record TransitionPermission(Set<Role> roles, Set<TransitionCondition> policies, boolean services,
    @Nullable String automatic) {

  static final TransitionPermission NOBODY = new TransitionPermission(Set.of(), Set.of(), false, null);

  public TransitionPermission {
    roles = Set.copyOf(roles);
    policies = Set.copyOf(policies);
  }

  boolean allows(TransitionActor mover) {
    return mover.actor().roles().stream().anyMatch(roles::contains) || mover.holdsAny(policies)
        || services && mover.actor().service() != null;
  }
}
