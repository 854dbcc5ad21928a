package id.payung.platform.web.access;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.SignInNeeded;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Reads the annotation of the handler, once for each handler method. A handler that says nothing is closed to
 * everybody.
 */
public final class AccessInterceptor implements HandlerInterceptor {
  private final Map<Handler, AccessRule> rules = new ConcurrentHashMap<>();

  /** The class too: two controllers may inherit one method, each with an annotation of its own class. */
  private record Handler(Class<?> controller, Method method) {}

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws java.io.IOException {
    if (!(handler instanceof HandlerMethod method) || isFrameworkHandler(method)) {
      return true;
    }
    AccessRule rule =
        rules.computeIfAbsent(new Handler(method.getBeanType(), method.getMethod()), _ -> AccessRule.of(method));
    if (rule.isPublic()) {
      return true;
    }
    Visitor visitor = (Visitor) request.getAttribute(Visitor.ATTRIBUTE);
    if (visitor == null || !visitor.signedIn()) {
      throw new SignInNeeded();
    }
    if (rule.isForDevices() != (request.getHeader("Authorization") != null)) {
      // The credential of a phone opens nothing but sync, and sync opens to nothing else.
      throw new SignInNeeded();
    }
    if (rule.isForDevices()) {
      return true;
    }
    if ((visitor.mustChangePassword() || visitor.mustEnrolSecondFactor())
        && !request.getRequestURI().startsWith("/akun/")) {
      response.sendRedirect(visitor.mustChangePassword() ? "/akun/kata-sandi" : "/akun/faktor-kedua");
      return false;
    }
    Actor actor = visitor.actor();
    if (actor == null && RegencyPath.regencyOf(request.getRequestURI()) != null) {
      throw new NotFound();
    }
    if (!rule.allows(actor)) {
      throw new Forbidden();
    }
    return true;
  }

  private static boolean isFrameworkHandler(HandlerMethod method) {
    return !method.getBeanType().getName().startsWith("id.payung.");
  }
}
