package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.pattern.PathPattern;

/**
 * A page that nothing leads somebody to and that opens to them all the same is open by mistake, or a link is missing.
 * Pages of one record are left out: whom they open to is decided by the record.
 */
@DemoApplicationTest
class UnlinkedListTests {
  private static final String SHARED =
      "who sits on a task force, and its plan, is for everybody who works here: the tables are shared";
  private static final String OWN_REACH =
      "shows what the reach of a volunteer holds, which is next to nothing: left out of their menu to keep it short";
  private static final String PARTNERS =
      "adds the partner that an agreement or a meeting names; the menu has it for those who keep accounts";

  /** Pages that open to who is led to them by nothing, with why that is meant; the sheet of a list goes with it. */
  private static final Map<String, String> MEANT = Map.of("patbm.malili /bodies", SHARED, "patbm.malili /meetings",
      OWN_REACH, "patbm.malili /meetings/decisions", OWN_REACH, "patbm.malili /changes", OWN_REACH, "setwan /changes",
      OWN_REACH, "kerjasama /organisations", PARTNERS, "kerjasama /organisations/new", PARTNERS,
      "sekretaris /organisations", PARTNERS, "sekretaris /organisations/new", PARTNERS);

  @Autowired SiteCrawler crawler;

  @Test
  void whoever_opens_a_list_by_its_address_is_led_there_by_a_link() throws Exception {
    crawler.crawlAll();
    Set<String> open = new TreeSet<>();
    int tried = 0;
    for (PathPattern route : crawler.pages().keySet()) {
      String path = route.getPatternString().replaceFirst("^/\\{regency[^/]*}", "");
      if (!path.matches("/[a-z/-]+(/export\\.xlsx)?") || path.equals(route.getPatternString())) {
        continue;
      }
      for (String person : SiteCrawler.PEOPLE.keySet()) {
        if (!isLed(person, path) && opens(person, route)) {
          open.add(person + " " + path.replaceFirst("/export\\.xlsx$", ""));
        }
        tried++;
      }
    }

    open.removeAll(MEANT.keySet());
    assertThat(tried).isGreaterThan(300);
    assertThat(open).isEmpty();
  }

  /** A list without rows offers no sheet. */
  private boolean isLed(String person, String path) {
    String list = path.replaceFirst("/export\\.xlsx$", "");
    return crawler.crawlOf(person)
        .values()
        .stream()
        .filter(seen -> seen.route() != null && seen.status() < 400)
        .map(seen -> Objects.requireNonNull(seen.route()).getPatternString().replaceFirst("^/\\{regency[^/]*}", ""))
        .anyMatch(led -> led.equals(path) || led.equals(list));
  }

  private boolean opens(String person, PathPattern route) throws Exception {
    return crawler.openPage(SiteCrawler.fillPattern(route.getPatternString()), person).getStatus() < 300;
  }
}
