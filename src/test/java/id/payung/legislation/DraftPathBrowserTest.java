package id.payung.legislation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A drafter of the legal office and one of the council take a Perda from the idea to the gazette, on phones. */
@Tag("browser")
@PayungTest
class DraftPathBrowserTest {
  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;
  @Autowired DraftFixture drafts;

  private Page open(BrowserContext phone, String who) {
    Page page = phone.newPage();
    ChromiumExtension.signIn(page, "http://localhost:" + port, who, TestCast.PASSWORD);
    page.navigate("http://localhost:" + port + "/73.24/drafts");
    return page;
  }

  /** On the page of the draft: the button of the event, its form, and what the page says then. */
  private static void pass(Page page, String draft, String event, String stage) {
    page.navigate(draft);
    page.locator("#next a[href*='kind=" + event + "']").click();
    requireNarrow(page);
    fill(page, "letterNumber", "180/" + event);
    fill(page, "registeredAs", "B.HK.01/UJI");
    fill(page, "ruleNumber", "");
    fill(page, "gazetteNumber", "");
    if (page.locator("#untilOn").count() > 0) {
      page.locator("#untilOn").evaluate("field => { field.value = document.querySelector('#happenedOn').value; }");
    }
    page.locator("main form.form button.button").last().click();
    assertThat(page.locator("main dl.facts").first()).containsText(stage);
    requireNarrow(page);
  }

  /** What stands there already, such as the next number, stays. */
  private static void fill(Page page, String field, String value) {
    Locator control = page.locator("#" + field);
    if (control.count() > 0 && control.inputValue().isEmpty()) {
      control.fill(value.isEmpty() ? "1" : value);
    }
  }

  private static void requireNarrow(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth <= 0")).as(page.url()).isEqualTo(true);
  }

  @Test
  void a_perda_goes_from_the_idea_to_the_gazette_on_two_phones() {
    drafts.legal();
    drafts.council();
    String title = "Raperda di ponsel " + Ids.next();
    try (BrowserContext office = chromium.desktopContext(360, 740);
        BrowserContext house = chromium.desktopContext(360, 740)) {
      Page legal = open(office, "hukum.uji");
      Page council = open(house, "setwan.uji");
      legal.locator("a[href$='/drafts/new']").first().click();
      legal.locator("#title").fill(title);
      legal.locator("input[name=kind][value=perda-regent]").check();
      legal.locator("input[name=review][value=facilitation]").check();
      legal.locator("#initiator").selectOption(TestCast.DISDUKCAPIL.toString());
      legal.locator("#proposedOn").evaluate("field => { field.value = field.max; }");
      requireNarrow(legal);
      legal.locator("main form.form button.button").last().click();
      assertThat(legal.locator("h1")).containsText(title);
      String draft = legal.url();

      pass(legal, draft, "draft-completed", "Siap diharmonisasi");
      pass(legal, draft, "harmonisation-requested", "Kanwil Kementerian Hukum");
      pass(legal, draft, "harmonisation-returned", "Dikembalikan dari harmonisasi");
      pass(legal, draft, "harmonisation-requested", "Harmonisasi");
      pass(legal, draft, "harmonisation-completed", "Selesai harmonisasi");
      assertThat(council.navigate(draft).status()).as("before it is brought").isEqualTo(404);
      pass(legal, draft, "submitted-to-council", "Menunggu rapat paripurna");
      pass(council, draft, "plenary-one", "Pembicaraan Tingkat I");
      pass(council, draft, "committee-formed", "Pembahasan panitia khusus");
      pass(council, draft, "committee-extended", "Pembahasan panitia khusus");
      pass(council, draft, "committee-reported", "Selesai dibahas panitia");
      pass(legal, draft, "facilitation-requested", "Gubernur");
      pass(legal, draft, "facilitation-completed", "Selesai fasilitasi");
      pass(council, draft, "jointly-approved", "Disetujui bersama");
      pass(legal, draft, "handed-over", "Diterima Bupati");
      pass(legal, draft, "number-requested", "Menunggu nomor register");
      pass(legal, draft, "number-given", "Bernomor register");
      pass(legal, draft, "enacted", "Ditetapkan");
      pass(legal, draft, "promulgated", "Diundangkan");
      legal.screenshot(new Page.ScreenshotOptions().setFullPage(true)
          .setPath(ChromiumExtension.SCREENSHOTS.resolve("drafts").resolve("promulgated-360.png")));
      legal.navigate("http://localhost:" + port + "/73.24/drafts?show=ended&q=" + title.replace(" ", "+"));
      assertThat(legal.locator("main")).containsText("Diundangkan");
      requireNarrow(legal);
    }
  }
}
