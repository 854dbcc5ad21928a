package id.payung.fieldwork;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.payung.platform.testing.FieldAppScreen.button;
import static id.payung.platform.testing.FieldAppScreen.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.FieldAppScreen;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The field app on a phone of 360 pixels against the real server: what is written without a signal arrives, and its
 * photo with it.
 */
@Tag("browser")
@PayungTest
@OwnDatabase("browser")
class FieldAppBrowserTest {
  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;

  private final List<String> faults = new ArrayList<>();

  @Test
  void what_is_written_without_a_signal_arrives_with_its_photo_and_a_forgotten_pin_loses_nothing() throws Exception {
    try (BrowserContext phone = chromium.phoneContext()) {
      Page page = FieldAppScreen.open(phone, port, faults);
      FieldAppScreen.signIn(page, "fitri", TestCast.PASSWORD);
      assertThat(heading(page, "Kegiatan di desa saya")).isVisible();
      page.evaluate("navigator.serviceWorker.ready.then(() => true)");
      takeScreenshot(page, "kegiatan");

      phone.setOffline(true);
      page.close();
      page = FieldAppScreen.open(phone, port, faults);
      FieldAppScreen.unlock(page, "Fitri Contoh");
      button(page, "Lapor kegiatan lain").click();
      page.getByLabel("Nama kegiatan").fill("Gotong royong taman bermain");
      page.locator("input[type=file]").first().setInputFiles(new FilePayload("IMG.jpg", "image/jpeg", picture()));
      page.locator(".tile").waitFor();
      field(page, "Anak perempuan").fill("14");
      button(page, "Kirim laporan").click();
      assertThat(page.locator(".parts li")).hasCount(2);
      assertThat(page.getByRole(AriaRole.BANNER)).containsText("Menunggu sinyal");
      takeScreenshot(page, "belum-terkirim");
      page.close();

      phone.setOffline(false);
      page = FieldAppScreen.open(phone, port, faults);
      assertThat(page.getByText("1 laporan belum terkirim")).isVisible();
      button(page, "Fitri Contoh").click();
      button(page, "Lupa PIN?").click();
      FieldAppScreen.enterPassword(page, "fitri", TestCast.PASSWORD);
      FieldAppScreen.choosePin(page, "481590");
      FieldAppScreen.openSent(page);
      Locator report =
          page.locator(".card").filter(new Locator.FilterOptions().setHasText("Gotong royong taman bermain"));
      assertThat(report).containsText("diterima",
          new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions().setIgnoreCase(true));
      report.click();
      assertThat(page.locator("dd.receipt, .receipt").first()).hasText(Pattern.compile("LK-73\\.24-20\\d\\d-\\d{6}"));
      assertThat(page.locator(".parts .part-done")).hasCount(2);
      takeScreenshot(page, "diterima");
      assertThat(faults).isEmpty();
    }
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  private static void takeScreenshot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(ChromiumExtension.SCREENSHOTS.resolve("lapangan-" + name + ".png")));
  }

  /** Large and noisy enough to need more than one piece. */
  private static byte[] picture() throws IOException {
    BufferedImage image = new BufferedImage(2000, 1500, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 1500; y++) {
      for (int x = 0; x < 2000; x++) {
        image.setRGB(x, y, (x * 31 + y * 17 + (x * y) % 255) & 0xffffff);
      }
    }
    Graphics2D draw = image.createGraphics();
    draw.setColor(new Color(15, 107, 92));
    draw.fillRect(200, 200, 1600, 400);
    draw.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }
}
