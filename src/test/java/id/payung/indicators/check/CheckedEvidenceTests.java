package id.payung.indicators.check;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.evidence.proposal.EvidenceDutySource;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.answer.AnswerForm;
import id.payung.indicators.answer.AnswerSubmission;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.duty.Duty;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Files at the checker's table: many at once, beside a returned one, and taken out after they were checked. */
@PayungTest
class CheckedEvidenceTests {
  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired AnswerSubmission answerSubmission;
  @Autowired EvidenceIntake evidenceIntake;
  @Autowired EvidenceRegister evidenceRegister;
  @Autowired DocumentStorage documents;
  @Autowired QuestionScoreRepository scores;
  @Autowired CheckingSessionRepository sessions;
  @Autowired EvidenceDutySource duties;
  @Autowired TestCast cast;

  private String year = "";
  private UUID desk = Ids.next();
  private UUID proof = Ids.next();

  /** Disdukcapil has answered and Eko sits with it; option c asks for two places, both are filled. */
  private void answered(String code) {
    year = code;
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(year);
    years.requestAnswers(year, TestCast.DISDUKCAPIL, "4.1");
    Actor clerk = cast.actorOf(TestCast.CLERK);
    ActorContext.runAs(clerk,
        () -> answerSubmission.save(clerk, year, "4.1", new AnswerForm(0, "c", "", true, "", null)));
    place("by-district");
    proof = place("data");
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(eko, () -> sessions.start(eko, desk, year, TestCast.DISDUKCAPIL, "Aula"));
  }

  private UUID place(String slot) {
    return new OfficialDocumentFixture(evidenceIntake, documents).placeDated(cast.actorOf(TestCast.CLERK),
        TestCast.DISDUKCAPIL, year, "4.1", slot);
  }

  @Test
  void the_duty_of_a_returned_file_stays_when_another_file_fills_its_place() {
    answered("2064");
    check(proof, false, "halaman 2 tidak terbaca");
    assertThat(owed()).doesNotContain(proof);

    place("data");
    assertThat(owed()).contains(proof);

    Actor clerk = cast.actorOf(TestCast.CLERK);
    ActorContext.runAs(clerk, () -> evidenceRegister.takeBackUse(clerk, proof, "diganti berkas lain"));
    assertThat(owed()).doesNotContain(proof);
  }

  private List<UUID> owed() {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    return ActorContext.callAs(clerk, () -> duties.listDuties(clerk, 300))
        .stream()
        .filter(duty -> duty.kind().equals("evidence.duty.beside"))
        .map(Duty::subject)
        .toList();
  }

  @Test
  void files_with_warnings_are_left_out_of_an_acceptance_of_many_unless_ticked_knowingly() throws Exception {
    answered("2065");
    UUID warned = new OfficialDocumentFixture(evidenceIntake, documents).placeUndated(cast.actorOf(TestCast.CLERK),
        TestCast.DISDUKCAPIL, year, "4.1", "data");
    assertThat(use(warned).warnings()).isNotEmpty();
    MockHttpSession session = new MockHttpSession();
    assertThat(deskPage(session)).contains("name=\"knowing\" value=\"" + warned + "\"")
        .doesNotContain("name=\"knowing\" value=\"" + proof + "\"");

    acceptMany(session, List.of(proof, warned), List.of());
    assertThat(use(proof).check()).isEqualTo("accepted");
    assertThat(use(warned).check()).isEqualTo("unchecked");
    assertThat(deskPage(session)).contains("ada peringatan, jadi tidak ikut diterima");

    acceptMany(session, List.of(warned), List.of(warned.toString()));
    assertThat(use(warned).check()).isEqualTo("accepted");
  }

  @Test
  void one_press_accepts_no_file_with_a_warning_that_was_not_answered() throws Exception {
    answered("1855");
    UUID warned = new OfficialDocumentFixture(evidenceIntake, documents).placeUndated(cast.actorOf(TestCast.CLERK),
        TestCast.DISDUKCAPIL, year, "4.1", "data");
    assertThat(page("/73.24/kla/" + year + "/desk/" + desk + "?at=" + warned, "eko", new MockHttpSession()))
        .contains("id=\"knowing\"");
    assertThat(page("/73.24/kla/" + year + "/desk/" + desk + "?at=" + proof, "eko", new MockHttpSession()))
        .doesNotContain("id=\"knowing\"");

    assertThat(acceptOne(warned, false).andExpect(status().isUnprocessableContent())
        .andReturn()
        .getResponse()
        .getContentAsString()).contains("Berkas ini ada peringatannya").contains("value=\"" + warned + "\"");
    assertThat(use(warned).check()).isEqualTo("unchecked");

    acceptOne(warned, true).andExpect(status().is3xxRedirection());
    assertThat(use(warned).check()).isEqualTo("accepted");
  }

