package id.payung.platform.sitesearch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.payung.meetings.Meeting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Finding things as a person does: by key, by typing, and coming back to a list as it was left. */
@Tag("browser")
@PayungTest
class SiteSearchBrowserTest {
  private static final Path SHOTS = ChromiumExtension.SCREENSHOTS.resolve("search");

  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;
  @Autowired Rows rows;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;

  private final List<String> faults = new ArrayList<>();

  @BeforeEach
  void two_meetings() {
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(budi, () -> transactions.executeWithoutResult(_ -> {
      insertMeeting(budi, "Rapat Koordinasi Kecubung", "coordination");
      insertMeeting(budi, "Audiensi Kecubung", "audience");
    }));
  }

  private void insertMeeting(Actor actor, String title, String kind) {
    rows.insertIfAbsent(actor,
        RecordCopy.blank(Meeting.class)
            .with(Meeting::id, Ids.fromName(title))
            .with(Meeting::kind, kind)
            .with(Meeting::title, title)
            .with(Meeting::heldOn, LocalDate.of(2026, 3, 4))
            .make());
  }

  private Page signedIn(BrowserContext context, String path) {
    Page page = context.newPage();
    page.onPageError(faults::add);
    ChromiumExtension.signIn(page, "http://localhost:" + port, "budi", TestCast.PASSWORD);
    page.navigate("http://localhost:" + port + "/73.24" + path);
    return page;
  }

  @Test
  void a_slash_and_a_word_with_a_letter_wrong_find_it_from_any_page() {
    try (BrowserContext desk = chromium.desktopContext(1280, 800)) {
      Page page = signedIn(desk, "/agreements");
      page.keyboard().press("/");
      assertThat(page.locator("#cari")).isFocused();
      page.keyboard().type("kecubnug rapat");
      page.keyboard().press("Enter");

      assertThat(page.locator(".note")).containsText("beda satu huruf");
      assertThat(page.locator(".found mark")).hasText(new String[]{"Rapat", "Kecubung"});
      page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("forgiving-1280.png")).setFullPage(true));
      page.keyboard().press("/");
      assertThat(page.locator("#cari-semua")).isFocused();
      page.locator(".found a").first().click();
      assertThat(page.locator("h1")).hasText("Rapat Koordinasi Kecubung");
    }
    Assertions.assertThat(faults).isEmpty();
  }

  @Test
  void a_phone_has_a_way_to_it_in_the_bar() {
    try (BrowserContext phone = chromium.phoneContext()) {
      Page page = signedIn(phone, "/meetings");
      page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("list-360.png")));
      page.locator("a.find-link").click();
      assertThat(page.locator("#cari-semua")).isFocused();
      page.locator("#cari-semua").fill("kecubung");
      page.keyboard().press("Enter");

      assertThat(page.locator(".found li")).hasCount(2);
      page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("found-360.png")).setFullPage(true));
      Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    }
    Assertions.assertThat(faults).isEmpty();
  }

  @Test
  void filters_act_at_once_stay_and_are_kept_by_a_name() {
    try (BrowserContext desk = chromium.desktopContext(1280, 800)) {
      Page page = signedIn(desk, "/meetings");
      page.keyboard().press("f");
      page.keyboard().type("kecubung");
      assertThat(page.locator("tbody tr")).hasCount(2);
      assertThat(page.locator("#q")).isFocused();
      page.locator("#kind").selectOption("audience");
      assertThat(page.locator("tbody tr")).hasCount(1);
      assertThat(page.locator("output.shown")).hasText("1 baris ditampilkan");
      page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("filters-1280.png")));

      page.locator("tbody th a").click();
      page.locator(".crumbs a").first().click();
      assertThat(page).hasURL(Pattern.compile("/meetings\\?q=kecubung&kind=audience"));
      assertThat(page.locator("tbody tr")).hasCount(1);

      page.getByText("Simpan saringan", new Page.GetByTextOptions().setExact(true)).click();
      page.locator("#name").fill("Audiensi saya");
      page.locator("main form.form button").click();
      assertThat(page.locator(".flash")).containsText("Audiensi saya");
      page.navigate("http://localhost:" + port + "/73.24/lists");
      page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("saved-1280.png")));
      Locator kept = page.locator(".found a", new Page.LocatorOptions().setHasText("Audiensi saya"));
      kept.click();
      assertThat(page.locator("tbody tr")).hasCount(1);
    }
    Assertions.assertThat(faults).isEmpty();
  }
}
