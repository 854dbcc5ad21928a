package id.payung.community;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.Chromium;
import id.payung.platform.testing.FreshDatabase;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
  @RegisterExtension static final Chromium chromium = new Chromium();

  @LocalServerPort int port;
  @Autowired Cast cast;
  @Autowired Reports reports;
  @Autowired ReportIntake intake;
  @Autowired Amending amending;
  @Autowired Documents documents;
  @Autowired Clock clock;

  @Test
  void every_page_of_reports_is_readable_at_a_desk_and_on_a_phone() throws IOException {
    UUID whole = report("Kelas pengasuhan tanpa kekerasan", LocalDate.of(2026, 11, 14));
    photo(whole);
    UUID torn = report("Pertemuan Forum Anak", LocalDate.of(2026, 11, 10));
    amend(Cast.ADMIN, torn, LocalDate.of(2026, 11, 9));
    amend(Cast.VOLUNTEER, torn, LocalDate.of(2026, 11, 11));
    UUID waits = report("Kampanye pencegahan perkawinan anak", LocalDate.of(2025, 2, 3));

    for (int width : new int[]{1280, 360}) {
      try (BrowserContext desk = chromium.desk(width, 800)) {
        Page page = desk.newPage();
        Chromium.signIn(page, "http://localhost:" + port, "ani", Cast.PASSWORD);
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
    Chromium.shoot(page, name + "-" + width);
    assertThat(new AxeBuilder(page).analyze().getViolations()).as(name + " at " + width).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as(name + " fits " + width)
        .isEqualTo(true);
    assertThat(page.content()).as(name).doesNotContain("⟦");
  }

  private UUID report(String title, LocalDate heldOn) {
    UUID id = Ids.next();
    Actor fitri = cast.as(Cast.VOLUNTEER);
    Acting.<ReceivedReport, RuntimeException>as(fitri,
        () -> intake.record(fitri, new ReportForm(id, body(title, heldOn), null, clock.instant(), null)));
    return id;
  }

  private void amend(UUID person, UUID id, LocalDate heldOn) {
    Actor actor = cast.as(person);
    Acting.<Amendment, RuntimeException>as(actor, () -> amending.amend(actor, id, 1,
        new ReportForm(id, body("Pertemuan Forum Anak", heldOn), null, clock.instant(), null)));
  }

  private ReportBody body(String title, LocalDate heldOn) {
    TreeMap<String, ReportBody.Sexes> ages = new TreeMap<>();
    ages.put("0-5", new ReportBody.Sexes(2, 3));
    ages.put("6-12", new ReportBody.Sexes(4, 5));
    ages.put("13-17", new ReportBody.Sexes(1, 2));
    return new ReportBody(null, title, "meeting", heldOn, cast.village(Cast.MAGANI),
        new ReportBody.People(7, 10, 4, 21), ages, new ReportBody.Disability(1, 0), null,
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
    Acting.doing(fitri, () -> {
      KeptDocument kept = documents.keep(fitri, bytes.toByteArray(), DocumentLimits.PHOTO);
      reports.attach(fitri, report, Ids.next(), "photo", kept.sha256(), "image/jpeg", kept.size(), clock.instant(),
          null);
    });
  }
}
