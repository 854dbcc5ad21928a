package id.payung.indicators.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.score.QuestionScoreList;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.setup.InstrumentQuestionForm;
import id.payung.indicators.setup.InstrumentRevision;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PayungTest
class EvaluationLifeCycleTests {
  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired EvaluationRepository evaluations;
  @Autowired InstrumentRevision revision;
  @Autowired QuestionScoreRepository scoreRepository;
  @Autowired TestCast cast;

  @Test
  void the_secretary_opens_a_year_once() throws Exception {
    postOpening("budi", "2041").andExpect(status().is3xxRedirection());
    postOpening("budi", "2041").andExpect(status().is3xxRedirection());

    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    assertThat(ActorContext.callAs(secretary, () -> evaluations.listAll(secretary))
        .stream()
        .filter(year -> year.code().equals("2041"))).hasSize(1);
    assertThat(sheet("2041").rows()).hasSize(114);
  }

  @Test
  void a_clerk_opens_no_year_and_a_wrong_year_is_refused_with_what_was_typed() throws Exception {
    postOpening("citra", "2042").andExpect(status().isForbidden());
    postOpening("budi", "dua ribu").andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("dua ribu")));
  }

  @Test
  void a_locked_year_takes_no_answer_until_it_is_unlocked_with_a_reason() throws Exception {
    openWithRequests("2043");
    mvc.perform(post("/73.24/kla/2043/lock").param("reason", "mulai disalin")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))).andExpect(status().is3xxRedirection());

    postAnswer("2043", "4.1").andExpect(status().isUnprocessableContent());
    mvc.perform(post("/73.24/kla/2043/unlock").with(csrf()).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isUnprocessableContent());
    mvc.perform(post("/73.24/kla/2043/unlock").param("reason", "ada perbaikan")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi")));
    postAnswer("2043", "4.1").andExpect(status().is3xxRedirection());
  }

  @Test
  void in_the_reopened_hours_only_the_named_questions_change() throws Exception {
    openWithRequests("2044");
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> {
      evaluations.changeState(secretary, "2044", Evaluation.EvaluationState.LOCKED, "VLH");
      evaluations.reopenQuestions(secretary, "2044", Ids.next(), List.of("4.2"), Duration.ofHours(48));
    });

    postAnswer("2044", "4.1").andExpect(status().isUnprocessableContent());
    postAnswer("2044", "4.2").andExpect(status().is3xxRedirection());
    mvc.perform(get("/73.24/kla/2044/sprint").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("48")));
  }

  @Test
  void the_reopened_questions_stand_in_the_order_of_the_points_at_stake_with_the_hours_left() throws Exception {
    openWithRequests("2075");
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    List<String> named = List.of("1.1", "2.2", "4.1", "6.3", "13.1");
    ActorContext.runAs(secretary, () -> {
      evaluations.changeState(secretary, "2075", Evaluation.EvaluationState.LOCKED, "VLH");
      evaluations.reopenQuestions(secretary, "2075", Ids.next(), named, Duration.ofHours(30));
    });

    String page = mvc.perform(get("/73.24/kla/2075/sprint").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();

    List<String> shown = java.util.regex.Pattern.compile("/kla/2075/questions/([0-9.]+)\"")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
    List<String> byStake = ActorContext.callAs(secretary, () -> scoreRepository.loadScores(secretary, "2075"))
        .rows()
        .stream()
        .filter(row -> named.contains(row.question()))
        .sorted(java.util.Comparator.comparing((id.payung.indicators.score.QuestionScore row) -> row.obtainableTotal())
            .reversed())
        .map(row -> row.question())
        .toList();
    assertThat(shown).containsExactlyElementsOf(byStake);
    assertThat(page).containsPattern("(29|30) jam");
  }

  @Test
  void unknown_questions_are_not_reopened() throws Exception {
    openWithRequests("2045");

    mvc.perform(post("/73.24/kla/2045/sprint").param("id", Ids.next().toString())
        .param("questions", "4.1, 99.9 88.8")
        .param("hours", "48")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("99.9, 88.8 tidak ada di instrumen tahun ini.")))
        .andExpect(content().string(containsString("4.1, 99.9 88.8")));
  }

  @Test
  void two_versions_live_side_by_side_and_an_edit_of_one_never_reaches_the_other() {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> evaluationOpening.open(secretary, "2046", "kla-2024", List.of(2024), null));
    ActorContext.runAs(secretary,
        () -> evaluationOpening.open(secretary, "2047", "kla-2026", List.of(2024, 2025), null));

    ActorContext.runAs(secretary,
        () -> revision.changeQuestion(secretary, "2047", "4.1",
            new InstrumentQuestionForm(1, "Pertanyaan resmi", "",
                List.of(new InstrumentQuestionForm.InstrumentOptionForm("a", new BigDecimal("20"), "Semua", "")), true,
                "A · lembar resmi")));

    assertThat(instrument("2047").question("4.1").orElseThrow().max()).isEqualByComparingTo("20");
    assertThat(sheet("2047").findQuestion("4.1").orElseThrow().highest()).isEqualByComparingTo("20");
    assertThat(instrument("2046").question("4.1").orElseThrow().max()).isEqualByComparingTo("15");
    assertThat(new ReferenceCatalogue().instrument("kla-2026").question("4.1").orElseThrow().max())
        .isEqualByComparingTo("15");
  }

  @Test
  void a_closed_year_never_changes_when_a_new_version_comes() {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> evaluationOpening.open(secretary, "2048", "kla-2024", List.of(2024), null));
    Instrument before = instrument("2048");
    ActorContext.runAs(secretary,
        () -> evaluations.changeState(secretary, "2048", Evaluation.EvaluationState.CLOSED, "sudah ditetapkan"));

    Assertions
        .assertThatThrownBy(() -> ActorContext.runAs(secretary,
            () -> revision.replaceBySheet(secretary, "2048", 1, new ReferenceCatalogue().instrument("kla-2026"))))
        .isInstanceOf(Refused.class);
    Assertions
        .assertThatThrownBy(() -> ActorContext.runAs(secretary,
            () -> evaluations.changeState(secretary, "2048", Evaluation.EvaluationState.OPEN, "dibuka lagi")))
        .isInstanceOf(Refused.class);
    assertThat(instrument("2048")).isEqualTo(before);
  }

  @Test
  void the_copy_that_was_kept_is_the_file_that_was_shipped() {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> evaluationOpening.open(secretary, "2049", "kla-2026", List.of(), null));

    assertThat(instrument("2049")).isEqualTo(new ReferenceCatalogue().instrument("kla-2026"));
  }

  @Test
  void settings_that_somebody_changed_meanwhile_come_back_with_both_values_and_are_saved_when_sent_again()
      throws Exception {
    openWithRequests("2058");
    postSettings("2058", 1, "2024").andExpect(status().is3xxRedirection());

    postSettings("2058", 1, "2023, 2025").andExpect(status().isConflict())
        .andExpect(content().string(containsString("<td>2023, 2025</td><td>2024</td>")))
        .andExpect(content().string(containsString("name=\"basedOn\" value=\"2\"")));
    postSettings("2058", 2, "2023, 2025").andExpect(status().is3xxRedirection());
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    assertThat(ActorContext.callAs(secretary, () -> evaluations.require(secretary, "2058")).evidenceYears())
        .containsExactly(2023, 2025);
  }

  @Test
  void reopening_locks_no_open_year_unless_somebody_says_so_after_reading_what_it_locks() throws Exception {
    openWithRequests("2091");
    mvc.perform(get("/73.24/kla/2091/settings").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(containsString("terkunci bagi semua kantor sampai sekretariat membuka kunci")));

    mvc.perform(post("/73.24/kla/2091/sprint").param("id", Ids.next().toString())
        .param("questions", "4.1")
        .param("hours", "24")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Belum ada yang berubah.")))
        .andExpect(content().string(containsString(">4.1</textarea>")));

    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> {
      assertThatThrownBy(
          () -> evaluations.reopenQuestions(secretary, "2091", Ids.next(), List.of("4.1"), Duration.ofHours(24)))
          .isInstanceOf(Refused.class);
      assertThat(evaluations.require(secretary, "2091").open()).isTrue();
      assertThat(evaluations.findLatestReopening(secretary, "2091")).isEmpty();
    });
    postAnswer("2091", "4.2").andExpect(status().is3xxRedirection());
  }

  @Test
  void reopening_locks_the_rest_in_the_same_step_when_told_to_and_is_ended_once_with_a_reason() throws Exception {
    openWithRequests("2059");
    String id = Ids.next().toString();
    mvc.perform(post("/73.24/kla/2059/sprint").param("id", id)
        .param("questions", "4.1")
        .param("hours", "24")
        .param("lockRest", "true")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))).andExpect(status().is3xxRedirection());
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    assertThat(ActorContext.callAs(secretary, () -> evaluations.require(secretary, "2059")).open()).isFalse();

    endReopening(id, "").andExpect(status().isUnprocessableContent());
    postAnswer("2059", "4.1").andExpect(status().is3xxRedirection());
    endReopening(id, "selesai lebih awal").andExpect(status().is3xxRedirection());
    endReopening(id, "selesai lebih awal").andExpect(status().is3xxRedirection());
    assertThat(ActorContext.callAs(secretary,
        () -> evaluations.findReopenedQuestions(secretary, evaluations.require(secretary, "2059")))).isEmpty();
  }

  private ResultActions endReopening(String id, String reason) throws Exception {
    return mvc.perform(post("/73.24/kla/2059/sprint/" + id + "/end").param("reason", reason)
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi")));
  }

  private ResultActions postSettings(String year, int basedOn, String evidenceYears) throws Exception {
    return mvc.perform(post("/73.24/kla/" + year + "/settings").param("basedOn", String.valueOf(basedOn))
        .param("stage", "EM")
        .param("evidenceYears", evidenceYears)
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi")));
  }

  private void openWithRequests(String year) {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(year);
    years.requestAnswers(year, TestCast.DISDUKCAPIL, "4.1", "4.2");
  }

  private ResultActions postOpening(String who, String code) throws Exception {
    return mvc.perform(post("/73.24/kla/years").param("code", code)
        .param("source", "kla-2026")
        .param("evidenceYears", "2024, 2025")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, who)));
  }

  private ResultActions postAnswer(String year, String question) throws Exception {
    return mvc.perform(post("/73.24/kla/" + year + "/questions/" + question + "/answer").param("basedOn", "0")
        .param("option", "b")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "citra")));
  }

  private Instrument instrument(String year) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    return ActorContext
        .callAs(secretary, () -> evaluations.requireInstrumentCopy(secretary, evaluations.require(secretary, year)))
        .content();
  }

  private QuestionScoreList sheet(String year) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(secretary, () -> scoreRepository.loadScores(secretary, year));
  }
}
