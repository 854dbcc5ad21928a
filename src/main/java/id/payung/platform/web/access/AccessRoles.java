package id.payung.platform.web.access;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import java.util.Objects;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * The roles that an access annotation or a controller names, for what is no handler: menus, jobs, searches, policies.
 */
public final class AccessRoles {
  private AccessRoles() {}

  /**
   * @param access an annotation made of {@link AllowedRoles}, such as {@link ForAdministrators}, or a controller that
   * carries one
   */
  public static Role[] of(Class<?> access) {
    return Objects
        .requireNonNull(AnnotatedElementUtils.findMergedAnnotation(access, AllowedRoles.class),
            () -> access + " names no roles")
        .value();
  }

  /** Whether handlers with this annotation, or of this controller, let the actor in. */
  public static boolean isAllowed(Actor actor, Class<?> access) {
    return actor.hasAnyRole(of(access));
  }
}
