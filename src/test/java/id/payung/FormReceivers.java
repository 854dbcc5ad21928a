package id.payung;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.platform.web.access.VisitorAuthenticator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.pattern.PathPattern;

/** Who receives the forms of the demonstration's pages, and whom each receiver lets in. */
record FormReceivers(SiteCrawler crawler, VisitorAuthenticator authenticator,
    Map<PathPattern, HandlerMethod> handlers) {

  static FormReceivers of(SiteCrawler crawler, VisitorAuthenticator authenticator) {
    Map<PathPattern, HandlerMethod> handlers = new HashMap<>();
    crawler.forEachHandler((info, method) -> {
      if (info.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
        SiteCrawler.patterns(info).forEach(pattern -> handlers.put(pattern, method));
      }
    });
    return new FormReceivers(crawler, authenticator, handlers);
  }

  Actor actorOf(String person) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/73.24");
    request.setCookies(crawler.sessionCookie(person));
    return Objects.requireNonNull(authenticator.authenticate(request, SiteCrawler.OWN_REGENCY).actor(), person);
  }

  boolean letsIn(String address, Set<Role> roles) {
    PathContainer path = PathContainer.parsePath(SiteCrawler.withoutQuery(address));
    HandlerMethod handler = handlers.keySet()
        .stream()
        .filter(pattern -> pattern.matches(path))
        .min(PathPattern.SPECIFICITY_COMPARATOR)
        .map(handlers::get)
        .orElse(null);
    @Nullable AllowedRoles allowed = handler == null ? null : SiteCrawler.findAnnotation(handler, AllowedRoles.class);
    return handler != null && (allowed == null || Stream.of(allowed.value()).anyMatch(roles::contains));
  }
}
