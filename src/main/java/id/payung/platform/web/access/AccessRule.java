package id.payung.platform.web.access;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import java.lang.reflect.AnnotatedElement;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Who may call a handler: what its method says, or its class where the method says nothing.
 *
 * @param roles one of these is needed in the regency of the path; null where any signed-in person may, or nobody
 */
record AccessRule(boolean isPublic, boolean isForDevices, Role @Nullable [] roles, boolean isForSignedIn) {

  static AccessRule of(HandlerMethod handler) {
    AccessRule ofMethod = of(handler.getMethod());
    return ofMethod.saysNothing() ? of(handler.getBeanType()) : ofMethod;
  }

  private static AccessRule of(AnnotatedElement element) {
    AllowedRoles allowed = AnnotatedElementUtils.findMergedAnnotation(element, AllowedRoles.class);
    return new AccessRule(AnnotatedElementUtils.hasAnnotation(element, PublicAccess.class),
        AnnotatedElementUtils.hasAnnotation(element, AllowedToDevice.class), allowed == null ? null : allowed.value(),
        AnnotatedElementUtils.hasAnnotation(element, AllowedToSignedIn.class));
  }

  private boolean saysNothing() {
    return !isPublic && !isForDevices && roles == null && !isForSignedIn;
  }

  /** @param actor the signed-in person in the regency of the path, null outside of one */
  boolean allows(@Nullable Actor actor) {
    return roles == null ? isForSignedIn : actor != null && actor.hasAnyRole(roles);
  }
}
