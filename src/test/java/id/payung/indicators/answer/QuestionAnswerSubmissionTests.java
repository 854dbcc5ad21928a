package id.payung.indicators.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
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
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.testing.AdvisoryLockWaiters;
import id.payung.platform.testing.ConcurrentCalls;
import id.payung.platform.testing.Patience;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** Citra of Disdukcapil answers 4.x; Dewi of the Dinsos P3A answers 6.x; Budi is the secretary. */
@PayungTest
class QuestionAnswerSubmissionTests {
  private static final String YEAR = "2031";

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerRepository answers;
  @Autowired QuestionAnswerSubmission answerSubmission;
  @Autowired QuestionAnswerSubmissionReversal reversal;
  @Autowired EvaluationRepository evaluations;
  @Autowired TransactionTemplate transactions;

  @Autowired Environment settings;
  @Autowired QuestionScoreRepository scoreRepository;
  @Autowired TestCast cast;

  @BeforeEach
  void a_year_is_open_and_the_offices_are_asked() {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1", "4.2", "4.3", "4.4", "4.5");
    years.requestAnswers(YEAR, TestCast.DP3A, "6.1", "6.2", "6.3");
  }

  @Test
  void a_clerk_answers_and_the_claimed_score_follows_at_once() throws Exception {
    postAnswer("citra", "4.1", 0, "b", "Data per 31 Desember").andExpect(status().is3xxRedirection());

    assertThat(sheet(TestCast.AIDE).findQuestion("4.1").orElseThrow().computed().claimed())
        .isEqualByComparingTo("11.25");
    mvc.perform(page("4.1").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("11,25")));
  }

  @Test
  void an_answer_sent_by_a_slip_of_the_hand_is_undone_and_what_was_typed_stays() throws Exception {
    String year = "2058";
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(year);
    years.requestAnswers(year, TestCast.DISDUKCAPIL, "4.1");
    Actor clerk = cast.actorOf(TestCast.CLERK);
    List<QuestionAnswerSubmissionReversal.SentAnswer> sent = ActorContext
        .callAs(clerk,
            () -> reversal.save(clerk, year, "4.1", new QuestionAnswerForm(0, "b", "Terkirim", true, "", null)))
        .steps();
    QuestionAnswerSubmissionReversal.SavedAnswer again = ActorContext.callAs(clerk,
        () -> reversal.save(clerk, year, "4.1", new QuestionAnswerForm(1, "b", "Terkirim lagi", true, "", null)));
    assertThat(again).isEqualTo(new QuestionAnswerSubmissionReversal.SavedAnswer(List.of(), true));
    assertThat(ActorContext.callAs(clerk,
        () -> reversal.save(clerk, year, "4.1", new QuestionAnswerForm(2, "b", "Terkirim lagi", true, "", null))))
        .as("nothing is sent that stands so already")
        .isEqualTo(new QuestionAnswerSubmissionReversal.SavedAnswer(List.of(), false));
    assertThat(ConcurrentCalls.outcomeOf(() -> ActorContext.callAs(clerk, () -> {
      reversal.undo(clerk, sent.getFirst());
      return clerk;
    }))).isEqualTo("Refused");

    QuestionAnswerSubmissionReversal.SentAnswer now = new QuestionAnswerSubmissionReversal.SentAnswer(year, "4.1", 2);
    ActorContext.runAs(clerk, () -> reversal.undo(clerk, now));

    QuestionAnswer stored = ActorContext.callAs(clerk, () -> answers.find(clerk, year, "4.1")).orElseThrow();
    assertThat(stored.sent()).isFalse();
    assertThat(stored.note()).isEqualTo("Terkirim lagi");
  }

  @Test
  void a_year_is_not_locked_under_an_answer_that_is_being_saved_and_none_slips_in_behind_the_lock() throws Exception {
    String year = "2057";
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(year);
    years.requestAnswers(year, TestCast.DISDUKCAPIL, "4.1", "4.2");
    Actor clerk = cast.actorOf(TestCast.CLERK);
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<?>[] second = new Future<?>[1];
      ActorContext.runAs(clerk, () -> transactions.executeWithoutResult(status -> {
        answerSubmission.save(clerk, year, "4.1", new QuestionAnswerForm(0, "b", "Sedang disimpan", true, "", null));
        second[0] = other.submit(() -> ActorContext.runAs(secretary,
            () -> evaluations.changeState(secretary, year, Evaluation.EvaluationState.LOCKED, "Dikunci")));
        AdvisoryLockWaiters.awaitWaiters(settings, 1);
      }));
      second[0].get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
      assertThat(ActorContext.callAs(clerk, () -> answers.find(clerk, year, "4.1")).orElseThrow().sent()).isTrue();

      ActorContext.runAs(secretary,
          () -> evaluations.changeState(secretary, year, Evaluation.EvaluationState.OPEN, "Dibuka"));
      List<Future<String>> late = new ArrayList<>();
      ActorContext.runAs(secretary, () -> transactions.executeWithoutResult(status -> {
        evaluations.changeState(secretary, year, Evaluation.EvaluationState.LOCKED, "Dikunci lagi");
        late.add(other.submit(() -> ActorContext.callAs(clerk, () -> ConcurrentCalls.outcomeOf(() -> answerSubmission
            .save(clerk, year, "4.2", new QuestionAnswerForm(0, "b", "Terlambat", true, "", null))))));
        AdvisoryLockWaiters.awaitWaiters(settings, 1);
      }));
      assertThat(late.getFirst().get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isEqualTo("Refused");
      assertThat(ActorContext.callAs(clerk, () -> answers.find(clerk, year, "4.2"))).isEmpty();
    }
  }

  @Test
  void a_second_tap_on_the_same_answer_changes_nothing() throws Exception {
    postAnswer("citra", "4.2", 0, "b", "sekali").andExpect(status().is3xxRedirection());
    postAnswer("citra", "4.2", 0, "b", "sekali").andExpect(status().is3xxRedirection());

    assertThat(answerOf(TestCast.CLERK, "4.2").orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void a_stale_save_shows_both_values_and_keeps_what_was_typed() throws Exception {
    postAnswer("citra", "4.3", 0, "a", "yang pertama");

    postAnswer("citra", "4.3", 0, "b", "yang kedua").andExpect(status().isConflict())
        .andExpect(content().string(containsString("yang pertama")))
        .andExpect(content().string(containsString("yang kedua")));
    assertThat(answerOf(TestCast.CLERK, "4.3").orElseThrow().note()).isEqualTo("yang pertama");
  }

  @Test
  void an_answer_without_an_option_is_not_sent() throws Exception {
    postAnswer("citra", "4.4", 0, "", "lupa memilih").andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("lupa memilih")));

    assertThat(answerOf(TestCast.CLERK, "4.4")).isEmpty();
  }

  @Test
  void another_office_neither_reads_the_note_nor_writes_the_answer() throws Exception {
    postAnswer("dewi", "6.1", 0, "a", "catatan rahasia dinas");

    mvc.perform(page("6.1").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("catatan rahasia dinas"))));
    mvc.perform(page("6.1").cookie(TestSignIn.sessionCookie(mvc, "dewi")))
        .andExpect(content().string(containsString("catatan rahasia dinas")));
    postAnswer("citra", "6.1", 1, "b", "mencoba").andExpect(status().isNotFound());
    assertThat(answerOf(TestCast.CLERK, "6.1")).isEmpty();
    assertThat(answerOf(TestCast.DP3A_CLERK, "6.1").orElseThrow().option()).isEqualTo("a");
  }

  @Test
  void a_draft_counts_for_nothing() throws Exception {
    mvc.perform(answer("4.5", 0, "a", "masih dipikirkan").param("deed", "draft")
        .cookie(TestSignIn.sessionCookie(mvc, "citra")));

    assertThat(answerOf(TestCast.CLERK, "4.5").orElseThrow().state()).isEqualTo(QuestionAnswer.AnswerState.DRAFT);
    assertThat(sheet(TestCast.SECRETARY).findQuestion("4.5").orElseThrow().answered()).isFalse();
  }

  @Test
  void the_operator_names_the_cover_letter_when_filling_in_for_an_office() throws Exception {
    postAnswer("budi", "6.2", 0, "a", "dari surat").andExpect(status().isUnprocessableContent());
    mvc.perform(
        answer("6.2", 0, "a", "dari surat").param("letter", "400/12/P3A").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().is3xxRedirection());

    assertThat(answerOf(TestCast.SECRETARY, "6.2").orElseThrow().byOperator()).isTrue();
    mvc.perform(page("6.2").cookie(TestSignIn.sessionCookie(mvc, "dewi")))
        .andExpect(content().string(containsString("400/12/P3A")));
  }

  @Test
  void of_two_checkers_the_later_sees_what_the_earlier_said() throws Exception {
    postOpinion(0, "b", "data kurang").andExpect(status().is3xxRedirection());
    postOpinion(0, "b", "data kurang").andExpect(status().is3xxRedirection());
    postOpinion(0, "c", "tidak terpilah").andExpect(status().isConflict())
        .andExpect(content().string(containsString("data kurang")))
        .andExpect(content().string(containsString("tidak terpilah")));
    postOpinion(1, "", "").andExpect(status().isUnprocessableContent());
    postOpinion(1, "", "salah baca").andExpect(status().is3xxRedirection());
  }

  private ResultActions postOpinion(int basedOn, String ceiling, String reason) throws Exception {
    return mvc.perform(post(questionPath("6.3") + "/opinion").param("basedOn", String.valueOf(basedOn))
        .param("ceiling", ceiling)
        .param("reason", reason)
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "eko")));
  }

  @Test
  void an_answer_is_taken_back_with_a_reason_and_the_score_follows() throws Exception {
    postAnswer("dewi", "6.3", 0, "a", "");

    mvc.perform(post(questionPath("6.3") + "/take-back").param("reason", "salah pilih")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "dewi"))).andExpect(status().is3xxRedirection());

    assertThat(sheet(TestCast.AIDE).findQuestion("6.3").orElseThrow().computed().claimed()).isEqualByComparingTo("0");
    mvc.perform(page("6.3").cookie(TestSignIn.sessionCookie(mvc, "dewi")))
        .andExpect(content().string(containsString("salah pilih")));
  }

  @Test
  void a_volunteer_is_refused_and_a_neighbour_finds_nothing() throws Exception {
    mvc.perform(page("4.1").cookie(TestSignIn.sessionCookie(mvc, "fitri"))).andExpect(status().isForbidden());
    mvc.perform(page("4.1").cookie(TestSignIn.sessionCookie(mvc, "kiki"))).andExpect(status().isNotFound());
    mvc.perform(page("99.9").cookie(TestSignIn.sessionCookie(mvc, "citra"))).andExpect(status().isNotFound());
    Actor neighbour = cast.neighbourAdmin();
    assertThat(ActorContext.callAs(neighbour, () -> scoreRepository.loadScores(neighbour, YEAR)).rows()).isEmpty();
  }

  @Test
  void the_aide_sees_totals_and_no_question() throws Exception {
    mvc.perform(get("/73.24/kla/" + YEAR).cookie(TestSignIn.sessionCookie(mvc, "indah"))).andExpect(status().isOk());
    mvc.perform(page("4.1").cookie(TestSignIn.sessionCookie(mvc, "indah"))).andExpect(status().isForbidden());
  }

  private ResultActions postAnswer(String who, String question, int basedOn, String option, String note)
      throws Exception {
    return mvc.perform(answer(question, basedOn, option, note).cookie(TestSignIn.sessionCookie(mvc, who)));
  }

  private static MockHttpServletRequestBuilder answer(String question, int basedOn, String option, String note) {
    return post(questionPath(question) + "/answer").param("basedOn", String.valueOf(basedOn))
        .param("option", option)
        .param("note", note)
        .with(csrf());
  }

  private static MockHttpServletRequestBuilder page(String question) {
    return get(questionPath(question));
  }

  private static String questionPath(String question) {
    return "/73.24/kla/" + YEAR + "/questions/" + question;
  }

  private Optional<QuestionAnswer> answerOf(java.util.UUID who, String question) {
    Actor actor = cast.actorOf(who);
    return ActorContext.callAs(actor, () -> answers.find(actor, YEAR, question));
  }

  private QuestionScoreList sheet(java.util.UUID who) {
    Actor actor = cast.actorOf(who);
    return ActorContext.callAs(actor, () -> scoreRepository.loadScores(actor, YEAR));
  }
}
