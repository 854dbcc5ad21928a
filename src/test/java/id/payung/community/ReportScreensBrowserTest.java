package id.payung.community;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.FreshDatabase;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The pages of reports in a real browser, at a desk and on a phone; pictures are kept in target/screenshots. */
@Tag("browser")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
@Import(Cast.class)
class ReportScreensBrowserTest {
  private static Playwright playwright;
  private static Browser browser;

  @LocalServerPort int port;
  @Autowired Cast cast;
  @Autowired Reports reports;
  @Autowired Documents documents;
  @Autowired Clock clock;

  @BeforeAll
  static void open() {
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update",
                            "--disable-sync", "--no-first-run")));
  }

  @AfterAll
  static void close() {
    playwright.close();
  }

  @Test
  void every_page_of_reports_is_readable_at_a_desk_and_on_a_phone() throws IOException {
    UUID whole = report("Kelas pengasuhan tanpa kekerasan", LocalDate.of(2026, 11, 14));
    photo(whole);
    UUID torn = report("Pertemuan Forum Anak", LocalDate.of(2026, 11, 10));
    amend(Cast.ADMIN, torn, LocalDate.of(2026, 11, 9));
    amend(Cast.VOLUNTEER, torn, LocalDate.of(2026, 11, 11));
    UUID waits = report("Kampanye pencegahan perkawinan anak", LocalDate.of(2025, 2, 3));

    for (int width : new int[] {1280, 360}) {
      try (BrowserContext desk = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 800).setLocale("id-ID"))) {
        Page page = desk.newPage();
        page.navigate("http://localhost:" + port + "/masuk");
        page.locator("input[name=name]").fill("ani");
        page.locator("input[name=password]").fill(Cast.PASSWORD);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> url.contains("/73.24"));
        look(page, "/73.24/reports", "laporan", width);
        look(page, "/73.24/reports/" + whole, "laporan-lengkap", width);
        look(page, "/73.24/reports/" + torn, "laporan-berbeda", width);
        look(page, "/73.24/reports/" + waits, "laporan-periksa", width);
        look(page, "/73.24/reports/new", "laporan-baru", width);
        look(page, "/73.24/villages", "desa", width);
        look(page, "/73.24/villages/" + cast.village(Cast.MAGANI), "desa-profil", width);
        look(page, "/73.24/villages/" + cast.village(Cast.MAGANI) + "/bodies/patbm", "desa-patbm", width);
      }
    }
  }

  private void look(Page page, String path, String name, int width) {
    page.navigate("http://localhost:" + port + path);
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/" + name + "-" + width + ".png")).setFullPage(true));
    assertThat(new AxeBuilder(page).analyze().getViolations()).as(name + " at " + width).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as(name + " fits " + width).isEqualTo(true);
    assertThat(page.content()).as(name).doesNotContain("⟦");
  }

  private UUID report(String title, LocalDate heldOn) {
    UUID id = Ids.next();
    Actor fitri = cast.as(Cast.VOLUNTEER);
    Acting.<ReceivedReport, RuntimeException>as(
        fitri, () -> reports.record(fitri, new ReportForm(id, body(title, heldOn), null, clock.instant(), null)));
    return id;
  }

  private void amend(UUID person, UUID id, LocalDate heldOn) {
    Actor actor = cast.as(person);
    Acting.<Amendment, RuntimeException>as(
        actor,
        () -> reports.amend(actor, id, 1, new ReportForm(id, body("Pertemuan Forum Anak", heldOn), null, clock.instant(), null)));
  }

  private ReportBody body(String title, LocalDate heldOn) {
    TreeMap<String, ReportBody.Sexes> ages = new TreeMap<>();
    ages.put("0-5", new ReportBody.Sexes(2, 3));
    ages.put("6-12", new ReportBody.Sexes(4, 5));
    ages.put("13-17", new ReportBody.Sexes(1, 2));
    return new ReportBody(
        null, title, "meeting", heldOn, cast.village(Cast.MAGANI), new ReportBody.People(7, 10, 4, 21), ages, new ReportBody.Disability(1, 0), null,
        "Peserta berdiskusi tentang pengasuhan.\nTindak lanjut: pertemuan berikutnya di balai desa.", 350_000L,
        new ReportBody.OnBehalfOf("Pak Contoh"), null, List.of());
  }

  private void photo(UUID report) throws IOException {
    BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    brush.setColor(new Color(0x2f6f6a));
    brush.fillRect(0, 0, 800, 600);
    brush.setColor(new Color(0xf2d8a7));
    brush.fillOval(250, 150, 300, 300);
    brush.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    Actor fitri = cast.as(Cast.VOLUNTEER);
    Acting.doing(
        fitri,
        () -> {
          KeptDocument kept = documents.keep(fitri, bytes.toByteArray(), DocumentLimits.PHOTO);
          reports.attach(fitri, report, Ids.next(), "photo", kept.sha256(), "image/jpeg", kept.size(), clock.instant(), null);
        });
  }
}
