package id.payung.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import id.payung.evidence.EvidenceBook;
import id.payung.indicators.answer.AnswerForm;
import id.payung.indicators.answer.Answering;
import id.payung.indicators.desk.Desks;
import id.payung.indicators.request.OpeningYear;
import id.payung.indicators.request.Requests;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.Documents;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.Chromium;
import id.payung.platform.testing.FreshDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The KLA pages in a real browser, at a desk and on a phone, and the desk by its keys; pictures are kept in
 * target/screenshots.
 */
@Tag("browser")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
@Import(Cast.class)
class KlaBrowserTest {
  @RegisterExtension static final Chromium chromium = new Chromium();

  @LocalServerPort int port;
  @Autowired Cast cast;
  @Autowired OpeningYear opening;
  @Autowired Requests requests;
  @Autowired Answering answering;
  @Autowired EvidenceBook papers;
  @Autowired Documents documents;
  @Autowired Desks desks;

  @Test
  void every_kla_page_is_readable_at_a_desk_and_on_a_phone() {
    UUID desk = year("2037");
    for (int width : new int[]{1280, 360}) {
      try (BrowserContext budi = signedIn("budi", width);
          BrowserContext eko = signedIn("eko", width);
          BrowserContext citra = signedIn("citra", width)) {
        Page secretary = budi.pages().getFirst();
        look(secretary, "", "kla", width);
        look(secretary, "/blocks/C1", "kla-klaster", width);
        look(secretary, "/questions", "kla-pertanyaan", width);
        look(secretary, "/gaps", "kla-kekurangan", width);
        look(secretary, "/owing", "kla-siapa", width);
        look(secretary, "/owing/" + Cast.DISDUKCAPIL, "kla-kantor", width);
        look(secretary, "/settings", "kla-pengaturan", width);
        look(secretary, "/owners", "kla-pengampu", width);
        look(secretary, "/letters/new", "kla-surat", width);
        look(secretary, "/results", "kla-hasil", width);
        look(secretary, "/results/VA", "kla-hasil-va", width);
        look(secretary, "/copy", "kla-salin", width);
        look(secretary, "/instrument", "kla-instrumen", width);
        look(citra.pages().getFirst(), "/questions/4.1", "kla-jawab", width);
        look(eko.pages().getFirst(), "/desk", "kla-meja", width);
        look(eko.pages().getFirst(), "/desk/" + desk, "kla-periksa", width);
      }
    }
  }

  @Test
  void a_checker_accepts_and_returns_without_the_mouse() {
    UUID desk = year("2038");
    try (BrowserContext eko = signedIn("eko", 1280)) {
      Page page = eko.pages().getFirst();
      page.navigate("http://localhost:" + port + "/73.24/kla/2038/desk/" + desk);
      page.keyboard().press("a");
      page.waitForSelector(".flash");
      page.keyboard().press("r");
      page.keyboard().type("tanggalnya belum ada");
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForSelector("text=Semua berkas sudah diperiksa");
    }
    Actor verifier = cast.as(Cast.VERIFIER);
    assertThat(Acting.as(verifier, () -> desks.verdicts(verifier, desk)))
        .extracting(verdict -> verdict.accepted() + verdict.reason())
        .containsExactlyInAnyOrder("true", "falsetanggalnya belum ada");
  }

  /** Disdukcapil has answered one question with two proofs, and sits at the table. */
  private UUID year(String code) {
    Years years = new Years(opening, requests, cast);
    years.open(code);
    years.ask(code, Cast.DISDUKCAPIL, "4.1", "4.2");
    years.ask(code, Cast.DP3A, "6.1");
    Actor citra = cast.as(Cast.CLERK);
    Acting.doing(citra,
        () -> answering.save(citra, code, "4.1", new AnswerForm(0, "a", "Data per 31 Desember.", true, "", null)));
    Proofs proofs = new Proofs(papers, documents);
    proofs.official(citra, Cast.DISDUKCAPIL, code, "4.1", "data");
    proofs.official(citra, Cast.DISDUKCAPIL, code, "4.1", "by-district");
    UUID desk = Ids.next();
    Actor eko = cast.as(Cast.VERIFIER);
    Acting.doing(eko, () -> desks.begin(eko, desk, code, Cast.DISDUKCAPIL, "Aula"));
    return desk;
  }

  private BrowserContext signedIn(String name, int width) {
    BrowserContext context = chromium.desk(width, 800);
    Page page = context.newPage();
    Chromium.signIn(page, "http://localhost:" + port, name, Cast.PASSWORD);
    return context;
  }

  private void look(Page page, String path, String name, int width) {
    page.navigate("http://localhost:" + port + "/73.24/kla/2037" + path);
    Chromium.shoot(page, name + "-" + width);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as(name + " fits " + width)
        .isEqualTo(true);
    assertThat(page.content()).as(name).doesNotContain("⟦");
  }
}
