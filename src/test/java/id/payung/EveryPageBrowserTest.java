package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
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

  /**
   * What decides on the contrast of each text: its colour, size and weight, whether it can be read, and every ground
   * behind it up to one that lets nothing through.
   */
  private static final String COLOURS = """
      () => {
        const found = new Set();
        for (const part of document.body.querySelectorAll('*')) {
          const says = [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim());
          if (!says && !part.matches('input, select, textarea')) continue;
          const style = getComputedStyle(part);
          let told = [style.color, style.fontSize, style.fontWeight, style.textShadow].join(' ');
          told += ' ' + part.checkVisibility();
          for (let ground = part; ground; ground = ground.parentElement) {
            const its = getComputedStyle(ground);
            const shows = [its.backgroundColor, its.backgroundImage, its.opacity, its.position].join(' ');
            if (!/^rgba\\(0, 0, 0, 0\\) none 1 (static|relative)$/.test(shows)) told += ' | ' + shows;
            if (its.backgroundColor.startsWith('rgb(')) break;
          }
          found.add(told);
        }
        return [...found];
      }""";

  /**
   * Two fields of one name in the same part of a form: nobody knows which is meant. Rows of a table say it by theirs.
   */
  private static final String EQUAL_LABELS = """
      () => {
        const twice = [];
        const labels = new Map();
        for (const form of document.querySelectorAll('main form')) {
          const fields = 'input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), select, textarea';
          for (const field of form.querySelectorAll(fields)) {
            const label = [...(field.labels ?? [])].map(said => said.textContent.trim()).join(' ');
            const part = field.closest('tr, li, fieldset, details, dialog') ?? form;
            const known = labels.get(part) ?? labels.set(part, new Set()).get(part);
            if (label && known.has(label)) twice.push(`two fields are called ${label}`);
            known.add(label);
          }
        }
        return twice;
      }""";

  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;

  /**
   * Kind of page → the parts (tag and class) that axe has seen on one, in whichever language. It is asked again where
   * somebody is shown others; that no word lacks its second language is held elsewhere.
   */
  private final Map<String, Set<String>> seen = new HashMap<>();

  /** Every text on its ground, as {@link #COLOURS} tells it, whose contrast axe has measured. */
  private final Set<String> measuredColours = new HashSet<>();

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

  @Test
  void a_form_that_is_too_long_or_asks_too_much_at_once_would_be_found() {
    try (BrowserContext context = chromium.desktopContext(1280, 900)) {
      Page page = context.newPage();
      page.setContent(
          "<main><form method='post'><label for='a'>Nama <span class='optional'>(boleh kosong)</span></label>"
              + "<input type='text' id='a' name='a' required><select name='b'>" + "<option>x</option>".repeat(20)
              + "</select><fieldset>" + "<label class='choice'><input type='checkbox'>x</label><br>".repeat(90)
              + "</fieldset></form></main>");

      assertThat(FormFaults.find(page)).hasSize(4)
          .anyMatch(fault -> fault.contains("loses what was typed"))
          .anyMatch(fault -> fault.contains("called optional"));
      assertThat(FormFaults.tooLong(FormFaults.heights(page), FormFaults.heights(page))).hasSize(1);
    }
  }

  @Test
  void a_page_that_is_not_for_everybody_would_be_found() {
    try (BrowserContext context = chromium.desktopContext(1280, 900)) {
      Page page = context.newPage();
      page.setContent("<!doctype html><html lang='id'><title>Uji</title><main><h1>Uji</h1>"
          + "<p style='color: #bbb'>pucat</p><img src='data:,'></main></html>");

      assertThat(findViolations(page)).extracting(Rule::getId).contains("color-contrast", "image-alt");
      assertThat(findViolations(page)).extracting(Rule::getId).as("measured before").containsOnly("image-alt");
    }
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
    if (seen.computeIfAbsent(pageKind(path(page)), kind -> new HashSet<>()).addAll(pageParts(page))) {
      for (Rule rule : findViolations(page)) {
        wrong.add(rule.getId() + ": " + rule.getNodes().getFirst().getHtml());
      }
      wrong.addAll(stringsFrom(page, EQUAL_LABELS));
      wrong.addAll(FormFaults.find(page));
      List<List<Object>> wide = FormFaults.heights(page);
      page.setViewportSize(PHONE, 740);
      wrong.addAll(FormFaults.tooLong(wide, FormFaults.heights(page)));
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

  /**
   * The contrast takes two thirds of axe's time, so it is measured where the page has a text on a ground not met yet.
   */
  private List<Rule> findViolations(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations")); // else each part that is well comes back with its whole tag
    AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true).options(options);
    if (!measuredColours.addAll(stringsFrom(page, COLOURS))) {
      axe.disableRules(List.of("color-contrast"));
    }
    return axe.analyze().getViolations();
  }

  @SuppressWarnings("unchecked")
  private static List<String> stringsFrom(Page page, String script) {
    return (List<String>) page.evaluate(script);
  }

  private static List<String> pageParts(Page page) {
    return stringsFrom(page, "[...new Set([...document.body.querySelectorAll('*')].map(part => part.tagName + ' ' + "
        + "(part.getAttribute('class') ?? part.getAttribute('type'))))]");
  }

  private static String path(Page page) {
    return page.url().replaceFirst("^https?://[^/]+", "");
  }

  private static List<String> links(Page page) {
    return stringsFrom(page,
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