  @Test
  void an_office_without_files_is_offered_no_sitting() throws Exception {
    answered("1857");
    new EvaluationFixture(evaluationOpening, requests, cast).requestAnswers(year, TestCast.DP3A, "4.2");
    String desks = page("/73.24/kla/" + year + "/desk", "eko", new MockHttpSession());
    assertThat(desks).contains("Belum ada berkas").doesNotContain("name=\"office\" value=\"" + TestCast.DP3A + "\"");
  }

  private ResultActions acceptOne(UUID use, boolean knowing) throws Exception {
    MockHttpServletRequestBuilder sent =
        post("/73.24/kla/" + year + "/desk/" + desk + "/verdicts").param("use", use.toString())
            .param("verdict", "accept")
            .cookie(TestSignIn.sessionCookie(mvc, "eko"))
            .with(csrf());
    return mvc.perform(knowing ? sent.param("knowing", "true") : sent);
  }

  @Test
  void a_file_is_withdrawn_with_its_points_said_before_and_comes_back_checked_as_it_was() throws Exception {
    answered("2084");
    check(proof, true, "");
    assertThat(survivingPoints()).isEqualByComparingTo("6");
    String item = "/73.24/evidence/" + use(proof).item();
    assertThat(page(item + "/withdrawal", "citra", new MockHttpSession()))
        .containsPattern("Pertanyaan 4\\.1 \\(KLA 2084\\): dipakai dan sudah diperiksa;\\s*<b>6,00 poin hilang</b>");

    MockHttpSession session = new MockHttpSession();
    mvc.perform(post(item + "/withdrawal").param("reason", "keliru")
        .session(session)
        .cookie(TestSignIn.sessionCookie(mvc, "citra"))
        .with(csrf())).andExpect(status().is3xxRedirection());
    assertThat(use(proof).state()).isEqualTo("taken-back");
    await().untilAsserted(() -> assertThat(survivingPoints()).isEqualByComparingTo("0"));
    assertThat(page("/73.24/changes?kind=gone", "eko", new MockHttpSession())).contains("4.1 · 2084");
    Matcher undo =
        Pattern.compile("action=\"(/73\\.24/undo/[^\"]+)\"").matcher(page("/73.24/evidence", "citra", session));
    assertThat(undo.find()).isTrue();

    mvc.perform(post(undo.group(1)).session(session).cookie(TestSignIn.sessionCookie(mvc, "citra")).with(csrf()))
        .andExpect(status().is3xxRedirection());

    assertThat(use(proof).proven()).isTrue();
    await().untilAsserted(() -> assertThat(survivingPoints()).isEqualByComparingTo("6"));
  }

  private BigDecimal survivingPoints() {
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    return ActorContext.<BigDecimal, RuntimeException>callAs(eko,
        () -> scores.loadScores(eko, year).findQuestion("4.1").orElseThrow().computed().survives());
  }

  private void check(UUID use, boolean accepted, String reason) {
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(eko, () -> sessions.saveCheck(eko, desk, use, accepted, reason));
  }

  private String deskPage(MockHttpSession session) throws Exception {
    return page("/73.24/kla/" + year + "/desk/" + desk, "eko", session);
  }

  private String page(String path, String name, MockHttpSession session) throws Exception {
    return mvc.perform(get(path).session(session).cookie(TestSignIn.sessionCookie(mvc, name)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private void acceptMany(MockHttpSession session, List<UUID> chosen, List<String> knowing) throws Exception {
    mvc.perform(post("/73.24/kla/" + year + "/desk/" + desk + "/verdicts/accept").session(session)
        .cookie(TestSignIn.sessionCookie(mvc, "eko"))
        .with(csrf())
        .param("reason", "")
        .param("chosen", chosen.stream().map(one -> ChosenRow.value(one, use(one).version())).toArray(String[]::new))
        .param("knowing", knowing.toArray(String[]::new))).andExpect(status().is3xxRedirection());
  }

  private EvidenceUseView use(UUID id) {
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    return ActorContext
        .<List<EvidenceUseView>, RuntimeException>callAs(eko, () -> evidenceRegister.listUses(eko, year, "4.1"))
        .stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
