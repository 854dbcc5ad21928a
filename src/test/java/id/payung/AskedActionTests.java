package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.web.confirmation.ActionTable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.util.pattern.PathPattern;

/** Every form that people met on their walks and that does what cannot be taken back says so, or is asked before. */
@DemoApplicationTest
class AskedActionTests {
  private static final Pattern FORM =
      Pattern.compile("<form\\b[^>]*method=\"post\"[^>]*action=\"([^\"?#]*)[^>]*>.*?</form>", Pattern.DOTALL);
  private static final String RESET = "/{regency}/people/{person}/invitation";
  private static final String ADDRESS = "/{regency}/calendar/{mandate}/address";
  private static final Set<String> PLACES =
      Set.of("/{regency}/people/{person}/places/{place}/end", "/akun/tempat/{id}/akhiri");

  @Autowired SiteCrawler crawler;

  private final Map<PathPattern, String> asking = new TreeMap<>();

  @BeforeAll
  void find_what_asks() throws Exception {
    crawler.crawlAll();
    Map<String, String> table = ActionTable.read();
    crawler.forEachHandler((info, handler) -> {
      if (info.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
        SiteCrawler.patterns(info)
            .stream()
            .filter(pattern -> "asks".equals(table.get(ActionTable.spell(pattern.getPatternString()))))
            .forEach(pattern -> asking.put(pattern, ActionTable.spell(pattern.getPatternString())));
      }
    });
  }

  @Test
  void no_form_does_it_without_a_word() {
    Set<String> silent = new TreeSet<>();
    Set<String> met = new TreeSet<>();
    crawler.crawls()
        .forEach((who, walk) -> walk.values().forEach(seen -> FORM.matcher(seen.body()).results().forEach(form -> {
          String action = actionOf(form.group(1));
          if (action != null && mustAsk(action, form, seen.address())) {
            met.add(action);
            if (!form.group().contains("class=\"consequence\"") && !form.group().contains("name=\"asks\"")) {
              silent.add(action + " on " + seen.address() + " as " + who);
            }
          }
        })));

    assertThat(met).hasSizeGreaterThan(12);
    assertThat(silent).isEmpty();
  }

  private @Nullable String actionOf(String address) {
    return asking.entrySet()
        .stream()
        .filter(known -> known.getKey().matches(PathContainer.parsePath(address)))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** An invitation without a reset, a session in a browser and a first address of a calendar take nothing away. */
  private static boolean mustAsk(String action, MatchResult form, String page) {
    return !(action.equals(ADDRESS) && page.endsWith("/calendar"))
        && !(action.equals(RESET) && !form.group().contains("name=\"reset\" value=\"true\""))
        && !(PLACES.contains(action) && form.group().contains("name=\"phone\" value=\"false\""));
  }
}
