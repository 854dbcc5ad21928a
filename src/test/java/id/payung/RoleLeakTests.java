package id.payung;

import static id.payung.SiteCrawler.NARROW;
import static id.payung.SiteCrawler.PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import id.payung.platform.web.access.AllowedRoles;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.method.HandlerMethod;

/**
 * People of this regency who know an address that is not for them: every page, and every form as who may fill it in met
 * it.
 */
@DemoApplicationTest
class RoleLeakTests extends LeakFixture {
  @Test
  void no_page_opens_to_a_role_that_it_is_not_for() throws Exception {
    Map<String, Integer> open = new TreeMap<>();
    int tried = 0;
    for (SiteCrawler.CrawledPage page : crawler.listRouteAddresses()) {
      HandlerMethod handler = crawler.pages().get(page.route());
      AllowedRoles allowed = handler == null ? null : SiteCrawler.findAnnotation(handler, AllowedRoles.class);
      for (String person : allowed == null ? Set.<String>of() : PEOPLE.keySet()) {
        if (List.of(Objects.requireNonNull(allowed).value())
            .stream()
            .noneMatch(Objects.requireNonNull(PEOPLE.get(person))::contains)) {
          int status = crawler.openPage(page.address(), person).getStatus();
          tried++;
          if (status != 403 && status != 404) {
            open.put(person + " " + page.address(), status);
          }
        }
      }
    }

    assertThat(tried).isGreaterThan(500);
    assertThat(open).isEmpty();
  }

  @Test
  void an_address_that_somebody_else_met_shows_the_narrow_nothing_that_is_hidden_from_them() throws Exception {
    Map<String, String> leaks = new TreeMap<>();
    int tried = 0;
    for (String person : NARROW) {
      Map<String, String> hidden = hiddenTexts.hiddenFrom(person);
      int nth = NARROW.indexOf(person);
      for (SiteCrawler.CrawledPage page : crawler.listOnePerRoute()) {
        // Each page by three of the eight: all of them take a minute.
        if (nth++ % 3 == 0 && !crawler.crawlOf(person).containsKey(page.address())) {
          MockHttpServletResponse answer = crawler.openPage(page.address(), person);
          tried++;
          if (answer.getStatus() >= 500) {
            leaks.put(person + " " + page.address(), "status " + answer.getStatus());
          } else if (answer.getStatus() < 400) {
            HiddenTexts.findLeaks(person, Map.of(page.address(), SiteCrawler.CrawledPage.of(page.address(),
                answer.getStatus(), ResponseTextExtractor.extractText(answer))), hidden, leaks);
          }
        }
      }
    }

    assertThat(tried).isGreaterThan(200);
    assertThat(leaks).isEmpty();
  }

  @Test
  void a_form_about_a_record_that_somebody_does_not_see_takes_nothing_from_them() throws Exception {
    Map<String, Integer> taken = new TreeMap<>();
    int tried = 0;
    byte[] photo = MaliciousFiles.jpeg();
    Map<String, CrawledForms.CrawledForm> forms = CrawledForms.collect(crawler);
    for (String person : NARROW) {
      Set<UUID> visible = inReach.findVisibleIds(person);
      for (Map.Entry<String, CrawledForms.CrawledForm> met : forms.entrySet()) {
        List<UUID> records = SiteCrawler.UUID_IN_PATH.matcher(met.getValue().action())
            .results()
            .map(id -> UUID.fromString(id.group()))
            .toList();
        if (!records.isEmpty() && !visible.contains(records.getFirst())) {
          var form = multipart(URI.create(met.getValue().action()));
          met.getValue().fields().forEach(form::param);
          met.getValue().buttonFields().forEach(form::param);
          met.getValue()
              .fileFields()
              .forEach(field -> form.file(new MockMultipartFile(field, "foto.jpg", "image/jpeg", photo)));
          int status = crawler.sendAs(form.with(csrf()), person).getStatus();
          tried++;
          if (status != 403 && status != 404) {
            taken.put(person + " " + met.getKey(), status);
          }
        }
      }
    }

    assertThat(tried).isGreaterThan(100);
    assertThat(taken).isEmpty();
  }
}
