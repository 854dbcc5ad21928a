package id.payung.indicators.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.EvaluationScoreDirectory;
import id.payung.indicators.EvaluationScores;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.answer.CheckerOpinionForm;
import id.payung.indicators.answer.CheckerOpinionRepository;
import id.payung.indicators.answer.QuestionAnswerForm;
import id.payung.indicators.answer.QuestionAnswerRepository;
import id.payung.indicators.answer.QuestionAnswerSubmission;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of every question is what the rule says of it, whatever was done in whatever order. */
@PayungTest
class QuestionScoreRepositoryTests {
  private static final String YEAR = "2032";

  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerRepository answers;
  @Autowired QuestionAnswerSubmission answerSubmission;
  @Autowired CheckerOpinionRepository opinions;
  @Autowired EvidenceRegister evidenceRegister;
  @Autowired EvidenceIntake evidenceBook;
  @Autowired DocumentStorage documents;
  @Autowired QuestionScoreRepository scoreRepository;
  @Autowired EvaluationScoreDirectory scores;
  @Autowired TestCast cast;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @BeforeEach
  void a_year_is_open() {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1", "4.2", "4.3", "4.4", "4.5");
    years.requestAnswers(YEAR, TestCast.DP3A, "6.1", "6.2", "6.3", "6.4");
  }

  @Test
  void three_scores_follow_an_answer_its_proofs_and_their_check() {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    Actor verifier = cast.actorOf(TestCast.VERIFIER);

    sendAnswer(clerk, "4.1", "a");
    assertThat(computedScore("4.1").claimed()).isEqualByComparingTo("15");
    assertThat(computedScore("4.1").complete()).isEqualByComparingTo("0");

    UUID data = placeDocument(clerk, "4.1", "data");
    UUID byDistrict = placeDocument(clerk, "4.1", "by-district");
    recompute("4.1");
    assertThat(computedScore("4.1").complete()).isEqualByComparingTo("15");
    assertThat(computedScore("4.1").survives()).isEqualByComparingTo("0");

    check(verifier, data, true);
    recompute("4.1");
    assertThat(computedScore("4.1").survivesOption()).as("only the data: a lower option survives").isEqualTo("c");
    check(verifier, byDistrict, true);
    recompute("4.1");
    assertThat(computedScore("4.1").survives()).isEqualByComparingTo("15");

    check(verifier, byDistrict, false);
    recompute("4.1");
    assertThat(computedScore("4.1").survives()).isEqualByComparingTo("6");
    assertThat(computedScore("4.1").next()).isEqualTo(QuestionNextStep.MEND);
  }

