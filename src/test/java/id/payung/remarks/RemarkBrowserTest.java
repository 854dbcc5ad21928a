package id.payung.remarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import id.payung.indicators.check.CheckingSessionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The checker asks at the desk, the clerk answers on a phone, the checker says that it is settled. */
@Tag("browser")
@PayungTest
@OwnDatabase("browser")
class RemarkBrowserTest {
  private static final String YEAR = "2062";

  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;
  @Autowired TestCast cast;
  @Autowired RemarkFixture fixture;
  @Autowired CheckingSessionRepository sessions;

  @Test
  void a_question_goes_from_the_desk_to_the_phone_and_back_until_it_is_settled() {
    String desk = deskOfDisdukcapil();
    try (BrowserContext office = chromium.desktopContext(1280, 800); BrowserContext phone = chromium.phoneContext()) {
      Page eko = signedIn(office, "eko");
      eko.navigate(at(desk));
      Locator panel = eko.locator("#conversations-question");
      openByKey(eko, panel.locator("summary:text('Mulai percakapan')"));
      panel.locator("textarea").fill("Angkanya per tanggal berapa?");
      panel.locator("select").selectOption(new SelectOption().setValue(TestCast.CLERK.toString()));
      assertThat(panel.textContent()).contains("Jangan tulis nama anak");
      panel.locator("button:text('Kirim')").click();
      eko.waitForSelector(".flash");
      assertThat(eko.url()).contains(desk);
      assertThat(panel.textContent()).contains("Eko Contoh", "kepada Citra Contoh", "per tanggal berapa?");
      requireFits(eko, "percakapan-meja-1280");

      Page citra = signedIn(phone, "citra");
      citra.navigate(at(""));
      assertThat(citra.textContent("main")).contains("Ditanyakan kepada Anda", "Eko Contoh menulis kepada Anda");
      requireFits(citra, "percakapan-halaman-pertama-360");
      citra.locator("a:has-text('Buka percakapan')").first().click();
      assertThat(citra.url()).endsWith("/questions/4.1#conversations-question");
      Locator own = citra.locator("#conversations-question");
      own.locator("summary:has-text('Tanggapi')").click();
      own.locator("article textarea").fill("Per 31 Oktober, sesuai surat.");
      requireFits(citra, "percakapan-pertanyaan-360");
      own.locator("article button:text('Kirim')").click();
      citra.waitForSelector(".flash");
      assertThat(own.textContent()).contains("Per 31 Oktober, sesuai surat.");
      citra.navigate(at(""));
      assertThat(citra.textContent("main")).doesNotContain("Ditanyakan kepada Anda");

      eko.navigate(at(desk));
      assertThat(panel.textContent()).contains("Per 31 Oktober, sesuai surat.");
      panel.locator("button:has-text('Selesai')").focus();
      eko.keyboard().press("Enter");
      eko.waitForSelector(".flash");
      assertThat(panel.locator("summary:has-text('Sudah selesai (1)')").count()).isEqualTo(1);
      assertThat(panel.locator("text=Per 31 Oktober, sesuai surat.").isVisible()).as("folded away").isFalse();
      requireFits(eko, "percakapan-selesai-1280");
    }
  }

  @Test
  void it_works_without_script() {
    RemarkFixture.Subject item = fixture.evidence(YEAR, "4.1");
    try (BrowserContext context =
        chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page citra = signedIn(context, "citra");
      citra.navigate(at(item.path()));
      Locator panel = citra.locator("#conversations-evidence");
      panel.locator("summary:text('Mulai percakapan')").click();
      panel.locator("textarea").fill("Cukup surat ini?");
      panel.locator("button:text('Kirim')").click();
      assertThat(citra.locator("#conversations-evidence").textContent()).contains("Cukup surat ini?");
      citra.locator("#conversations-evidence button:has-text('Selesai')").click();
      assertThat(citra.locator("#conversations-evidence").textContent()).contains("Sudah selesai (1)",
          "Diselesaikan oleh Citra Contoh");
    }
  }

  private String deskOfDisdukcapil() {
    fixture.evidence(YEAR, "4.1");
    UUID desk = Ids.next();
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(eko, () -> sessions.start(eko, desk, YEAR, TestCast.DISDUKCAPIL, "Aula"));
    return "/kla/" + YEAR + "/desk/" + desk;
  }

  private static void openByKey(Page page, Locator summary) {
    summary.focus();
    page.keyboard().press("Enter");
  }

  private String at(String path) {
    return "http://localhost:" + port + "/73.24" + path;
  }

  private Page signedIn(BrowserContext context, String name) {
    Page page = context.newPage();
    ChromiumExtension.signIn(page, "http://localhost:" + port, name, TestCast.PASSWORD);
    return page;
  }

  private static void requireFits(Page page, String name) {
    ChromiumExtension.takeScreenshot(page, name);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as(name).isEqualTo(true);
    assertThat(page.content()).as(name).doesNotContain("⟦");
  }
}
