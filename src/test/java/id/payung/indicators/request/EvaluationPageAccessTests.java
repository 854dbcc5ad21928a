package id.payung.indicators.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.answer.QuestionAnswerForm;
import id.payung.indicators.answer.QuestionAnswerSubmission;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.duty.Duty;
import id.payung.platform.testing.LoggedStatementRecorder;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may open which page of a year, what the pages ask of the database, and what the API gives away. */
@PayungTest
class EvaluationPageAccessTests {
  private static final String YEAR = "2035";

  /** The bar of the design for a page. */
  private static final long MOST = 12;

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerSubmission answerSubmission;
  @Autowired EvaluationDutySource duties;
  @Autowired EvaluationRepository evaluations;
  @Autowired TestCast cast;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @BeforeEach
  void a_year_with_answers() {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1", "4.2", "4.3");
    years.requestAnswers(YEAR, TestCast.DP3A, "6.1");
    Actor clerk = cast.actorOf(TestCast.CLERK);
    ActorContext.runAs(clerk, () -> answerSubmission.save(clerk, YEAR, "4.1",
        new QuestionAnswerForm(0, "b", "hanya untuk kami", true, "", null)));
  }

  @Test
  void every_page_of_a_year_asks_few_statements() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    for (String path : List.of("", "/blocks/C1", "/questions", "/gaps", "/owing", "/owing/" + TestCast.DISDUKCAPIL,
        "/questions/4.1", "/questions/4.2", "/settings", "/owners", "/letters", "/letters/new", "/desk", "/results",
        "/results/VA", "/copy", "/instrument", "/instrument/questions/4.1")) {
      mvc.perform(get("/73.24/kla/" + YEAR + path).cookie(budi)).andExpect(status().isOk());
      assertThat(countStatements("/kla/" + YEAR + path, budi)).as(path).isBetween(1L, MOST);
    }
  }

  @Test
  void the_year_after_the_last_one_is_proposed_with_its_years_of_data() throws Exception {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    int next = ActorContext.callAs(secretary, () -> evaluations.listAll(secretary))
        .stream()
        .mapToInt(one -> Integer.parseInt(one.code()))
        .max()
        .orElseThrow() + 1;
    mvc.perform(get("/73.24/kla/years/new").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("value=\"" + next + "\""),
            containsString("value=\"" + (next - 2) + ", " + (next - 1) + "\""))));
  }

  @Test
  void a_clerk_opens_what_the_task_force_reads_and_not_what_the_secretary_does() throws Exception {
    Cookie citra = TestSignIn.sessionCookie(mvc, "citra");
    for (String path : List.of("", "/questions", "/gaps", "/owing", "/results", "/desk", "/instrument")) {
      mvc.perform(get("/73.24/kla/" + YEAR + path).cookie(citra)).andExpect(status().isOk());
    }
    for (String path : List.of("/settings", "/owners", "/letters/new", "/copy", "/lock", "/instrument/questions/4.1")) {
      mvc.perform(get("/73.24/kla/" + YEAR + path).cookie(citra)).andExpect(status().isForbidden());
    }
    mvc.perform(get("/73.24/kla/2099").cookie(citra)).andExpect(status().isNotFound());
    mvc.perform(get("/73.24/kla").cookie(TestSignIn.sessionCookie(mvc, "hadi"))).andExpect(status().isForbidden());
  }

  @Test
  void nothing_is_unsaid_in_either_language() throws Exception {
    for (String language : List.of("id", "en")) {
      for (String path : List.of("", "/blocks/KLB", "/questions?q=akta", "/gaps", "/owing", "/questions/4.1",
          "/settings", "/owners", "/letters/new", "/desk", "/results", "/copy", "/instrument")) {
        mvc.perform(get("/73.24/kla/" + YEAR + path).cookie(TestSignIn.sessionCookie(mvc, "budi"),
            new Cookie("bahasa", language))).andExpect(content().string(not(containsString("⟦"))));
      }
    }
  }

  @Test
  void a_question_that_lacks_something_leads_to_the_plan_of_an_activity() throws Exception {
    String next = "href=\"/73.24/plans/choose?question=4.1\"";
    mvc.perform(get("/73.24/kla/" + YEAR + "/questions/4.1").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(containsString(next)));
    mvc.perform(get("/73.24/kla/" + YEAR + "/questions/4.1").cookie(TestSignIn.sessionCookie(mvc, "eko")))
        .andExpect(content().string(not(containsString(next))));
  }

  @Test
  void questions_are_found_by_their_words_and_narrowed_by_office() throws Exception {
    Cookie citra = TestSignIn.sessionCookie(mvc, "citra");
    mvc.perform(get("/73.24/kla/" + YEAR + "/questions").param("q", "akta kelahiran").cookie(citra))
        .andExpect(content().string(containsString("questions/4.1\"")))
        .andExpect(content().string(not(containsString("questions/12.1\""))));
    mvc.perform(get("/73.24/kla/" + YEAR + "/questions").param("office", TestCast.DP3A.toString()).cookie(citra))
        .andExpect(content().string(containsString("questions/6.1\"")))
        .andExpect(content().string(not(containsString("questions/4.1\""))));
  }

  @Test
  void the_api_pages_through_answers_and_keeps_the_notes_of_other_offices() throws Exception {
    Cookie dewi = TestSignIn.sessionCookie(mvc, "dewi");
    mvc.perform(get("/api/v1/73.24/evaluations/" + YEAR + "/answers").param("limit", "200").cookie(dewi))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items.length()").value(114))
        .andExpect(jsonPath("$.next").doesNotExist())
        .andExpect(jsonPath("$.items[?(@.question == '4.1')].option").value("b"))
        .andExpect(content().string(not(containsString("hanya untuk kami"))));
    mvc.perform(get("/api/v1/73.24/evaluations/" + YEAR + "/answers").param("limit", "50")
        .cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(jsonPath("$.items.length()").value(50))
        .andExpect(jsonPath("$.next").isNotEmpty())
        .andExpect(content().string(containsString("hanya untuk kami")));
    mvc.perform(get("/api/v1/73.24/evaluations/" + YEAR + "/answers").cookie(TestSignIn.sessionCookie(mvc, "fitri")))
        .andExpect(status().isForbidden());
    mvc.perform(get("/api/v1/73.24/evaluations/" + YEAR + "/answers").param("page", "x").cookie(dewi))
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void a_clerk_owes_the_answers_of_the_own_office_and_the_next_step_is_one_tap_away() {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open("2098");
    years.requestAnswers("2098", TestCast.DISDUKCAPIL, "4.1", "4.2");
    years.requestAnswers("2098", TestCast.DP3A, "6.1");
    Actor clerk = cast.actorOf(TestCast.CLERK);
    List<Duty> owed = ActorContext.callAs(clerk, () -> duties.listDuties(clerk, 500));

    assertThat(owed).filteredOn(duty -> duty.path().startsWith("/kla/2098/"))
        .extracting(Duty::path)
        .contains("/kla/2098/questions/4.1", "/kla/2098/questions/4.2")
        .doesNotContain("/kla/2098/questions/6.1");
    Actor aide = cast.actorOf(TestCast.AIDE);
    assertThat(ActorContext.callAs(aide, () -> duties.listDuties(aide, 500))).isEmpty();
  }

  @Test
  void the_rows_of_a_year_are_read_by_their_key_also_by_a_clerk_under_row_security() {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    for (String table : List.of("score", "request", "answer", "answer_past", "opinion", "question_result")) {
      List<String> plan = ActorContext.callAs(clerk, () -> transactions.execute(status -> {
        jdbc.sql("SET LOCAL enable_seqscan = off").update();
        return jdbc.sql("EXPLAIN SELECT * FROM indicators." + table + " WHERE regency = '73.24' AND evaluation = '"
            + YEAR + "' AND question = '4.1'").query(String.class).list();
      }));
      assertThat(String.join("\n", plan)).as(table).contains("Index").doesNotContain("Seq Scan");
    }
  }

  private long countStatements(String path, Cookie cookie) throws Exception {
    return LoggedStatementRecorder.record(() -> mvc.perform(get("/73.24" + path).cookie(cookie))).size();
  }
}
