package id.payung.community;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import id.payung.community.report.ReportFileIntake;
import id.payung.community.report.ReportKind;
import id.payung.fieldwork.kind.PhoneRecordFiles.FileArrival;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.fieldwork.kind.RecordEditResult;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
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
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of reports in a real browser, at a desk and on a phone; pictures are kept in target/screenshots. */
@Tag("browser")
@PayungTest
@OwnDatabase("browser")
class ReportScreensBrowserTest {
  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;
  @Autowired TestCast cast;
  @Autowired ReportFileIntake fileIntake;
  @Autowired ReportKind kind;
  @Autowired DocumentStorage documents;
  @Autowired Clock clock;

  @Test
  void every_page_of_reports_is_readable_at_a_desk_and_on_a_phone() throws IOException {
    UUID whole = recordReport("Kelas pengasuhan tanpa kekerasan", LocalDate.of(2026, 11, 14));
    attachPhoto(whole);
    UUID torn = recordReport("Pertemuan Forum Anak", LocalDate.of(2026, 11, 10));
    amend(TestCast.ADMIN, torn, LocalDate.of(2026, 11, 9));
    amend(TestCast.VOLUNTEER, torn, LocalDate.of(2026, 11, 11));
    UUID waits = recordReport("Kampanye pencegahan perkawinan anak", LocalDate.of(2025, 2, 3));

    for (int width : new int[]{1280, 360}) {
      try (BrowserContext desk = chromium.desktopContext(width, 800)) {
        Page page = desk.newPage();
        ChromiumExtension.signIn(page, "http://localhost:" + port, "ani", TestCast.PASSWORD);
        checkPage(page, "/73.24/reports", "laporan", width);
        checkPage(page, "/73.24/reports/" + whole, "laporan-lengkap", width);
        checkPage(page, "/73.24/reports/" + torn, "laporan-berbeda", width);
        checkPage(page, "/73.24/reports/" + waits, "laporan-periksa", width);
        checkPage(page, "/73.24/reports/new", "laporan-baru", width);
        checkPage(page, "/73.24/villages", "desa", width);
        checkPage(page, "/73.24/villages/" + cast.village(TestCast.MAGANI), "desa-profil", width);
        checkPage(page, "/73.24/villages/" + cast.village(TestCast.MAGANI) + "/bodies/patbm", "desa-patbm", width);
      }
    }
  }

  private void checkPage(Page page, String path, String name, int width) {
    page.navigate("http://localhost:" + port + path);
    ChromiumExtension.takeScreenshot(page, name + "-" + width);
    assertThat(new AxeBuilder(page).analyze().getViolations()).as(name + " at " + width).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as(name + " fits " + width)
        .isEqualTo(true);
    assertThat(page.content()).as(name).doesNotContain("⟦");
  }

  private UUID recordReport(String title, LocalDate heldOn) {
    UUID id = Ids.next();
    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    ActorContext.runAs(fitri,
        () -> kind.receive(fitri, new PhoneRecordForm<>(id, body(title, heldOn), null, clock.instant())));
    return id;
  }

  private void amend(UUID person, UUID id, LocalDate heldOn) {
    Actor actor = cast.actorOf(person);
    ActorContext.<RecordEditResult, RuntimeException>callAs(actor,
        () -> kind.amend(actor, id, 1, body("Pertemuan Forum Anak", heldOn)));
  }

  private ReportBody body(String title, LocalDate heldOn) {
    TreeMap<String, ReportBody.CountBySex> ages = new TreeMap<>();
    ages.put("0-5", new ReportBody.CountBySex(2, 3));
    ages.put("6-12", new ReportBody.CountBySex(4, 5));
    ages.put("13-17", new ReportBody.CountBySex(1, 2));
    return new ReportBody(null, title, "meeting", heldOn, cast.village(TestCast.MAGANI),
        new ReportBody.PeopleCounts(7, 10, 4, 21), ages, new ReportBody.DisabilityCounts(1, 0), null,
        "Peserta berdiskusi tentang pengasuhan.\nTindak lanjut: pertemuan berikutnya di balai desa.", 350_000L,
        new ReportBody.OnBehalfOf("Pak Contoh"), null, List.of());
  }

  private void attachPhoto(UUID report) throws IOException {
    BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    brush.setColor(new Color(0x2f6f6a));
    brush.fillRect(0, 0, 800, 600);
    brush.setColor(new Color(0xf2d8a7));
    brush.fillOval(250, 150, 300, 300);
    brush.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    ActorContext.runAs(fitri, () -> {
      StoredDocument kept = documents.store(fitri, bytes.toByteArray(), DocumentLimits.PHOTO);
      fileIntake.attach(fitri, new FileArrival(report, Ids.next(), "photo", kept.sha256(), "image/jpeg", kept.size(),
          clock.instant(), null));
    });
  }
}
