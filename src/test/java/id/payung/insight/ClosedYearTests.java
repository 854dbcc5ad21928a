package id.payung.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.EvaluationScoreDirectory;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.answer.QuestionAnswerForm;
import id.payung.indicators.answer.QuestionAnswerSubmission;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Rows;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A year that is closed asks nobody anything, wherever the asking comes from. */
@PayungTest
class ClosedYearTests {
  private static final String YEAR = "2099";
  private static final int ALL = 10_000;

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening opening;
  @Autowired EvaluationRepository evaluations;
  @Autowired EvaluationScoreDirectory scores;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerSubmission answers;
  @Autowired EvidenceIntake intake;
  @Autowired EvidenceRegister register;
  @Autowired EvidenceUseLifeCycle lifeCycle;
  @Autowired EvidenceUseRepository uses;
  @Autowired DocumentStorage documents;
  @Autowired List<DutySource> sources;
  @Autowired Rows rows;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;

  @Test
  void no_source_of_duties_asks_for_a_closed_year_and_no_page_offers_to_ask() throws Exception {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1", "4.2");
    Actor clerk = cast.actorOf(TestCast.CLERK);
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(clerk,
        () -> answers.save(clerk, YEAR, "4.1", new QuestionAnswerForm(0, "c", "", true, "", null)));
    OfficialDocumentFixture proofs = new OfficialDocumentFixture(intake, documents);
    UUID proof = proofs.placeDated(clerk, TestCast.DISDUKCAPIL, YEAR, "4.1", "data");
    UUID returned = proofs.placeDated(clerk, TestCast.DISDUKCAPIL, YEAR, "4.1", "by-district");
    UUID item = ActorContext.callAs(clerk, () -> uses.require(clerk, proof).use().item());
    UUID proposal = ActorContext.callAs(budi, () -> lifeCycle.propose(budi, item, YEAR, "4.2", "policy", "", ""));
    ActorContext.runAs(eko, () -> register.recordCheck(eko, returned, false, "halaman 2 tidak terbaca"));
    UUID notice = Ids.next();
    ActorContext.runAs(budi,
        () -> transactions.executeWithoutResult(_ -> rows.insertIfAbsent(budi,
            new LatenessNotice(notice, TestCast.DISDUKCAPIL, LatenessNotice.LateMatterKind.DATA,
                LateWorkLoader.dataRequestSubjectId(budi.regency(), YEAR), LocalDate.of(2026, 1, 5),
                LocalDate.of(2026, 1, 12), null))));
    Set<UUID> ofTheYear = Set.of(proposal, proof, returned, notice);

    assertThat(asked(clerk, ofTheYear)).contains("evidence.duty.proposal", "insight.notice.data",
        "indicators.duty.kind.answer");
    assertThat(asked(budi, ofTheYear)).contains("indicators.duty.kind.ask");
    assertThat(ActorContext.callAs(clerk, () -> uses.listReturned(clerk, ALL)))
        .anyMatch(line -> line.use().id().equals(returned));

    ActorContext.runAs(budi, () -> {
      evaluations.lockAndReopenQuestions(budi, YEAR, Ids.next(), List.of("4.1"), Duration.ofHours(48));
      evaluations.changeState(budi, YEAR, EvaluationState.CLOSED, "Hasil sudah diumumkan");
    });

    for (UUID person : List.of(TestCast.CLERK, TestCast.SECRETARY, TestCast.VERIFIER, TestCast.ADMIN,
        TestCast.DP3A_CLERK, TestCast.VOLUNTEER, TestCast.PARTNER, TestCast.AIDE, TestCast.AUDITOR)) {
      assertThat(asked(cast.actorOf(person), ofTheYear)).isEmpty();
    }
    assertThat(ActorContext.callAs(clerk, () -> uses.listReturned(clerk, ALL)))
        .noneMatch(line -> line.use().id().equals(returned));
    ActorContext.runAs(budi, () -> {
      assertThat(evaluations.findReopenedNow(budi)).isNotEqualTo(java.util.Optional.of(YEAR));
      assertThat(scores.listOwedQuestions(budi, YEAR)).isEmpty();
    });
    mvc.perform(get("/73.24/evidence/proposals").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(content().string(not(containsString(proposal.toString()))));
    mvc.perform(get("/73.24/kla/" + YEAR + "/letters/new").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(redirectedUrl("/73.24/kla/" + YEAR + "/letters"));
    mvc.perform(
        get("/73.24/kla/" + YEAR + "/owing/" + TestCast.DISDUKCAPIL).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(not(containsString("wa.me"))));
  }

  @Test
  void a_question_of_a_closed_year_shows_what_was_and_asks_for_nothing() throws Exception {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open("1875");
    years.requestAnswers("1875", TestCast.DISDUKCAPIL, "4.1");
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    for (String signIn : List.of("budi", "citra")) {
      mvc.perform(get("/73.24/kla/1875/questions/4.1").cookie(TestSignIn.sessionCookie(mvc, signIn)))
          .andExpect(content().string(containsString("/plans/choose?question=4.1")));
    }

    ActorContext.runAs(budi,
        () -> evaluations.changeState(budi, "1875", EvaluationState.CLOSED, "Hasil sudah diumumkan"));

    for (String signIn : List.of("budi", "citra")) {
      for (String asking : List.of("/plans/choose", "/evidence/new", "class=\"because\"")) {
        mvc.perform(get("/73.24/kla/1875/questions/4.1").cookie(TestSignIn.sessionCookie(mvc, signIn)))
            .andExpect(content().string(not(containsString(asking))));
      }
    }
  }

  /** The kinds of duties that lead to the year or to something in it. */
  private Set<String> asked(Actor actor, Set<UUID> ofTheYear) {
    Set<String> kinds = new HashSet<>();
    for (DutySource source : sources) {
      ActorContext.callAs(actor, () -> source.listDuties(actor, ALL))
          .stream()
          .filter(duty -> duty.path().startsWith("/kla/" + YEAR) || ofTheYear.contains(duty.subject()))
          .map(Duty::kind)
          .forEach(kinds::add);
    }
    return kinds;
  }
}
