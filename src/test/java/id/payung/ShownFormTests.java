package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.Role;
import id.payung.platform.web.access.VisitorAuthenticator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is shown a form may send it: no page asks for something and refuses it afterwards. */
@DemoApplicationTest
class ShownFormTests {
  @Autowired SiteCrawler crawler;
  @Autowired VisitorAuthenticator authenticator;

  @Test
  void no_page_shows_a_form_that_refuses_whom_it_is_shown() throws Exception {
    crawler.crawlAll();
    FormReceivers receivers = FormReceivers.of(crawler, authenticator);
    Map<String, String> refusing = new TreeMap<>();
    int read = 0;
    for (String person : SiteCrawler.PEOPLE.keySet()) {
      Set<Role> roles = receivers.actorOf(person).roles();
      for (SiteCrawler.CrawledPage page : crawler.crawlOf(person).values()) {
        for (CrawledForms.CrawledForm form : CrawledForms.read(person, page.body())) {
          read++;
          if (!receivers.letsIn(form.action(), roles)) {
            refusing.put(person + " " + page.address(), form.action());
          }
        }
      }
    }

    assertThat(read).isGreaterThan(1_000);
    assertThat(refusing).isEmpty();
  }
}
