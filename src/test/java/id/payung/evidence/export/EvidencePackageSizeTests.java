package id.payung.evidence.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.SampleFiles;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** How large a package will be is said before it is begun; what nobody may keep is not made. */
@PayungTest
class EvidencePackageSizeTests {
  private static final String YEAR = "1893";
  private static final long MB = 1L << 20;

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired EvidenceItemLifeCycle itemBook;
  @Autowired EvidenceUseLifeCycle register;
  @Autowired DocumentStorage documents;
  @Autowired EvaluationDirectory calendar;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;

  @Test
  void a_large_package_is_told_before_it_is_begun_and_one_that_nobody_may_keep_is_refused() throws Exception {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1");
    years.requestAnswers(YEAR, TestCast.DP3A, "6.1");
    String first = addItem("SK pertama", "4.1");
    String second = addItem("SK kedua", "6.1");

    resize(first, 700 * MB);
    resize(second, 600 * MB);
    UUID large = Ids.next();
    ask(large, false).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("2 berkas, kira-kira 1.300 MB dalam 13 ZIP")))
        .andExpect(content().string(containsString("name=\"large\"")));
    assertNotBegun(large);

    resize(second, 9_000 * MB);
    UUID tooLarge = Ids.next();
    ask(tooLarge, true).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("10 GB")))
        .andExpect(content().string(containsString("Tidak ada yang dimulai")));
    assertNotBegun(tooLarge);

    resize(first, 400);
    resize(second, 400);
    UUID small = Ids.next();
    ask(small, false).andExpect(status().is3xxRedirection());
    assertThat(listPage()).doesNotContain("name=\"large\"");
    mvc.perform(get("/73.24/evidence/exports/" + small).cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("1.300 MB"))));
  }

  private ResultActions ask(UUID job, boolean meant) throws Exception {
    return mvc.perform(post("/73.24/evidence/exports/package").param("id", job.toString())
        .param("evaluation", YEAR)
        .param("partMb", "100")
        .param("pictureKb", "1000")
        .param("unchecked", "true")
        .param("large", meant ? "true" : "")
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))
        .with(csrf()));
  }

  private void assertNotBegun(UUID job) throws Exception {
    mvc.perform(get("/73.24/jobs/" + job).cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(status().isNotFound());
  }

  private String listPage() throws Exception {
    return mvc.perform(get("/73.24/evidence/exports").cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  /** As if so much had come: the bytes themselves are read when a package is made. */
  private void resize(String sha256, long bytes) {
    ActorContext.runAs(Actor.service("platform", TestCast.LUWU_TIMUR),
        () -> transactions.executeWithoutResult(_ -> assertThat(
            jdbc.sql("UPDATE platform.document SET size = :size WHERE regency = :regency AND sha256 = :sha256")
                .param("size", bytes)
                .param("regency", TestCast.LUWU_TIMUR)
                .param("sha256", sha256)
                .update())
            .isEqualTo(1)));
  }

  private String addItem(String title, String question) {
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    return ActorContext.callAs(service, () -> {
      StoredDocument kept = documents.store(service, SampleFiles.pdf(title + " ukuran paket"), DocumentLimits.EVIDENCE);
      UUID office = question.startsWith("4") ? TestCast.DISDUKCAPIL : TestCast.DP3A;
      EvidenceItem item = EvidenceItem.added(service, Ids.next(), "official", office, Instant.now(), kept)
          .with(EvidenceItem::title, title)
          .with(EvidenceItem::docKind, "sk")
          .with(EvidenceItem::number, "1")
          .with(EvidenceItem::docDate, LocalDate.of(2025, 2, 3))
          .make();
      EvidenceUseFixture.addAndTake(itemBook, register, service, item, kept, YEAR, question,
          calendar.listSlots(TestCast.LUWU_TIMUR, YEAR, question).getFirst().code());
      return kept.sha256();
    });
  }
}
