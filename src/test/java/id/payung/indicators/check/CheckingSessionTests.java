package id.payung.indicators.check;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.audit.RecordHistoryRepository;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.answer.QuestionAnswerForm;
import id.payung.indicators.answer.QuestionAnswerRepository;
import id.payung.indicators.answer.QuestionAnswerSubmission;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.ConcurrentCalls;
import id.payung.platform.testing.Patience;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** Eko sits with Disdukcapil. */
@PayungTest
class CheckingSessionTests {
  private static final String YEAR = "2033";

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerRepository answers;
  @Autowired QuestionAnswerSubmission answerSubmission;
  @Autowired EvidenceIntake evidenceBook;
  @Autowired EvidenceRegister evidenceRegister;
  @Autowired DocumentStorage documents;
  @Autowired QuestionScoreRepository scoreRepository;
  @Autowired CheckingSessionRepository sessions;
  @Autowired RecordHistoryRepository history;
  @Autowired TestCast cast;
  @Autowired TransactionTemplate transactions;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String password;

  private UUID desk;
  private UUID proof;
  private String pageBehind = "";

  @BeforeEach
  void an_office_has_answered_and_sits_at_the_table() throws Exception {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1");
    Actor clerk = cast.actorOf(TestCast.CLERK);
    ActorContext.runAs(clerk, () -> {
      int version = answers.find(clerk, YEAR, "4.1").map(one -> one.version()).orElse(0);
      answerSubmission.save(clerk, YEAR, "4.1", new QuestionAnswerForm(version, "c", "", true, "", null));
    });
    ActorContext.runAs(clerk,
        () -> evidenceRegister.listUses(clerk, YEAR, "4.1")
            .stream()
            .filter(use -> use.state().equals("taken"))
            .forEach(use -> evidenceRegister.takeBackUse(clerk, use.id(), "uji berikutnya")));
    proof = new OfficialDocumentFixture(evidenceBook, documents).placeDated(clerk, TestCast.DISDUKCAPIL, YEAR, "4.1",
        "data");
    desk = Ids.next();
    mvc.perform(post("/73.24/kla/2033/desk").param("id", desk.toString())
        .param("office", TestCast.DISDUKCAPIL.toString())
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "eko"))).andExpect(status().is3xxRedirection());
  }

  @Test
  void an_accepted_proof_survives_in_the_same_moment() throws Exception {
    postCheck("eko", "accept", "").andExpect(status().is3xxRedirection());

    assertThat(survivingPoints()).isEqualByComparingTo("6");
  }

  @Test
  void the_checker_sees_the_first_page_beside_the_decision() throws Exception {
    String page = mvc.perform(get("/73.24/kla/2033/desk/" + desk).cookie(TestSignIn.sessionCookie(mvc, "eko")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
    java.util.regex.Matcher picture =
        java.util.regex.Pattern.compile("<img src=\"(/73\\.24/evidence/[^\"]+/page)\"").matcher(page);

    assertThat(picture.find()).isTrue();
    mvc.perform(get(picture.group(1)).cookie(TestSignIn.sessionCookie(mvc, "eko"))).andExpect(status().isOk());
  }

  @Test
  void a_return_needs_a_reason_and_the_office_reads_it_beside_its_score() throws Exception {
    postCheck("eko", "return", "").andExpect(status().isUnprocessableContent());

    postCheck("eko", "return", "halaman 2 tidak terbaca").andExpect(status().is3xxRedirection());
    assertThat(survivingPoints()).isEqualByComparingTo("0");
    mvc.perform(get("/73.24/kla/2033/questions/4.1").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(content().string(containsString("halaman 2 tidak terbaca")));
  }

  @Test
  void a_mistaken_check_is_said_again_and_the_score_follows() throws Exception {
    postCheck("eko", "return", "salah tekan");
    postCheck("eko", "accept", "");

    assertThat(survivingPoints()).isEqualByComparingTo("6");
    Actor verifier = cast.actorOf(TestCast.VERIFIER);
    assertThat(ActorContext.callAs(verifier, () -> sessions.listChecks(verifier, desk))).hasSize(1)
        .allMatch(EvidenceCheck::accepted);
  }

  @Test
  void a_mistaken_check_is_taken_back_with_a_reason_and_the_score_and_the_trail_follow() throws Exception {
    postCheck("eko", "accept", "");
    postCheck("eko", "undo", "").andExpect(status().isUnprocessableContent());

    postCheck("eko", "undo", "berkas kantor lain").andExpect(status().is3xxRedirection());

    assertThat(survivingPoints()).isEqualByComparingTo("0");
    Actor verifier = cast.actorOf(TestCast.VERIFIER);
    assertThat(ActorContext.callAs(verifier, () -> sessions.listChecks(verifier, desk))).isEmpty();
    assertThat(
        ActorContext.callAs(verifier, () -> history.listRecent(verifier, List.of("evidence-use"), List.of(proof), 10)))
        .extracting(line -> line.action() + " " + line.reason())
        .startsWith("check-taken-back berkas kantor lain", "accepted null");
    postCheck("citra", "undo", "coba").andExpect(status().isForbidden());
  }

  @Test
  void it_ends_in_a_berita_acara_that_the_office_prints_and_others_do_not() throws Exception {
    postCheck("eko", "accept", "");
    mvc.perform(post("/73.24/kla/2033/desk/" + desk + "/end").param("basedOn", "1")
        .param("present", "Citra Contoh, Staf Disdukcapil")
        .param("agreed", "Melengkapi rincian kecamatan")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "eko"))).andExpect(status().is3xxRedirection());

    byte[] pdf =
        mvc.perform(get("/73.24/kla/2033/desk/" + desk + "/minutes.pdf").cookie(TestSignIn.sessionCookie(mvc, "citra")))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    mvc.perform(get("/73.24/kla/2033/desk/" + desk + "/minutes.pdf").cookie(TestSignIn.sessionCookie(mvc, "dewi")))
        .andExpect(status().isNotFound());
    postCheck("eko", "accept", "").andExpect(status().isUnprocessableContent());
  }

  @Test
  void of_a_verdict_and_the_end_of_the_sitting_at_once_the_later_one_waits_and_no_verdict_comes_in_behind_the_end()
      throws Exception {
    Actor verifier = cast.actorOf(TestCast.VERIFIER);
    List<Future<String>> late = new ArrayList<>();
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      ActorContext.runAs(verifier, () -> transactions.executeWithoutResult(status -> {
        sessions.end(verifier, desk, new CheckingSessionMinutesForm(1, "Aula", "BA-1", "Citra Contoh", "Selesai"));
        late.add(other.submit(
            () -> ActorContext.callAs(verifier, () -> ConcurrentCalls.outcomeOf(() -> saveAcceptingCheck(verifier)))));
        awaitBlockedTransaction();
      }));
      assertThat(late.getFirst().get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isEqualTo("Refused");
    }
    assertThat(ActorContext.callAs(verifier, () -> sessions.listChecks(verifier, desk))).isEmpty();
  }

  private boolean saveAcceptingCheck(Actor verifier) {
    sessions.saveCheck(verifier, desk, proof, true, "");
    return true;
  }

  private void awaitBlockedTransaction() {
    await().until(() -> {
      try (Connection connection = DriverManager.getConnection(url, owner, password);
          ResultSet row = connection.createStatement()
              .executeQuery(
                  "SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND "
                      + "a.datname = current_database()")) {
        row.next();
        return row.getInt(1) > 0;
      }
    });
  }

  @Test
  void a_slip_of_the_hand_is_undone_with_one_press_and_the_trail_shows_both() throws Exception {
    String undo = undoBehind(postCheck("eko", "return", "salah tekan"));
    assertThat(survivingPoints()).isEqualByComparingTo("0");

    send(undo, "budi").andExpect(status().isUnprocessableContent());
    send(undo, "eko").andExpect(status().isSeeOther());

    Actor verifier = cast.actorOf(TestCast.VERIFIER);
    assertThat(ActorContext.callAs(verifier, () -> sessions.listChecks(verifier, desk))).isEmpty();
    assertThat(
        ActorContext.callAs(verifier, () -> history.listRecent(verifier, List.of("evidence-use"), List.of(proof), 10)))
        .extracting(line -> line.action() + " " + line.reason())
        .startsWith("check-taken-back Diurungkan sesaat setelah dilakukan.", "returned salah tekan");
    send(undo, "eko").andExpect(status().isUnprocessableContent());
  }

  @Test
  void an_undone_verdict_gives_the_one_before_it_back_with_its_words_and_its_points() throws Exception {
    postCheck("eko", "accept", "sudah dilihat aslinya");
    String undo = undoBehind(postCheck("eko", "return", "salah tekan"));

    send(undo, "eko").andExpect(status().isSeeOther());

    assertThat(survivingPoints()).isEqualByComparingTo("6");
    Actor verifier = cast.actorOf(TestCast.VERIFIER);
    assertThat(ActorContext.callAs(verifier, () -> sessions.listChecks(verifier, desk))).singleElement()
        .satisfies(check -> assertThat(check.accepted()).isTrue())
        .satisfies(check -> assertThat(check.reason()).isEqualTo("sudah dilihat aslinya"));
    assertThat(use().checkReason()).isEqualTo("sudah dilihat aslinya");
    assertThat(use().checkedBy()).isEqualTo("Eko Contoh");
  }

  @Test
  void nothing_is_undone_behind_a_berita_acara() throws Exception {
    String undo = undoBehind(postCheck("eko", "accept", ""));
    Actor verifier = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(verifier,
        () -> sessions.end(verifier, desk, new CheckingSessionMinutesForm(1, "Aula", "1", "", "")));

    send(undo, "eko").andExpect(status().isSeeOther());

    assertThat(use().check()).isEqualTo("accepted");
  }

  @Test
  void those_that_are_ticked_get_one_verdict_and_lose_it_by_one_press() throws Exception {
    UUID second = new OfficialDocumentFixture(evidenceBook, documents).placeDated(cast.actorOf(TestCast.CLERK),
        TestCast.DISDUKCAPIL, YEAR, "4.1", "by-district");
    String many = "/73.24/kla/2033/desk/" + desk + "/verdicts/";
    String[] chosen = {proof + "." + use().version(), second + ".77"};
    ResultActions without = mvc.perform(
        post(many + "return").param("chosen", chosen).with(csrf()).cookie(TestSignIn.sessionCookie(mvc, "eko")));
    assertThat(use().check()).isEqualTo("unchecked");
    without.andExpect(status().isOk()).andExpect(content().string(containsString("Kembalikan 2 berkas?")));

    String undo = undoBehind(mvc.perform(post(many + "return").param("chosen", chosen)
        .param("reason", "belum bertanggal")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "eko"))));

    assertThat(pageBehind).contains("1 dikembalikan untuk diperbaiki.", "1 tidak dikerjakan", "baru saja diubah");
    assertThat(use().checkReason()).isEqualTo("belum bertanggal");
    send(undo, "eko");
    assertThat(use().check()).isEqualTo("unchecked");
    mvc.perform(
        post(many + "accept").param("chosen", chosen).with(csrf()).cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isForbidden());
  }

  @Test
  void a_proof_of_another_office_is_judged_at_that_offices_table_alone() throws Exception {
    proof = proofOfDp3a();
    EvidenceUseView before = use("4.2");

    for (String verdict : List.of("accept", "return", "undo")) {
      postCheck("eko", verdict, "dari meja lain").andExpect(status().isNotFound());
    }
    for (String deed : List.of("accept", "return")) {
      mvc.perform(
          post("/73.24/kla/2033/desk/" + desk + "/verdicts/" + deed).param("chosen", proof + "." + before.version())
              .param("reason", "dari meja lain")
              .with(csrf())
              .cookie(TestSignIn.sessionCookie(mvc, "eko")))
          .andExpect(status().isSeeOther());
    }
    Actor verifier = cast.actorOf(TestCast.VERIFIER);
    assertThat(ActorContext.callAs(verifier, () -> ConcurrentCalls.outcomeOf(() -> saveAcceptingCheck(verifier))))
        .isEqualTo("NotFound");

    assertThat(use("4.2")).isEqualTo(before);
    assertThat(ActorContext.callAs(verifier, () -> sessions.listChecks(verifier, desk))).isEmpty();
  }

  @Test
  void once_a_question_goes_to_another_office_the_table_of_the_first_judges_and_undoes_nothing_of_it()
      throws Exception {
    String undo = undoBehind(postCheck("eko", "accept", ""));
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.requestAnswers(YEAR, TestCast.DP3A, "4.1");

    postCheck("eko", "return", "sudah bukan meja ini").andExpect(status().isNotFound());
    send(undo, "eko");

    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    assertThat(ActorContext.callAs(secretary, () -> evidenceRegister.listUses(secretary, YEAR, "4.1")))
        .anyMatch(one -> one.id().equals(proof) && one.check().equals("accepted"));
  }

  /** DP3A answers another question of the year. */
  private UUID proofOfDp3a() {
    new EvaluationFixture(evaluationOpening, requests, cast).requestAnswers(YEAR, TestCast.DP3A, "4.2");
    return new OfficialDocumentFixture(evidenceBook, documents).placeDated(cast.actorOf(TestCast.DP3A_CLERK),
        TestCast.DP3A, YEAR, "4.2", "policy");
  }

  @Test
  void a_clerk_checks_nothing() throws Exception {
    postCheck("citra", "accept", "").andExpect(status().isForbidden());
    mvc.perform(get("/73.24/kla/2033/desk/" + desk).cookie(TestSignIn.sessionCookie(mvc, "kiki")))
        .andExpect(status().isNotFound());
  }

  private ResultActions postCheck(String who, String verdict, String reason) throws Exception {
    return mvc.perform(post("/73.24/kla/2033/desk/" + desk + "/verdicts").param("use", proof.toString())
        .param("version", String.valueOf(shownVersion()))
        .param("verdict", verdict)
        .param("reason", reason)
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, who)));
  }

  private int shownVersion() {
    Actor verifier = cast.actorOf(TestCast.VERIFIER);
    return ActorContext.callAs(verifier, () -> evidenceRegister.listUses(verifier, YEAR))
        .stream()
        .filter(one -> one.id().equals(proof))
        .findFirst()
        .orElseThrow()
        .version();
  }

  private ResultActions send(String address, String who) throws Exception {
    return mvc.perform(post(address).with(csrf()).cookie(TestSignIn.sessionCookie(mvc, who)));
  }

  /** The button that the page behind a form offers. */
  private String undoBehind(ResultActions sent) throws Exception {
    MvcResult done = sent.andExpect(status().isSeeOther()).andReturn();
    pageBehind = mvc.perform(get(Objects.requireNonNull(done.getResponse().getRedirectedUrl()))
        .session((MockHttpSession) Objects.requireNonNull(done.getRequest().getSession()))
        .cookie(TestSignIn.sessionCookie(mvc, "eko"))).andReturn().getResponse().getContentAsString();
    Matcher form = Pattern.compile("action=\"(/73\\.24/undo/[^\"]+)\"").matcher(pageBehind);
    assertThat(form.find()).isTrue();
    return form.group(1);
  }

  private EvidenceUseView use() {
    return use("4.1");
  }

  private EvidenceUseView use(String question) {
    Actor verifier = cast.actorOf(TestCast.VERIFIER);
    return ActorContext.callAs(verifier, () -> evidenceRegister.listUses(verifier, YEAR, question))
        .stream()
        .filter(one -> one.id().equals(proof))
        .findFirst()
        .orElseThrow();
  }

  /** Of the option c, which asks for the data alone. */
  private BigDecimal survivingPoints() {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(secretary, () -> scoreRepository.loadScores(secretary, YEAR))
        .findQuestion("4.1")
        .orElseThrow()
        .computed()
        .survives();
  }
}
