package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import id.payung.platform.testing.ChromiumExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everybody's first page on a small phone and on a desk: what changed stands there, and nothing is too wide. */
@Tag("browser")
@DemoApplicationTest
class HomePageBrowserTest {
  private static final String OVERFLOW = """
      () => {
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        const out = [...document.querySelectorAll('#changes *')].filter(part => {
          const box = part.getBoundingClientRect();
          return box.width > 0 && !part.closest('.unseen') && box.right > document.documentElement.clientWidth + 1;
        });
        return wide + out.length;
      }""";

  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;

  @Test
  void everybodys_first_page_tells_what_changed_and_nothing_is_too_wide() {
    Map<String, String> wrong = new TreeMap<>();
    for (String person : SiteCrawler.PEOPLE.keySet()) {
      for (int width : List.of(360, 1280)) {
        try (BrowserContext context = chromium.desktopContext(width, 800)) {
          context.addCookies(List.of(new Cookie("bahasa", width == 360 ? "id" : "en").setUrl(address("/"))));
          Page page = context.newPage();
          ChromiumExtension.signIn(page, address(""), person, SiteCrawler.PASSWORD);
          page.navigate(address("/" + SiteCrawler.OWN_REGENCY));
          check(page, person + " " + width, wrong);
          keep(page, "first-" + person + "-" + width);
          page.navigate(address("/" + SiteCrawler.OWN_REGENCY + "/changes"));
          if (!"0".equals(String.valueOf(page.evaluate(OVERFLOW)))) {
            wrong.put(person + " " + width + " all changes", "too wide");
          }
          keep(page, "changes-" + person + "-" + width);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void keep(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", name + ".png")));
  }

  private static void check(Page page, String where, Map<String, String> wrong) {
    Locator block = page.locator("#changes");
    if (block.count() != 1 || !block.isVisible()) {
      wrong.put(where, "no block");
      return;
    }
    Object out = page.evaluate(OVERFLOW);
    if (!"0".equals(String.valueOf(out))) {
      wrong.put(where, "too wide by " + out);
    }
    for (Locator picture : block.locator("img.thumb").all()) {
      picture.scrollIntoViewIfNeeded();
      page.waitForCondition(() -> Boolean.TRUE.equals(picture.evaluate("image => image.complete")));
      if (!Boolean.TRUE.equals(picture.evaluate("image => image.naturalWidth > 0"))) {
        wrong.put(where + " picture", String.valueOf(picture.getAttribute("src")));
      }
    }
  }

  @Test
  void the_number_of_what_waits_stands_beside_the_menu_and_the_press_is_taken_back() {
    try (BrowserContext context = chromium.desktopContext(1280, 800)) {
      Page page = context.newPage();
      ChromiumExtension.signIn(page, address(""), "dinkes", SiteCrawler.PASSWORD);
      page.navigate(address("/" + SiteCrawler.OWN_REGENCY + "/meetings"));
      Locator number = page.locator(".side .menu-number-first .count");
      number.waitFor();
      assertThat(number.textContent()).matches("(?s)\\d+\\+?\\s*menunggu\\s*");

      page.navigate(address("/" + SiteCrawler.OWN_REGENCY));
      page.locator("#changes form[action$='/changes/mark'] button").click();
      page.locator("#changes form[action$='/reversal'] button").waitFor();
      assertThat(page.locator("#changes form[action$='/changes/mark']").count()).isZero();

      page.locator("#changes form[action$='/reversal'] button").click();
      page.locator("#changes form[action$='/changes/mark'] button").waitFor();
      assertThat(page.locator("#changes form[action$='/reversal']").count()).isZero();
    }
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
