package id.payung.accounts.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ani ticks people in the list: the bar of deeds as every list has it, at a desk and on a phone. */
@Tag("browser")
@PayungTest
@OwnDatabase("browser")
class TickedPeopleBrowserTest {
  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;

  @Test
  void the_bar_stays_low_in_view_counts_the_ticks_and_a_page_asks_before_access_ends() {
    for (int width : new int[]{1280, 360}) {
      try (BrowserContext context = chromium.desktopContext(width, 720)) {
        Page page = context.newPage();
        ChromiumExtension.signIn(page, "http://localhost:" + port, "ani", TestCast.PASSWORD);
        page.navigate("http://localhost:" + port + "/73.24/people");
        Locator ticks = page.locator("input.tick");
        Locator end = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Akhiri penugasan"));

        assertIdle(end, width);
        assertBarInView(page);
        ticks.nth(1).check();
        assertThat(page.locator("[data-bulk-count]")).hasText("1 dipilih");
        page.locator("[data-bulk-all]").click();
        assertThat(page.locator("[data-bulk-count]")).hasText(ticks.count() + " dipilih");
        assertBarInView(page);
        page.screenshot(new Page.ScreenshotOptions()
            .setPath(ChromiumExtension.SCREENSHOTS.resolve("people-ticked-" + width + ".png")));
        page.locator("[data-bulk-all]").click();
        assertThat(page.locator("[data-bulk-count]")).hasText("0 dipilih");
        ticks.nth(1).check();
        end.click();

        assertThat(page.locator("h1")).hasText("Akhiri 1 penugasan?");
        assertThat(page.locator("main .names li")).hasCount(1);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Batal")).click();
        assertThat(page).hasURL(Pattern.compile(".*/people\\?.*$"));

        page.locator("main input[type=search][name=q]").fill("Citra");
        assertThat(ticks).hasCount(1);
        assertIdle(end, width);
        ticks.first().check();
        assertThat(page.locator("[data-bulk-count]")).hasText("1 dipilih");
      }
    }
  }

  /** While nothing is ticked: not to be pressed, and on a phone not in the way. */
  private static void assertIdle(Locator deed, int width) {
    if (width < 700) {
      assertThat(deed).isHidden();
    } else {
      assertThat(deed).isDisabled();
    }
  }

  /** In view, and not more than a sixth of it. */
  private static void assertBarInView(Page page) {
    assertThat(page.evaluate("(() => { const bar = document.querySelector('.bulk-bar').getBoundingClientRect();"
        + " return bar.top >= 0 && bar.bottom <= innerHeight && bar.height <= innerHeight / 6; })()")).isEqualTo(true);
  }
}
