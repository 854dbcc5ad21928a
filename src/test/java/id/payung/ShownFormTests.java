package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.platform.web.access.VisitorAuthenticator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.pattern.PathPattern;

/** Whoever is shown a form may send it: no page asks for something and refuses it afterwards. */
@DemoApplicationTest
class ShownFormTests {
  @Autowired SiteCrawler crawler;
  @Autowired VisitorAuthenticator authenticator;

  private Actor actorOf(String person) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/73.24");
    request.setCookies(crawler.sessionCookie(person));
    return Objects.requireNonNull(authenticator.authenticate(request, SiteCrawler.OWN_REGENCY).actor(), person);
  }

  private Map<PathPattern, HandlerMethod> takers() {
    Map<PathPattern, HandlerMethod> takers = new HashMap<>();
    crawler.forEachHandler((info, method) -> {
      if (info.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
        SiteCrawler.patterns(info).forEach(pattern -> takers.put(pattern, method));
      }
    });
    return takers;
  }

  private static boolean letsIn(Map<PathPattern, HandlerMethod> takers, String address, Set<Role> roles) {
    PathContainer path = PathContainer.parsePath(SiteCrawler.withoutQuery(address));
    HandlerMethod taker = takers.keySet()
        .stream()
        .filter(pattern -> pattern.matches(path))
        .min(PathPattern.SPECIFICITY_COMPARATOR)
        .map(takers::get)
        .orElse(null);
    @Nullable AllowedRoles allowed = taker == null ? null : SiteCrawler.findAnnotation(taker, AllowedRoles.class);
    return taker != null && (allowed == null || Stream.of(allowed.value()).anyMatch(roles::contains));
  }

  @Test
  void no_page_shows_a_form_that_refuses_whom_it_is_shown() throws Exception {
    crawler.crawlAll();
    Map<PathPattern, HandlerMethod> takers = takers();
    Map<String, String> refusing = new TreeMap<>();
    int read = 0;
    for (String person : SiteCrawler.PEOPLE.keySet()) {
      Set<Role> roles = actorOf(person).roles();
      for (SiteCrawler.CrawledPage page : crawler.crawlOf(person).values()) {
        for (CrawledForms.CrawledForm form : CrawledForms.read(person, page.body())) {
          read++;
          if (!letsIn(takers, form.action(), roles)) {
            refusing.put(person + " " + page.address(), form.action());
          }
        }
      }
    }

    assertThat(read).isGreaterThan(1_000);
    assertThat(refusing).isEmpty();
  }
}
