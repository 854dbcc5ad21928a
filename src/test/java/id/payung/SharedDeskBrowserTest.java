package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.LoadState;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.Chromium;
import id.payung.platform.testing.FreshDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** One PC of an office and two people, one after the other: what the browser keeps, and what its back button shows. */
@Tag("browser")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
@Import(Cast.class)
class SharedDeskBrowserTest {
  private static final String KEPT =
      """
      async () => {
        const found = [...Object.values({ ...localStorage }), ...Object.values({ ...sessionStorage })];
        for (const name of await caches.keys()) found.push(...(await (await caches.open(name)).keys()).map(one => one.url));
        found.push(...(await indexedDB.databases()).map(one => one.name));
        return found.join(' ');
      }
      """;

  @RegisterExtension static final Chromium chromium = new Chromium();

  @LocalServerPort int port;

  @Test
  void who_sits_down_after_somebody_signed_out_finds_nothing_of_theirs() {
    try (BrowserContext desk = chromium.desk(1280, 900)) {
      Page page = desk.newPage();
      Chromium.signIn(page, "http://localhost:" + port, "budi", Cast.PASSWORD);
      page.navigate(at("/73.24/meetings"));
      page.navigate(at("/akun"));
      assertThat(page.content()).contains("Budi Contoh");
      page.locator("form[action='/keluar'] button").first().click();
      page.waitForLoadState(LoadState.NETWORKIDLE);

      for (int back = 0; back < 3; back++) {
        page.goBack();
        assertThat(page.content()).as("back to " + page.url()).doesNotContain("Budi Contoh");
      }
      desk.setOffline(true);
      for (String address : new String[] {"/akun", "/73.24/meetings", "/73.24"}) {
        try {
          page.navigate(at(address));
        } catch (PlaywrightException nothingKept) {
          // the browser's own page, which says that there is no connection
        }
        assertThat(page.content()).as(address).doesNotContain("Budi Contoh");
      }
      desk.setOffline(false);

      Chromium.signIn(page, "http://localhost:" + port, "citra", Cast.PASSWORD);
      page.navigate(at("/akun"));
      assertThat(page.content()).contains("Citra Contoh").doesNotContain("Budi Contoh");
      assertThat((String) page.evaluate(KEPT)).doesNotContain("Budi", "budi", "/73.24");
    }
  }

  @Test
  void a_form_outlives_the_session_that_ended_under_it() {
    try (BrowserContext desk = chromium.desk(1280, 900)) {
      Page page = desk.newPage();
      Chromium.signIn(page, "http://localhost:" + port, "budi", Cast.PASSWORD);
      page.navigate(at("/73.24/meetings/new"));
      page.locator("[name=title]").fill("Rapat yang lama diketik di meja bersama");
      desk.clearCookies(new BrowserContext.ClearCookiesOptions().setName("payung"));
      page.locator("main form [type=submit], main form button").last().click();
      page.locator("input[name=password]").waitFor();
      assertThat(page.locator("main").innerText()).doesNotContain("Budi Contoh");

      page.locator("input[name=name]").fill("budi");
      page.locator("input[name=password]").fill(Cast.PASSWORD);
      page.locator("form[action='/masuk'] button").click();
      page.waitForLoadState(LoadState.NETWORKIDLE);

      assertThat(page.content()).contains("Rapat yang lama diketik di meja bersama");
    }
  }

  private String at(String address) {
    return "http://localhost:" + port + address;
  }
}
