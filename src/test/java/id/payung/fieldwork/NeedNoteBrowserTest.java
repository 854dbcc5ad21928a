package id.payung.fieldwork;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.payung.platform.testing.FieldAppScreen.button;
import static id.payung.platform.testing.FieldAppScreen.field;
import static id.payung.platform.testing.FieldAppScreen.openSent;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import id.payung.audit.TrailSealingJob;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.FieldAppScreen;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A kind of record that only its declaration describes, on a phone against the real server: written without a signal,
 * taken on, changed on both sides, settled by a person, answered and seen. The phone is Gita's, with which no other
 * test of this database writes.
 */
@Tag("browser")
@PayungTest
@OwnDatabase("browser")
class NeedNoteBrowserTest {
  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;
  @Autowired TrailSealingJob sealer;

  private final List<String> faults = new ArrayList<>();

  @Test
  void a_note_of_a_need_goes_to_its_companion_through_a_conflict_and_its_answer_comes_back() {
    try (BrowserContext phone = chromium.phoneContext(); BrowserContext desk = chromium.desktopContext(1280, 800)) {
      Page page = signedInPhone(phone);
      Page office = desk.newPage();
      ChromiumExtension.signIn(office, "http://localhost:" + port, "ani", TestCast.PASSWORD);

      phone.setOffline(true);
      ElementHandle sentLink = page.locator("nav a[href='#/terkirim']").elementHandle();
      writeNote(page);
      assertThat(page.getByRole(AriaRole.BANNER)).containsText("Menunggu sinyal");
      takeScreenshot(page, "menunggu");
      phone.setOffline(false);
      // The link that a thumb rests on is not drawn anew while something is being sent: the tap would be lost.
      assertThat(sentLink.evaluate("link => link.isConnected")).isEqualTo(true);
      openSent(page);
      assertThat(sentCard(page)).containsText(Pattern.compile("diterima|ditulis", Pattern.CASE_INSENSITIVE));

      office.navigate("http://localhost:" + port + "/73.24/needs");
      office.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CK-73.24-")).first().click();
      answer(office, "Saya urus", "");

      phone.setOffline(true);
      sentCard(page).click();
      button(page, "Lengkapi atau ubah").click();
      field(page, "Anak").fill("4");
      button(page, "Kirim catatan").click();
      office.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Perbaiki catatan")).click();
      office.getByLabel("Anak").fill("7");
      office.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Simpan")).click();
      sealer.seal(TestCast.LUWU_TIMUR);
      phone.setOffline(false);

      openSent(page);
      assertThat(sentCard(page)).containsText("berbeda", ignoringCase());
      sentCard(page).click();
      button(page, "Isian berbeda: pilih yang benar").click();
      takeScreenshot(page, "berbeda");
      assertThat(page.locator("fieldset legend")).containsText("Anak");
      page.locator("input[type=radio]").first().check();
      page.locator("form button.main").click();
      openSent(page);
      // No job seals beside a test, and a phone is told only of what is sealed; the choice itself must have gone, too.
      page.waitForCondition(() -> {
        sealer.seal(TestCast.LUWU_TIMUR);
        String card = sentCard(page).textContent();
        return !card.contains("berbeda") && !card.contains("Belum terkirim");
      });

      office.reload();
      assertThat(office.locator("dl.facts").first()).containsText("4");
      answer(office, "Sudah terpenuhi", "Aktanya sudah diterima keluarga.");
      ChromiumExtension.takeScreenshot(office, "catatan-kebutuhan-1280");
      assertThat(new AxeBuilder(office).analyze().getViolations()).isEmpty();
      sealer.seal(TestCast.LUWU_TIMUR);

      page.reload();
      FieldAppScreen.unlock(page, "Gita Contoh");
      openSent(page);
      assertThat(sentCard(page)).containsText("Jawaban: Aktanya sudah diterima keluarga.");
      sentCard(page).click();
      assertThat(page.locator(".badge").first()).containsText("Terpenuhi");
      takeScreenshot(page, "terjawab");
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      assertThat(faults).isEmpty();
    }
  }

  private Page signedInPhone(BrowserContext phone) {
    Page page = FieldAppScreen.open(phone, port, faults);
    FieldAppScreen.signIn(page, "gita", TestCast.PASSWORD);
    assertThat(button(page, "Catatan kebutuhan")).containsText("Tanpa nama siapa pun");
    page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    takeScreenshot(page, "dua-jenis");
    return page;
  }

  private static void writeNote(Page page) {
    button(page, "Catatan kebutuhan").click();
    button(page, "Kirim catatan").click();
    assertThat(page.getByText("Isi dulu: Bantuan yang dibutuhkan.")).isVisible();
    assertThat(page.getByText("Jangan tulis nama")).isVisible();
    page.getByLabel("Bantuan yang dibutuhkan").selectOption("identity");
    field(page, "Anak").fill("3");
    page.getByLabel("Minggu ini").check();
    page.getByLabel("Keterangan").fill("Belum punya akta kelahiran.");
    takeScreenshot(page, "formulir");
    button(page, "Kirim catatan").click();
    assertThat(page.locator("ul.cards").last()).containsText("Catatan kebutuhan: Akta kelahiran");
  }

  private static void answer(Page office, String what, String words) {
    office.getByLabel(what).check();
    office.locator("textarea[name=reason]").fill(words);
    office.locator("#answer button.button").click();
    office.waitForLoadState();
  }

  private static Locator sentCard(Page page) {
    return page.locator(".card").filter(new Locator.FilterOptions().setHasText("Catatan kebutuhan: Akta kelahiran"));
  }

  private static ContainsTextOptions ignoringCase() {
    return new ContainsTextOptions().setIgnoreCase(true);
  }

  private static void takeScreenshot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(ChromiumExtension.SCREENSHOTS.resolve("kebutuhan-" + name + ".png")));
  }
}
