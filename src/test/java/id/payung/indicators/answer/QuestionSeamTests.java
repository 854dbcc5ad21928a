package id.payung.indicators.answer;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Where a question meets plans, last year, the lock and the reopened hours, its page says what is true. */
@PayungTest
class QuestionSeamTests {
  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerSubmission answerSubmission;
  @Autowired EvaluationRepository evaluations;
  @Autowired EvidenceIntake evidenceIntake;
  @Autowired EvidenceRegister evidenceRegister;
  @Autowired DocumentStorage documents;
  @Autowired TestCast cast;

  private EvaluationFixture years() {
    return new EvaluationFixture(evaluationOpening, requests, cast);
  }

  private ResultActions page(String who, String path) throws Exception {
    return mvc.perform(get("/73.24" + path).cookie(TestSignIn.sessionCookie(mvc, who)));
  }

  @Test
  void a_question_of_papers_promises_no_report_and_offers_to_file_one() throws Exception {
    years().open("2076");
    years().requestAnswers("2076", TestCast.DISDUKCAPIL, "4.1", "4.3");

    page("citra", "/kla/2076/questions/4.1").andExpect(content()
        .string(allOf(containsString("meminta dokumen, bukan foto atau laporan"), containsString("Unggah dokumennya"),
            containsString("/evidence/new?evaluation=2076&amp;question=4.1&amp;slot="),
            not(containsString("laporannya nanti mengusulkan diri")))));
    page("citra", "/kla/2076/questions/4.3").andExpect(content()
        .string(allOf(containsString("laporannya nanti mengusulkan diri"), not(containsString("Unggah dokumennya")))));
    page("citra", "/plans/choose?question=4.1").andExpect(content().string(containsString("hanya meminta dokumen")));
  }

  @Test
  void a_file_of_last_year_that_would_not_count_says_so_where_it_is_offered() throws Exception {
    years().open("1876");
    years().open("1877");
    years().requestAnswers("1876", TestCast.DISDUKCAPIL, "4.1");
    years().requestAnswers("1877", TestCast.DISDUKCAPIL, "4.1");
    OfficialDocumentFixture proofs = new OfficialDocumentFixture(evidenceIntake, documents);
    proofs.placeUndated(cast.actorOf(TestCast.CLERK), TestCast.DISDUKCAPIL, "1876", "4.1", "data");

    page("citra", "/kla/1877/questions/4.1").andExpect(content().string(allOf(containsString("questions/4.1/reuse"),
        containsString("Bila dipakai lagi, berkas ini berperingatan dan tempatnya belum terhitung"))));
  }

  @Test
  void last_years_file_stays_in_reach_until_its_place_is_filled() throws Exception {
    years().open("2077");
    years().open("2078");
    years().requestAnswers("2077", TestCast.DISDUKCAPIL, "4.1");
    years().requestAnswers("2078", TestCast.DISDUKCAPIL, "4.1");
    Actor citra = cast.actorOf(TestCast.CLERK);
    OfficialDocumentFixture proofs = new OfficialDocumentFixture(evidenceIntake, documents);
    UUID old = proofs.placeDated(citra, TestCast.DISDUKCAPIL, "2077", "4.1", "data");
    ActorContext.runAs(citra,
        () -> answerSubmission.save(citra, "2078", "4.1", new QuestionAnswerForm(0, "c", "", true, "", null)));

    page("citra", "/kla/2078/questions/4.1").andExpect(
        content().string(allOf(containsString("questions/4.1/reuse"), containsString("value=\"" + old + "\""))));

    proofs.placeDated(citra, TestCast.DISDUKCAPIL, "2078", "4.1", "data");
    page("citra", "/kla/2078/questions/4.1").andExpect(content().string(not(containsString("questions/4.1/reuse"))));
  }

  @Test
  void a_locked_question_says_so_and_why() throws Exception {
    years().open("2079");
    years().requestAnswers("2079", TestCast.DISDUKCAPIL, "4.1", "4.2");
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(budi, () -> evaluations.changeState(budi, "2079", Evaluation.EvaluationState.LOCKED,
        "Isian sudah dikirim ke kementerian"));

    page("citra", "/kla/2079/questions/4.1").andExpect(content().string(allOf(containsString("Pertanyaan 4.1 terkunci"),
        containsString("Isian sudah dikirim ke kementerian"), not(containsString("Pilih jawaban dan kirim")))));

    ActorContext.runAs(budi,
        () -> evaluations.reopenQuestions(budi, "2079", Ids.next(), List.of("4.2"), Duration.ofHours(48)));
    page("citra", "/kla/2079/questions/4.1").andExpect(content().string(
        containsString("Pertanyaan 4.1 terkunci: hanya pertanyaan yang disebut verifikator dibuka kembali (4.2)")));
    page("citra", "/kla/2079/questions/4.2").andExpect(content().string(not(containsString("4.2 terkunci"))));
    page("citra", "/kla/2079/questions/4.2").andExpect(content().string(containsString("Pilih jawaban dan kirim")));
  }

  /** Of all hours that run those that end last are shown: these run longest. */
  @Test
  void the_hours_stand_on_top_of_the_first_page_of_secretary_and_office() throws Exception {
    years().open("2080");
    years().requestAnswers("2080", TestCast.DISDUKCAPIL, "4.1");
    years().requestAnswers("2080", TestCast.DP3A, "6.1");
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(budi, () -> evaluations.lockAndReopenQuestions(budi, "2080", Ids.next(), List.of("4.1", "6.1"),
        Duration.ofHours(240)));

    page("budi", "/").andExpect(content()
        .string(allOf(containsString("Jam perbaikan: tersisa 240 jam"), containsString("/kla/2080/questions/4.1"),
            containsString("/kla/2080/questions/6.1"), containsString("Berkas yang kurang"),
            containsString("Penilaian 2080, sampai"), containsString("terlihat setelah dijawab"))));
    page("citra", "/").andExpect(content().string(allOf(containsString("Jam perbaikan: tersisa 240 jam"),
        containsString("/kla/2080/questions/4.1"), not(containsString("/kla/2080/questions/6.1")))));
    page("fitri", "/").andExpect(content().string(not(containsString("Jam perbaikan"))));
  }
}
