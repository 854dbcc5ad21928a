package id.payung.indicators.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.answer.QuestionAnswerForm;
import id.payung.indicators.answer.QuestionAnswerRepository;
import id.payung.indicators.answer.QuestionAnswerSubmission;
import id.payung.indicators.instrument.InstrumentSheet;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.sheets.SheetMessages;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PayungTest
class DataRequestTests {
  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired DataRequestLetterRepository letters;
  @Autowired EvidenceIntake evidenceBook;
  @Autowired EvidenceRegister evidenceRegister;
  @Autowired DocumentStorage documents;
  @Autowired QuestionAnswerRepository answers;
  @Autowired QuestionAnswerSubmission answerSubmission;
  @Autowired EvaluationRepository evaluations;
  @Autowired QuestionScoreRepository scoreRepository;
  @Autowired Messages words;
  @Autowired TestCast cast;

  @Test
  void a_reminder_is_sent_by_whatsapp_and_its_day_is_kept_until_another_office_is_asked() throws Exception {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open("2093");
    years.requestAnswers("2093", TestCast.DISDUKCAPIL, "4.1", "4.2");
    String office = "/73.24/kla/2093/owing/" + TestCast.DISDUKCAPIL;
    mvc.perform(get(office).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(containsString("https://wa.me/?text=Yth.%20")))
        .andExpect(content().string(not(containsString("Diingatkan pada"))));

    mvc.perform(post(office + "/reminders").cookie(TestSignIn.sessionCookie(mvc, "citra")).with(csrf()))
        .andExpect(status().isForbidden());
    mvc.perform(post(office + "/reminders").cookie(TestSignIn.sessionCookie(mvc, "budi")).with(csrf()))
        .andExpect(status().isSeeOther());

    mvc.perform(get(office).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(containsString("Diingatkan pada")));
    mvc.perform(get("/73.24/kla/2093/owing").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(containsString("Diingatkan pada")));
    years.requestAnswers("2093", TestCast.DP3A, "4.1");
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> {
      assertThat(requests.find(secretary, "2093", "4.1").orElseThrow().remindedOn()).isNull();
      assertThat(requests.find(secretary, "2093", "4.2").orElseThrow().remindedOn()).isNotNull();
    });
  }

  @Test
  void naming_the_office_that_keeps_the_civil_registry_asks_it_for_all_its_questions() throws Exception {
    new EvaluationFixture(evaluationOpening, requests, cast).open("2051");

    mvc.perform(post("/73.24/kla/2051/owners").param("office.civil-registry", TestCast.DISDUKCAPIL.toString())
        .param("post.civil-registry", "Kepala Bidang Pencatatan Sipil")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))).andExpect(status().is3xxRedirection());

    Actor clerk = cast.actorOf(TestCast.CLERK);
    assertThat(ActorContext.callAs(clerk, () -> requests.findAllByQuestion(clerk, "2051")).values())
        .filteredOn(request -> request.organisation().equals(TestCast.DISDUKCAPIL))
        .hasSizeGreaterThanOrEqualTo(5)
        .allMatch(request -> request.post().equals("Kepala Bidang Pencatatan Sipil"));
  }

  @Test
  void an_answer_and_its_proofs_move_with_their_question_to_the_new_office() {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open("2052");
    years.requestAnswers("2052", TestCast.DISDUKCAPIL, "4.1");
    Actor citra = cast.actorOf(TestCast.CLERK);
    Actor dewi = cast.actorOf(TestCast.DP3A_CLERK);
    ActorContext.runAs(citra,
        () -> answerSubmission.save(citra, "2052", "4.1", new QuestionAnswerForm(0, "b", "catatan", true, "", null)));
    UUID proof = new OfficialDocumentFixture(evidenceBook, documents).placeDated(citra, TestCast.DISDUKCAPIL, "2052",
        "4.1", "data");

    years.requestAnswers("2052", TestCast.DP3A, "4.1");

    assertThat(ActorContext.callAs(citra, () -> answers.find(citra, "2052", "4.1"))).isEmpty();
    assertThat(ActorContext.callAs(dewi, () -> answers.find(dewi, "2052", "4.1"))).isPresent();
    assertThat(ActorContext.callAs(dewi, () -> evidenceRegister.listUses(dewi, "2052", "4.1")))
        .extracting(EvidenceUseView::id)
        .containsExactly(proof);
    assertThat(ActorContext.callAs(dewi, () -> scoreRepository.loadScores(dewi, "2052"))
        .findQuestion("4.1")
        .orElseThrow()
        .organisation()).isEqualTo(TestCast.DP3A);
  }

  @Test
  void a_letter_sets_the_deadline_and_each_office_prints_its_own_list_only() throws Exception {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open("2053");
    years.requestAnswers("2053", TestCast.DISDUKCAPIL, "4.1");
    years.requestAnswers("2053", TestCast.DP3A, "6.1");
    UUID id = Ids.next();
    postLetter(id, "2053", "2053-02-01", TestCast.DISDUKCAPIL, TestCast.DP3A).andExpect(status().is3xxRedirection());
    postLetter(id, "2053", "2053-02-01", TestCast.DISDUKCAPIL, TestCast.DP3A).andExpect(status().is3xxRedirection());

    Actor citra = cast.actorOf(TestCast.CLERK);
    assertThat(ActorContext.callAs(citra, () -> letters.listByEvaluation(citra, "2053"))).hasSize(1);
    assertThat(ActorContext.callAs(citra, () -> requests.find(citra, "2053", "4.1")).orElseThrow().due())
        .isEqualTo(LocalDate.of(2053, 2, 1));
    mvc.perform(get("/73.24/kla/2053/letters/" + id + "/letter.pdf").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isOk());
    mvc.perform(get("/73.24/kla/2053/letters/" + id + "/letter.pdf").param("office", TestCast.DP3A.toString())
        .cookie(TestSignIn.sessionCookie(mvc, "citra"))).andExpect(status().isNotFound());
  }

  @Test
  void a_letter_that_is_not_addressed_to_an_office_is_not_there_for_it() throws Exception {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open("2054");
    years.requestAnswers("2054", TestCast.DP3A, "6.1");
    UUID id = Ids.next();
    postLetter(id, "2054", "2054-02-01", TestCast.DP3A);

    mvc.perform(get("/73.24/kla/2054/letters/" + id + "/letter.pdf").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/73.24/kla/2054/letters/" + id + "/letter.pdf").cookie(TestSignIn.sessionCookie(mvc, "dewi")))
        .andExpect(status().isOk());
  }

  @Test
  void a_letter_without_an_office_or_with_an_early_deadline_comes_back() throws Exception {
    new EvaluationFixture(evaluationOpening, requests, cast).open("2055");

    postLetter(Ids.next(), "2055", "2020-01-01").andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Dra. Contoh")));
  }

  @Test
  void asking_without_an_office_comes_back_with_the_ticked_questions() throws Exception {
    new EvaluationFixture(evaluationOpening, requests, cast).open("2060");

    mvc.perform(post("/73.24/kla/2060/owners/questions").param("question", "4.2")
        .param("post", "Kepala Bidang Contoh")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(matchesPattern("(?s).*value=\"4\\.2\"\\s+checked.*")))
        .andExpect(content().string(containsString("Kepala Bidang Contoh")));
  }

  @Test
  void an_office_that_the_list_lacks_is_added_where_it_is_asked() throws Exception {
    new EvaluationFixture(evaluationOpening, requests, cast).open("1885");
    assertThat(mvc.perform(get("/73.24/kla/1885/owners").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andReturn()
        .getResponse()
        .getContentAsString()).contains("name=\"added.name\"", "<option value=\"opd\"")
        .doesNotContain("<option value=\"company\"");

    mvc.perform(post("/73.24/kla/1885/owners/questions").param("question", "4.2")
        .param("added.name", "Dinas Danau Contoh")
        .param("added.kind", "opd")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))).andExpect(status().is3xxRedirection());

    assertThat(mvc.perform(get("/73.24/kla/1885/owners").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andReturn()
        .getResponse()
        .getContentAsString()).contains("Dinas Danau Contoh");
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    assertThat(ActorContext.callAs(budi, () -> requests.findAllByQuestion(budi, "1885"))).containsKey("4.2");
  }

  @Test
  void the_number_of_a_letter_is_written_once_and_an_older_page_does_not_overwrite_it() throws Exception {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open("2061");
    years.requestAnswers("2061", TestCast.DP3A, "6.1");
    UUID id = Ids.next();
    postLetter(id, "2061", "2061-02-01", TestCast.DP3A);

    postNumber(id, 1, "400/1").andExpect(status().is3xxRedirection());
    postNumber(id, 1, "400/1").andExpect(status().is3xxRedirection());
    postNumber(id, 1, "400/2").andExpect(status().isConflict()).andExpect(content().string(containsString("400/1")));
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    assertThat(ActorContext.callAs(secretary, () -> letters.require(secretary, "2061", id)).number())
        .isEqualTo("400/1");
  }

  private ResultActions postNumber(UUID id, int basedOn, String number) throws Exception {
    return mvc.perform(post("/73.24/kla/2061/letters/" + id + "/number").param("basedOn", String.valueOf(basedOn))
        .param("number", number)
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi")));
  }

  @Test
  void the_reminder_names_questions_and_a_date_and_no_secret() throws Exception {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open("2056");
    years.requestAnswers("2056", TestCast.DISDUKCAPIL, "4.1", "4.2");
    Actor citra = cast.actorOf(TestCast.CLERK);
    ActorContext.runAs(citra, () -> answerSubmission.save(citra, "2056", "4.1",
        new QuestionAnswerForm(0, "b", "angka rahasia 4711", true, "", null)));

    String page =
        mvc.perform(get("/73.24/kla/2056/owing/" + TestCast.DISDUKCAPIL).cookie(TestSignIn.sessionCookie(mvc, "budi")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    Matcher text = Pattern.compile("id=\"wa\">(.*?)</div>", Pattern.DOTALL).matcher(page);
    assertThat(text.find()).isTrue();
    assertThat(text.group(1)).contains("4.2", "Disdukcapil").doesNotContain("4711", "http", "Citra");
  }

  @Test
  void the_official_sheet_is_looked_at_before_it_is_taken_and_half_of_it_never_is() throws Exception {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open("2057");
    byte[] good = instrumentSheet();

    mvc.perform(multipart("/73.24/kla/2057/instrument/sheet")
        .file(new MockMultipartFile("sheet", "kacau.csv", "text/csv",
            "Baris,Kode\nPertanyaan,\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("/instrument/import"))));
    String page = mvc
        .perform(multipart("/73.24/kla/2057/instrument/sheet")
            .file(new MockMultipartFile("sheet", "instrumen.xlsx", "", good))
            .with(csrf())
            .cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
    Matcher hash = Pattern.compile("name=\"sha256\" value=\"([0-9a-f]{64})\"").matcher(page);
    assertThat(hash.find()).isTrue();
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    assertThat(ActorContext
        .callAs(secretary, () -> evaluations.requireInstrumentCopy(secretary, evaluations.require(secretary, "2057")))
        .origin()).isEqualTo("shipped");

    mvc.perform(post("/73.24/kla/2057/instrument/import").param("sha256", hash.group(1))
        .param("basedOn", "1")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))).andExpect(status().is3xxRedirection());
    assertThat(ActorContext
        .callAs(secretary, () -> evaluations.requireInstrumentCopy(secretary, evaluations.require(secretary, "2057")))
        .origin()).isEqualTo("imported");
    assertThat(ActorContext.callAs(secretary, () -> scoreRepository.loadScores(secretary, "2057")).rows()).hasSize(111);
  }

  private byte[] instrumentSheet() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InstrumentSheet.write(new ReferenceCatalogue().instrument("kla-2024"), out,
        SheetMessages.of(words, Messages.INDONESIAN));
    return out.toByteArray();
  }

  private ResultActions postLetter(UUID id, String year, String due, UUID... offices) throws Exception {
    return mvc.perform(post("/73.24/kla/" + year + "/letters").param("id", id.toString())
        .param("dated", "2030-01-05")
        .param("due", due)
        .param("signerName", "Dra. Contoh")
        .param("signerPost", "Sekretaris Daerah")
        .param("organisation", List.of(offices).stream().map(UUID::toString).toArray(String[]::new))
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi")));
  }
}
