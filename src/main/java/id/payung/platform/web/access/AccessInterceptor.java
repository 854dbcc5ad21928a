package id.payung.platform.web.access;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.SignInNeeded;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Reads the annotation of the handler. A handler that says nothing is closed to everybody. */
public final class AccessInterceptor implements HandlerInterceptor {

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws java.io.IOException {
    if (!(handler instanceof HandlerMethod method) || isFrameworkHandler(method)) {
      return true;
    }
    if (findAccessAnnotation(method, PublicAccess.class) != null) {
      return true;
    }
    Visitor visitor = (Visitor) request.getAttribute(Visitor.ATTRIBUTE);
    if (visitor == null || !visitor.signedIn()) {
      throw new SignInNeeded();
    }
    boolean byCredential = findAccessAnnotation(method, AllowedToDevice.class) != null;
    if (byCredential != (request.getHeader("Authorization") != null)) {
      // The credential of a phone opens nothing but sync, and sync opens to nothing else.
      throw new SignInNeeded();
    }
    if (byCredential) {
      return true;
    }
    if ((visitor.mustChangePassword() || visitor.mustEnrolSecondFactor())
        && !request.getRequestURI().startsWith("/akun/")) {
      response.sendRedirect(visitor.mustChangePassword() ? "/akun/kata-sandi" : "/akun/faktor-kedua");
      return false;
    }
    Actor actor = visitor.actor();
    boolean inRegency = RegencyPath.regencyOf(request.getRequestURI()) != null;
    if (inRegency && actor == null) {
      throw new NotFound();
    }
    AllowedRoles allowed = findAccessAnnotation(method, AllowedRoles.class);
    if (allowed != null) {
      if (actor == null || !actor.hasAnyRole(allowed.value())) {
        throw new Forbidden();
      }
      return true;
    }
    if (findAccessAnnotation(method, AllowedToSignedIn.class) != null) {
      return true;
    }
    throw new Forbidden();
  }

  private static boolean isFrameworkHandler(HandlerMethod method) {
    return !method.getBeanType().getName().startsWith("id.payung.");
  }

  private static <A extends Annotation> @Nullable A findAccessAnnotation(HandlerMethod method, Class<A> type) {
    A methodAnnotation = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), type);
    if (methodAnnotation != null) {
      return methodAnnotation;
    }
    boolean methodHasAccessAnnotation = AnnotatedElementUtils.hasAnnotation(method.getMethod(), AllowedRoles.class)
        || AnnotatedElementUtils.hasAnnotation(method.getMethod(), AllowedToSignedIn.class)
        || AnnotatedElementUtils.hasAnnotation(method.getMethod(), PublicAccess.class)
        || AnnotatedElementUtils.hasAnnotation(method.getMethod(), AllowedToDevice.class);
    return methodHasAccessAnnotation ? null : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type);
  }
}
