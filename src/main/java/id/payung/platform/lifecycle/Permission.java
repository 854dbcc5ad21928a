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
public record Permission(Set<Role> roles, Set<Policy> policies, boolean services, @Nullable String automatic) {

  static final Permission NOBODY = new Permission(Set.of(), Set.of(), false, null);

  public Permission {
    roles = Set.copyOf(roles);
    policies = Set.copyOf(policies);
  }

  boolean allows(Mover mover) {
    return mover.actor().roles().stream().anyMatch(roles::contains) || mover.holdsAny(policies)
        || services && mover.actor().service() != null;
  }
}
