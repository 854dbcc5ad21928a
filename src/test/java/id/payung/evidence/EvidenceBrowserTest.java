package id.payung.evidence;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.testing.ChromiumExtension;
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
 * Citra drops files in, places them with the keyboard, and blurs a face that the search has missed. Pictures go to
 * target/screenshots.
 */
@Tag("browser")
@PayungTest
@OwnDatabase("browser")
class EvidenceBrowserTest {
  private static final String YEAR = "2026";

  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;
  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired TestCast cast;

  private final List<String> faults = new ArrayList<>();

  @Test
  void files_are_dropped_in_placed_with_the_keyboard_and_leave_without_a_face() {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1", "4.2", "4.3");
    try (BrowserContext desk = chromium.desktopContext(1280, 900)) {
      Page page = desk.newPage();
      page.onPageError(faults::add);
      ChromiumExtension.signIn(page, "http://localhost:" + port, "citra", TestCast.PASSWORD);

      page.navigate(at("/evidence/new"));
      page.locator("#files")
          .setInputFiles(new FilePayload[]{
            new FilePayload("SK_Tim_Percepatan_Akta.pdf", "application/pdf",
                SampleFiles.pdf("KEPUTUSAN BUPATI - Tim Percepatan Akta Kelahiran")),
            new FilePayload("IMG-20251104-WA0003.jpg", "image/jpeg", DrawnPictures
                .jpeg(DrawnPictures.group(1200, 800, 0.26, new double[]{0.3, 0.55}, new double[]{0.66, 0.55}), 0.9f))});
      shoot(page, "unggah");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Unggah")).click();
      assertThat(page.locator(".thumbs li")).hasCount(2);
      shoot(page, "belum-ditempatkan");

      ChromiumExtension.pressShortcut(page, "m");
      page.waitForURL(Pattern.compile(".*/evidence/inbox/.+"));
      page.locator("#number").fill("400/12/2025");
      page.locator("#docDate").fill("2025-02-03");
      page.locator("#place").selectOption(page.locator("#place option").nth(1).getAttribute("value"));
      page.locator("#proves").fill("Menetapkan tim dan tugasnya");
      shoot(page, "tempatkan");
      page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).click();
      ChromiumExtension.pressShortcut(page, "s");

      assertThat(page.locator("#heldOn")).hasValue("2025-11-04");
      page.locator("#village").selectOption(cast.village(TestCast.MAGANI).toString());
      page.locator("#title").fill("Jemput bola akta di Magani");
      page.locator("#title").press("Enter");
      assertThat(page.getByText("Semua berkas sudah ditempatkan.")).isVisible();

      page.navigate(at("/evidence"));
      shoot(page, "daftar");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("SK Tim Percepatan Akta")).click();
      assertThat(page.getByText("Menetapkan tim dan tugasnya").first()).isVisible();
      shoot(page, "dokumen");

      page.navigate(at("/evidence"));
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Jemput bola akta di Magani")).click();
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
          .hasText("Jemput bola akta di Magani");
      ChromiumExtension.pressShortcut(page, "w");
      Locator boxes = page.locator(".face-list [name=box]");
      page.locator(".faces svg").waitFor();
      int found = boxes.count();
      BoundingBox picture = page.locator(".faces svg").boundingBox();
      page.mouse().move(picture.x + picture.width * 0.82, picture.y + picture.height * 0.7);
      page.mouse().down();
      page.mouse().move(picture.x + picture.width * 0.92, picture.y + picture.height * 0.85);
      page.mouse().up();
      assertThat(boxes).hasCount(found + 1);
      page.mouse().click(picture.x + picture.width * 0.87, picture.y + picture.height * 0.78);
      assertThat(boxes.last()).not().isChecked();
      page.mouse().click(picture.x + picture.width * 0.87, picture.y + picture.height * 0.78);
      assertThat(boxes.last()).isChecked();
      shoot(page, "wajah");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Samarkan dan simpan")).click();
      assertThat(page.locator(".flash")).containsText((found + 1) + " wajah");
      page.locator("#safe summary").click();
      shoot(page, "foto");
      page.navigate(at("/evidence/exports"));
      shoot(page, "unduhan");
      assertThat(faults).isEmpty();
    }
  }

  private String at(String path) {
    return "http://localhost:" + port + "/73.24" + path;
  }

  /** On a desk and on a phone; nothing may stick out at the side. */
  private static void shoot(Page page, String name) {
    for (int width : new int[]{360, 1280}) {
      page.setViewportSize(width, width == 360 ? 740 : 900);
      int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
      assertThat(wide).as("%s at %d pixels", name, width).isLessThanOrEqualTo(width);
      ChromiumExtension.takeScreenshot(page, "evidence-" + name + "-" + width);
    }
  }
}
