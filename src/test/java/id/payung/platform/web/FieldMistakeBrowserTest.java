package id.payung.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is missing is said below its field in the language of the page, not by the browser in its own. */
@Tag("browser")
@PayungTest
class FieldMistakeBrowserTest {
  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void a_form_that_is_not_filled_leads_to_its_first_empty_field(int width) {
    try (BrowserContext desk = chromium.desktopContext(width, 900)) {
      Page page = desk.newPage();
      ChromiumExtension.signIn(page, "http://localhost:" + port, "budi", TestCast.PASSWORD);
      page.navigate("http://localhost:" + port + "/73.24/agreements/new");

      page.locator("main form.form button.button").last().click();

      Locator mistakes = page.locator(".wrong.live");
      assertThat(mistakes.first()).hasText("Bagian ini perlu diisi.");
      assertThat(page.locator("#title")).isFocused();
      assertThat(page.locator("#title")).hasAttribute("aria-errormessage", "title-live");
      assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth <= 0")).isEqualTo(true);
      page.screenshot(new Page.ScreenshotOptions()
          .setPath(ChromiumExtension.SCREENSHOTS.resolve("mistakes").resolve("agreement-" + width + ".png")));
      int told = mistakes.count();
      assertThat(told).isGreaterThan(1);

      page.locator("#title").fill("Perjanjian contoh");

      assertThat(mistakes).hasCount(told - 1);
      assertThat(page.locator("#title")).not().hasAttribute("aria-errormessage", "title-live");

      page.locator("form.tongue button[value=en]").first().dispatchEvent("click");
      page.waitForURL("**/agreements/new");
      page.locator("main form.form button.button").last().click();
      assertThat(mistakes.first()).hasText("This must be filled in.");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void letters_in_an_amount_are_told_how_an_amount_is_written(int width) {
    try (BrowserContext desk = chromium.desktopContext(width, 900)) {
      Page page = desk.newPage();
      ChromiumExtension.signIn(page, "http://localhost:" + port, "budi", TestCast.PASSWORD);
      page.navigate("http://localhost:" + port + "/73.24/reports/new");
      page.locator("#cost").evaluate("field => { field.closest('details').open = true; field.value = 'dua juta'; }");

      Locator said = page.locator(".field:has(> .money) > .wrong.live");
      page.locator("#cost").evaluate("field => field.checkValidity()");
      assertThat(said).hasText("Tulis angka saja, mulai dari 0, misalnya 25 atau 1.250.");

      page.locator("#cost").fill("Rp 2.000.000");
      assertThat(said).hasCount(0);
      assertThat(page.locator("#cost").evaluate("field => field.checkValidity()")).isEqualTo(true);
      assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth <= 0")).isEqualTo(true);
    }
  }
}
