package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import id.payung.platform.testing.ChromiumExtension;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The demonstration, walked in a browser from the first page along every link by people of the main roles: axe finds
 * nothing, no page is wider than a small phone, and no script stumbles. One address of each kind is opened; each of
 * them adds what those before were not shown.
 */
@Tag("browser")
@DemoApplicationTest
class EveryPageBrowserTest {
  private static final String PASSWORD = "payung-contoh-2026";
  private static final int PHONE = 360;
  private static final Pattern LEADS_OUT =
      Pattern.compile("/lapangan.*|.*/keluar.*|.*\\.(pdf|xlsx|zip|csv|jpg|png|svg|json)(\\?.*)?"
          + "|.*/(file|picture|thumbnail|export)(/.*|\\?.*)?");

  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;

  /**
   * Kind of page → the parts (tag and class) that axe has seen on one. It is asked again where somebody is shown
   * others.
   */
  private final Map<String, Set<String>> seen = new HashMap<>();

  private final Map<String, String> faults = new TreeMap<>();

  @Test
  void every_page_is_for_everybody_in_indonesian() {
    Set<String> met = new HashSet<>();
    for (String person : List.of("sekretaris", "disdukcapil", "admin", "kakao", "desa.malili", "riwayat")) {
      crawl(person, "id", met);
    }

    assertThat(faults).isEmpty();
    assertThat(met).hasSizeGreaterThan(100);
  }

  @Test
  void every_page_is_for_everybody_in_english() {
    Set<String> met = new HashSet<>();
    for (String person : List.of("sekretaris", "admin", "kakao")) {
      crawl(person, "en", met);
    }

    assertThat(faults).isEmpty();
    assertThat(met).hasSizeGreaterThan(100);
  }

  /** @param met kinds of pages that need no second look; those of this walk are added */
  private Set<String> crawl(String person, String language, Set<String> met) {
    try (BrowserContext context = chromium.desktopContext(1280, 900)) {
      context.addCookies(List.of(new Cookie("bahasa", language).setUrl(absoluteUrl("/"))));
      Page page = context.newPage();
      List<String> stumbles = new ArrayList<>();
      page.onPageError(stumbles::add);
      ChromiumExtension.signIn(page, "http://localhost:" + port, person, PASSWORD);
      Deque<String> ahead = new ArrayDeque<>(List.of(path(page)));
      Set<String> known = new HashSet<>(ahead);
      while (!ahead.isEmpty()) {
        String address = ahead.poll();
        if (!met.add(pageKind(address))) {
          continue;
        }
        stumbles.clear();
        Response answer = openPage(page, address);
        if (answer == null || !String.valueOf(answer.headers().get("content-type")).startsWith("text/html")) {
          continue;
        }
        checkPage(page, answer.status(), person + " " + language + " " + address, language);
        stumbles.forEach(
            said -> faults.merge(person + " " + language + " " + address, said, (one, other) -> one + "\n" + other));
        for (String link : links(page)) {
          if (known.add(link) && !LEADS_OUT.matcher(link).matches()) {
            ahead.add(link);
          }
        }
      }
    }
    return met;
  }

  /** Null for an address that gives a file. */
  private @Nullable Response openPage(Page page, String address) {
    try {
      return page.navigate(absoluteUrl(address));
    } catch (PlaywrightException e) {
      if (String.valueOf(e.getMessage()).contains("Download is starting")) {
        return null;
      }
      throw e;
    }
  }

  private void checkPage(Page page, int status, String where, String language) {
    List<String> wrong = new ArrayList<>();
    if (status >= 400) {
      wrong.add("answered " + status);
    }
    if (!language.equals(page.locator("html").getAttribute("lang"))) {
      wrong.add("is not in " + language);
    }
    if (seen.computeIfAbsent(language + pageKind(path(page)), kind -> new HashSet<>()).addAll(pageParts(page))) {
      AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
      if (!language.equals("id")) {
        // Two thirds of the time, and colours do not change with the language.
        axe.disableRules(List.of("color-contrast"));
      }
      for (Rule rule : axe.analyze().getViolations()) {
        wrong.add(rule.getId() + ": " + rule.getNodes().getFirst().getHtml());
      }
      page.setViewportSize(PHONE, 740);
      int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
      if (width > PHONE) {
        wrong.add(width + " pixels wide on a phone of " + PHONE);
      }
      page.setViewportSize(1280, 900);
    }
    if (!wrong.isEmpty()) {
      faults.put(where, String.join("\n", wrong));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<String> pageParts(Page page) {
    return (List<String>) page
        .evaluate("[...new Set([...document.body.querySelectorAll('*')].map(part => part.tagName + ' ' + "
            + "(part.getAttribute('class') ?? part.getAttribute('type'))))]");
  }

  private static String path(Page page) {
    return page.url().replaceFirst("^https?://[^/]+", "");
  }

  @SuppressWarnings("unchecked")
  private static List<String> links(Page page) {
    return (List<String>) page.evaluate(
        "[...document.querySelectorAll('a[href^=\"/\"]')].map(link => link.getAttribute('href').replace(/#.*/, ''))");
  }

  /**
   * What an address is an example of: ids, years, questions and what was asked left out, but not which questions were
   * asked.
   */
  private static String pageKind(String address) {
    return address.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}")
        .replaceAll("=[^&]*", "")
        .replaceAll("/20\\d\\d(?=/|$|\\?)", "/{year}")
        .replaceAll("/questions/[\\dKD]+\\.\\d+", "/questions/{question}")
        .replaceAll("/blocks/\\w+", "/blocks/{block}")
        .replaceAll("/results/[A-Z]+", "/results/{stage}")
        .replaceAll("/versions/\\d+", "/versions/{number}");
  }

  private String absoluteUrl(String address) {
    return "http://localhost:" + port + address;
  }
}
