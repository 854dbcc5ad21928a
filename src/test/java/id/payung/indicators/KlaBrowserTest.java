package id.payung.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.indicators.answer.QuestionAnswerForm;
import id.payung.indicators.answer.QuestionAnswerSubmission;
import id.payung.indicators.check.CheckingSessionRepository;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentStorage;
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

/**
 * The KLA pages in a real browser, at a desk and on a phone, and the desk by its keys; pictures are kept in
 * target/screenshots.
 */
@Tag("browser")
@PayungTest
@OwnDatabase("browser")
class KlaBrowserTest {
  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;
  @Autowired TestCast cast;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerSubmission answerSubmission;
  @Autowired EvidenceIntake evidenceBook;
  @Autowired DocumentStorage documents;
  @Autowired CheckingSessionRepository sessions;

  @Test
  void every_kla_page_is_readable_at_a_desk_and_on_a_phone() {
    UUID desk = prepareYear("2037");
    for (int width : new int[]{1280, 360}) {
      try (BrowserContext budi = signedIn("budi", width);
          BrowserContext eko = signedIn("eko", width);
          BrowserContext citra = signedIn("citra", width)) {
        Page secretary = budi.pages().getFirst();
        screenshotPage(secretary, "", "kla", width);
        screenshotPage(secretary, "/blocks/C1", "kla-klaster", width);
        screenshotPage(secretary, "/questions", "kla-pertanyaan", width);
        screenshotPage(secretary, "/gaps", "kla-kekurangan", width);
        screenshotPage(secretary, "/owing", "kla-siapa", width);
        screenshotPage(secretary, "/owing/" + TestCast.DISDUKCAPIL, "kla-kantor", width);
        screenshotPage(secretary, "/settings", "kla-pengaturan", width);
        screenshotPage(secretary, "/owners", "kla-pengampu", width);
        screenshotPage(secretary, "/letters/new", "kla-surat", width);
        screenshotPage(secretary, "/results", "kla-hasil", width);
        screenshotPage(secretary, "/results/VA", "kla-hasil-va", width);
        screenshotPage(secretary, "/copy", "kla-salin", width);
        screenshotPage(secretary, "/instrument", "kla-instrumen", width);
        screenshotPage(citra.pages().getFirst(), "/questions/4.1", "kla-jawab", width);
        screenshotPage(eko.pages().getFirst(), "/desk", "kla-meja", width);
        screenshotPage(eko.pages().getFirst(), "/desk/" + desk, "kla-periksa", width);
      }
    }
  }

  @Test
  void a_checker_accepts_and_returns_without_the_mouse() {
    UUID desk = prepareYear("2038");
    try (BrowserContext eko = signedIn("eko", 1280)) {
      Page page = eko.pages().getFirst();
      page.navigate("http://localhost:" + port + "/73.24/kla/2038/desk/" + desk);
      ChromiumExtension.pressShortcut(page, "a");
      page.waitForSelector(".flash");
      ChromiumExtension.pressShortcut(page, "r");
      page.keyboard().type("tanggalnya belum ada");
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForSelector("text=Semua berkas sudah diperiksa");
    }
    Actor verifier = cast.actorOf(TestCast.VERIFIER);
    assertThat(ActorContext.callAs(verifier, () -> sessions.listChecks(verifier, desk)))
        .extracting(verdict -> verdict.accepted() + verdict.reason())
        .containsExactlyInAnyOrder("true", "falsetanggalnya belum ada");
  }

  @Test
  void document_and_buttons_stay_in_view_and_a_slip_is_undone_by_a_key() {
    UUID desk = prepareYear("2036");
    try (BrowserContext eko = signedIn("eko", 1280)) {
      Page page = eko.pages().getFirst();
      page.setViewportSize(1280, 720);
      page.navigate("http://localhost:" + port + "/73.24/kla/2036/desk/" + desk);
      assertInView(page);
      page.evaluate("scrollTo(0, 200)");
      assertInView(page);
      page.evaluate("scrollTo(0, 0)");
      page.screenshot(
          new Page.ScreenshotOptions().setPath(ChromiumExtension.SCREENSHOTS.resolve("kla-meja-1280-720.png")));

      ChromiumExtension.pressShortcut(page, "r");
      page.keyboard().type("ax");
      page.keyboard().press("Escape");
      ChromiumExtension.pressShortcut(page, "a");
      page.waitForSelector(".flash");
      assertInView(page);
      ChromiumExtension.pressShortcut(page, "u");
      page.waitForSelector("text=1 diurungkan.");
    }
    Actor verifier = cast.actorOf(TestCast.VERIFIER);
    assertThat(ActorContext.callAs(verifier, () -> sessions.listChecks(verifier, desk))).isEmpty();
  }

  private static void assertInView(Page page) {
    for (String part : new String[]{".desk .document img", ".desk [value=accept]", ".desk [value=return]"}) {
      assertThat(page.evaluate("part => { const box = document.querySelector(part).getBoundingClientRect();"
          + " return box.top >= 0 && box.bottom <= innerHeight && box.height > 20; }", part)).as(part).isEqualTo(true);
    }
  }

  /** Disdukcapil has answered one question with two proofs, and sits at the table. */
  private UUID prepareYear(String code) {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(code);
    years.requestAnswers(code, TestCast.DISDUKCAPIL, "4.1", "4.2");
    years.requestAnswers(code, TestCast.DP3A, "6.1");
    Actor citra = cast.actorOf(TestCast.CLERK);
    ActorContext.runAs(citra, () -> answerSubmission.save(citra, code, "4.1",
        new QuestionAnswerForm(0, "a", "Data per 31 Desember.", true, "", null)));
    OfficialDocumentFixture proofs = new OfficialDocumentFixture(evidenceBook, documents);
    proofs.placeDated(citra, TestCast.DISDUKCAPIL, code, "4.1", "data");
    proofs.placeDated(citra, TestCast.DISDUKCAPIL, code, "4.1", "by-district");
    UUID desk = Ids.next();
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(eko, () -> sessions.start(eko, desk, code, TestCast.DISDUKCAPIL, "Aula"));
    return desk;
  }

  private BrowserContext signedIn(String name, int width) {
    BrowserContext context = chromium.desktopContext(width, 800);
    Page page = context.newPage();
    ChromiumExtension.signIn(page, "http://localhost:" + port, name, TestCast.PASSWORD);
    return context;
  }

  private void screenshotPage(Page page, String path, String name, int width) {
    page.navigate("http://localhost:" + port + "/73.24/kla/2037" + path);
    ChromiumExtension.takeScreenshot(page, name + "-" + width);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as(name + " fits " + width)
        .isEqualTo(true);
    assertThat(page.content()).as(name).doesNotContain("⟦");
  }
}