  @Test
  void after_any_run_of_deeds_what_is_kept_equals_what_is_computed_from_scratch() {
    Random random = new Random(2026);
    List<String> questions = List.of("4.2", "4.3", "4.4", "6.1", "6.2");
    Map<String, UUID> uses = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      String question = questions.get(random.nextInt(questions.size()));
      Actor office = cast.actorOf(question.startsWith("4") ? TestCast.CLERK : TestCast.DP3A_CLERK);
      switch (random.nextInt(5)) {
        case 0 -> sendAnswer(office, question, List.of("a", "b", "c").get(random.nextInt(3)));
        case 1 -> ActorContext.runAs(office,
            () -> answers.find(office, YEAR, question)
                .filter(one -> one.sent())
                .ifPresent(one -> answerSubmission.takeBack(office, YEAR, question, "salah")));
        case 2 -> {
          String slot = slotCodes(question).get(random.nextInt(slotCodes(question).size()));
          uses.put(question + slot, placeDocument(office, question, slot));
        }
        case 3 -> uses.values()
            .stream()
            .skip(uses.isEmpty() ? 0 : random.nextInt(uses.size()))
            .findFirst()
            .ifPresent(use -> check(cast.actorOf(TestCast.VERIFIER), use, random.nextBoolean()));
        default -> {
          Actor verifier = cast.actorOf(TestCast.VERIFIER);
          ActorContext.runAs(verifier,
              () -> opinions.save(verifier, YEAR, question,
                  new CheckerOpinionForm(opinions.find(verifier, YEAR, question).map(one -> one.version()).orElse(0),
                      List.of("b", "c").get(random.nextInt(2)), "data kurang")));
        }
      }
    }
    questions.forEach(this::recompute);

    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    Map<String, ComputedScore> computed =
        ActorContext.callAs(secretary, () -> scoreRepository.computeFromSources(secretary, YEAR));
    QuestionScoreList kept = ActorContext.callAs(secretary, () -> scoreRepository.loadScores(secretary, YEAR));
    assertThat(kept.rows()).hasSize(114);
    assertThat(kept.rows())
        .allSatisfy(row -> assertThat(row.computed()).as(row.question()).isEqualTo(computed.get(row.question())));
    EvaluationScores three = ActorContext.callAs(secretary, () -> scores.getScores(secretary, YEAR));
    assertThat(three.blocks()
        .stream()
        .map(block -> block.score().claimed())
        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)).isEqualByComparingTo(three.total().claimed());
    assertThat(three.total().survives()).isLessThanOrEqualTo(three.total().claimed());
    assertThat(three.total().highest()).isEqualByComparingTo("1000");
  }

  @Test
  void six_hundred_is_still_pratama_and_a_hundredth_more_is_madya() {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    EvaluationScores three = ActorContext.callAs(secretary, () -> scores.getScores(secretary, YEAR));

    assertThat(three.categoryOf(new java.math.BigDecimal("499.99")).id()).isEqualTo("Belum berkategori");
    assertThat(three.categoryOf(new java.math.BigDecimal("500.00")).id()).isEqualTo("Pratama");
    assertThat(three.categoryOf(new java.math.BigDecimal("600.00")).id()).isEqualTo("Pratama");
    assertThat(three.categoryOf(new java.math.BigDecimal("600.01")).id()).isEqualTo("Madya");
    assertThat(three.categoryOf(new java.math.BigDecimal("900.01")).id()).isEqualTo("KLA");
  }

  @Test
  void gaps_come_largest_first_and_offices_by_what_they_owe() {
    Actor aide = cast.actorOf(TestCast.AIDE);

    assertThat(ActorContext.callAs(aide, () -> scores.listGaps(aide, YEAR, 10))).hasSize(10)
        .isSortedAccordingTo(
            java.util.Comparator.comparing((id.payung.indicators.ScoreGap gap) -> gap.obtainableTotal()).reversed());
    assertThat(ActorContext.callAs(aide, () -> scores.listOwedQuestions(aide, YEAR)))
        .extracting(id.payung.indicators.OwedQuestionSummary::organisation)
        .contains(TestCast.DISDUKCAPIL, TestCast.DP3A);
  }

  @Test
  void no_clerk_writes_a_score_by_hand() {
    Actor clerk = cast.actorOf(TestCast.CLERK);

    assertThatThrownBy(() -> ActorContext.runAs(clerk,
        () -> transactions.executeWithoutResult(
            status -> jdbc.sql("UPDATE indicators.score SET survives = 1000 WHERE regency = '73.24'").update())))
        .hasStackTraceContaining("permission denied");
  }

  private void sendAnswer(Actor office, String question, String option) {
    ActorContext.runAs(office, () -> {
      int version = answers.find(office, YEAR, question).map(one -> one.version()).orElse(0);
      answerSubmission.save(office, YEAR, question, new QuestionAnswerForm(version, option, "", true, "", null));
    });
  }

  private UUID placeDocument(Actor office, String question, String slot) {
    return new OfficialDocumentFixture(evidenceBook, documents).placeDated(office,
        question.startsWith("4") ? TestCast.DISDUKCAPIL : TestCast.DP3A, YEAR, question, slot);
  }

  private void check(Actor verifier, UUID use, boolean accepted) {
    ActorContext.runAs(verifier,
        () -> evidenceRegister.recordCheck(verifier, use, accepted, accepted ? "" : "tidak terbaca"));
  }

  /** What the listener does when it hears, done now; hearing it again changes nothing. */
  private void recompute(String question) {
    Actor service = Actor.service("indicators", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service,
        () -> transactions.executeWithoutResult(status -> scoreRepository.recompute(service, YEAR, question)));
  }

  private List<String> slotCodes(String question) {
    return new id.payung.platform.reference.ReferenceCatalogue().instrument("kla-2026")
        .question(question)
        .orElseThrow()
        .slots()
        .stream()
        .map(slot -> slot.code())
        .toList();
  }

  private ComputedScore computedScore(String question) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(secretary, () -> scoreRepository.loadScores(secretary, YEAR))
        .findQuestion(question)
        .orElseThrow()
        .computed();
  }
}
