package id.payung.indicators.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

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
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PayungTest
class OfficialResultTests {
  private static final String YEAR = "2036";

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerRepository answers;
  @Autowired QuestionAnswerSubmission answerSubmission;
  @Autowired EvidenceIntake evidenceBook;
  @Autowired DocumentStorage documents;
  @Autowired OfficialResultRepository results;
  @Autowired QuestionScoreRepository scoreRepository;
  @Autowired TestCast cast;

  @BeforeEach
  void a_year_is_open() {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1", "4.2");
  }

  @Test
  void a_stage_gets_its_total_with_two_decimals_and_our_scores_stay() throws Exception {
    BigDecimal before = claimed();

    postStageResult(YEAR, "VA", "697,40").andExpect(status().is3xxRedirection());
    postStageResult(YEAR, "VA", "697,40").andExpect(status().is3xxRedirection());

    Actor clerk = cast.actorOf(TestCast.CLERK);
    assertThat(ActorContext.callAs(clerk, () -> results.find(clerk, YEAR, "VA")).orElseThrow().version()).isEqualTo(1);
    mvc.perform(get("/73.24/kla/2036/results").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(content().string(containsString("697,40")));
    assertThat(claimed()).isEqualByComparingTo(before);
  }

  @Test
  void a_total_that_somebody_else_wrote_comes_back_with_both_and_is_saved_when_sent_again() throws Exception {
    postStageResult("2018", "VA", "500").andExpect(status().is3xxRedirection());

    postStageResult("2018", "VA", "510,5").andExpect(status().isConflict())
        .andExpect(content().string(containsString("510.50")))
        .andExpect(content().string(containsString("name=\"basedOn\" value=\"1\"")));
    mvc.perform(multipart("/73.24/kla/2036/results").param("evaluation", "2018")
        .param("stage", "VA")
        .param("total", "510,5")
        .param("basedOn", "1")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))).andExpect(status().is3xxRedirection());
    Actor clerk = cast.actorOf(TestCast.CLERK);
    assertThat(ActorContext.callAs(clerk, () -> results.find(clerk, "2018", "VA")).orElseThrow().total())
        .isEqualByComparingTo("510.5");
  }

  @Test
  void an_earlier_year_is_known_by_its_total_alone() throws Exception {
    postStageResult("2019", "VF", "541.2").andExpect(status().is3xxRedirection());

    mvc.perform(get("/73.24/kla/2036/results").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(content().string(containsString("541,20")));
  }

  @Test
  void more_than_a_thousand_or_three_decimals_are_no_score() throws Exception {
    postStageResult(YEAR, "EM", "1000,01").andExpect(status().isUnprocessableContent());
    postStageResult(YEAR, "EM", "697,401").andExpect(status().isUnprocessableContent());
    postStageResult(YEAR, "EM", "banyak").andExpect(status().isUnprocessableContent());
  }

  @Test
  void a_clerk_enters_no_result() throws Exception {
    mvc.perform(multipart("/73.24/kla/2036/results").param("total", "1")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "citra"))).andExpect(status().isForbidden());
  }

  @Test
  void many_rows_are_saved_at_once_and_a_wrong_one_comes_back_as_it_was_typed() throws Exception {
    postQuestionResults("EM", "points.4.1", "11,25", "note.4.1", "rincian kurang", "version.4.1", "0", "points.4.2",
        "banyak", "note.4.2", "kata verifikator", "points.4.3", "", "note.4.3", "")
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("kata verifikator")))
        .andExpect(content().string(containsString("banyak")));

    Map<String, QuestionResult> kept = questionResults("EM");
    assertThat(kept).containsKey("4.1").doesNotContainKeys("4.2", "4.3");
    assertThat(kept.get("4.1").points()).isEqualByComparingTo("11.25");
    postQuestionResults("EM", "points.4.1", "11,250", "note.4.1", "rincian kurang", "version.4.1", "0")
        .andExpect(status().is3xxRedirection());
    assertThat(questionResults("EM").get("4.1").version()).isEqualTo(1);
  }

  @Test
  void a_row_that_somebody_else_wrote_meanwhile_is_shown_beside_what_was_typed() throws Exception {
    postQuestionResults("EM", "points.4.4", "2", "note.4.4", "lama", "version.4.4", "0")
        .andExpect(status().is3xxRedirection());
    postQuestionResults("EM", "points.4.4", "1", "note.4.4", "isian saya", "version.4.4", "0", "points.4.5", "0",
        "note.4.5", "", "version.4.5", "0").andExpect(status().isConflict())
        .andExpect(content().string(containsString("isian saya")))
        .andExpect(content().string(containsString("catatan: lama")));

    assertThat(questionResults("EM").get("4.4").note()).isEqualTo("lama");
    assertThat(questionResults("EM")).containsKey("4.5");
    postQuestionResults("EM", "points.4.4", "1", "note.4.4", "isian saya", "version.4.4", "1")
        .andExpect(status().is3xxRedirection());
    assertThat(questionResults("EM").get("4.4").note()).isEqualTo("isian saya");
  }

  @Test
  void a_clerk_types_no_points() throws Exception {
    mvc.perform(post("/73.24/kla/2036/results/EM/questions").param("points.4.1", "1")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "citra"))).andExpect(status().isForbidden());
  }

  private ResultActions postQuestionResults(String stage, String... pairs) throws Exception {
    var request = post("/73.24/kla/2036/results/" + stage + "/questions").with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi"));
    for (int i = 0; i < pairs.length; i += 2) {
      request.param(pairs[i], pairs[i + 1]);
    }
    return mvc.perform(request);
  }

  private Map<String, QuestionResult> questionResults(String stage) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(secretary, () -> results.findQuestionResults(secretary, YEAR, stage));
  }

  @Test
  void a_sheet_with_one_wrong_row_is_told_by_row_and_not_taken() throws Exception {
    String page = preview("VKL",
        "Nomor,Nilai Verifikator,Catatan Verifikator\n4.1,11.25,cukup\n4.2,999,terlalu banyak\n99.9,1,tidak ada\n");

    assertThat(page).contains("999").contains("99.9");
    assertThat(page).doesNotContain("Impor 1 nilai");
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    assertThat(ActorContext.callAs(secretary, () -> results.findQuestionResults(secretary, YEAR, "VKL"))).isEmpty();
    postImport("VKL", page).andExpect(status().isUnprocessableContent());
    assertThat(ActorContext.callAs(secretary, () -> results.findQuestionResults(secretary, YEAR, "VKL"))).isEmpty();
  }

  @Test
  void known_points_stand_beside_new_ones_and_all_faults_of_a_row_are_told() throws Exception {
    postImport("VF", preview("VF", "Nomor,Nilai Verifikator,Catatan Verifikator\n4.1,10.25,lama\n"))
        .andExpect(status().is3xxRedirection());

    assertThat(preview("VF", "Nomor,Nilai Verifikator,Catatan Verifikator\n4.1,11.25,baru\n4.2,1,baik\n"))
        .contains("1 baru · 1 berubah", "10,25", "11,25", "lama", "baru", "baik");
    assertThat(preview("VF", "Nomor,Nilai Verifikator\n4.1,1\n4.1,999\n")).contains("muncul dua kali")
        .contains("lebih dari nilai penuh");
  }

  @Test
  void a_good_sheet_gives_points_and_the_verifiers_words() throws Exception {
    String page =
        preview("VLH", "Nomor,Nilai Verifikator,Catatan Verifikator\n4.1,11.25,rincian kecamatan belum ada\n4.2,,\n");
    postImport("VLH", page).andExpect(status().is3xxRedirection());

    mvc.perform(get("/73.24/kla/2036/results/VLH").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(content().string(containsString("rincian kecamatan belum ada")));
    mvc.perform(get("/73.24/kla/2036/questions/4.1").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(content().string(containsString("rincian kecamatan belum ada")));
  }

  @Test
  void the_copy_list_gives_answer_and_named_files_and_a_tick_that_knows_its_version() throws Exception {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    UUID use = new OfficialDocumentFixture(evidenceBook, documents).placeDated(clerk, TestCast.DISDUKCAPIL, YEAR, "4.2",
        first("4.2"));
    ActorContext.runAs(clerk, () -> {
      int version = answers.find(clerk, YEAR, "4.2").map(one -> one.version()).orElse(0);
      answerSubmission.save(clerk, YEAR, "4.2", new QuestionAnswerForm(version, "a", "", true, "", null));
    });
    mvc.perform(get("/73.24/kla/2036/copy").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(containsString("04-2_")))
        .andExpect(content().string(containsString("id=\"o4.2\"")));

    byte[] pdf = mvc.perform(get("/73.24/kla/2036/copy/4.2/files/" + use).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    mvc.perform(post("/73.24/kla/2036/copy/4.2").with(csrf()).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().is3xxRedirection());
    mvc.perform(get("/73.24/kla/2036/copy").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(containsString("Budi Contoh")));
    mvc.perform(get("/73.24/kla/2036/copy/4.2/files/" + use).cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isForbidden());

    ActorContext.runAs(clerk, () -> answerSubmission.save(clerk, YEAR, "4.2",
        new QuestionAnswerForm(answers.find(clerk, YEAR, "4.2").orElseThrow().version(), "b", "", true, "", null)));
    mvc.perform(get("/73.24/kla/2036/copy").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(containsString("Berubah setelah dimasukkan")));
  }

  private static String first(String question) {
    return new id.payung.platform.reference.ReferenceCatalogue().instrument("kla-2026")
        .question(question)
        .orElseThrow()
        .slots()
        .getFirst()
        .code();
  }

  private ResultActions postStageResult(String evaluation, String stage, String total) throws Exception {
    return mvc.perform(multipart("/73.24/kla/2036/results").param("evaluation", evaluation)
        .param("stage", stage)
        .param("total", total)
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi")));
  }

  private String preview(String stage, String csv) throws Exception {
    return mvc
        .perform(multipart("/73.24/kla/2036/results/" + stage + "/sheet")
            .file(new MockMultipartFile("sheet", "hasil.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
            .with(csrf())
            .cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private ResultActions postImport(String stage, String page) throws Exception {
    Matcher hash = Pattern.compile("name=\"sha256\" value=\"([0-9a-f]{64})\"").matcher(page);
    assertThat(hash.find()).isTrue();
    return mvc.perform(post("/73.24/kla/2036/results/" + stage + "/import").param("sha256", hash.group(1))
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi")));
  }

  private BigDecimal claimed() {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(secretary, () -> scoreRepository.loadScores(secretary, YEAR)).totals().claimed();
  }
}
