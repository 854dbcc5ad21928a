package id.payung.indicators.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.evidence.EvidenceBook;
import id.payung.evidence.EvidenceRegister;
import id.payung.indicators.Proofs;
import id.payung.indicators.Scores;
import id.payung.indicators.ThreeScores;
import id.payung.indicators.Years;
import id.payung.indicators.answer.AnswerForm;
import id.payung.indicators.answer.Answering;
import id.payung.indicators.answer.Answers;
import id.payung.indicators.answer.Opinions;
import id.payung.indicators.request.OpeningYear;
import id.payung.indicators.request.Requests;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.Documents;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
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
class ScoreBookTests {
  private static final String YEAR = "2032";

  @Autowired OpeningYear opening;
  @Autowired Requests requests;
  @Autowired Answers answers;
  @Autowired Answering answering;
  @Autowired Opinions opinions;
  @Autowired EvidenceRegister register;
  @Autowired EvidenceBook papers;
  @Autowired Documents documents;
  @Autowired ScoreBook book;
  @Autowired Scores scores;
  @Autowired Cast cast;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @BeforeEach
  void a_year_is_open() {
    Years years = new Years(opening, requests, cast);
    years.open(YEAR);
    years.ask(YEAR, Cast.DISDUKCAPIL, "4.1", "4.2", "4.3", "4.4", "4.5");
    years.ask(YEAR, Cast.DP3A, "6.1", "6.2", "6.3", "6.4");
  }

  @Test
  void three_scores_follow_an_answer_its_proofs_and_their_check() {
    Actor clerk = cast.as(Cast.CLERK);
    Actor verifier = cast.as(Cast.VERIFIER);

    send(clerk, "4.1", "a");
    assertThat(verdict("4.1").claimed()).isEqualByComparingTo("15");
    assertThat(verdict("4.1").complete()).isEqualByComparingTo("0");

    UUID data = proof(clerk, "4.1", "data");
    UUID byDistrict = proof(clerk, "4.1", "by-district");
    settle("4.1");
    assertThat(verdict("4.1").complete()).isEqualByComparingTo("15");
    assertThat(verdict("4.1").survives()).isEqualByComparingTo("0");

    check(verifier, data, true);
    settle("4.1");
    assertThat(verdict("4.1").survivesOption()).as("only the data: a lower option survives").isEqualTo("c");
    check(verifier, byDistrict, true);
    settle("4.1");
    assertThat(verdict("4.1").survives()).isEqualByComparingTo("15");

    check(verifier, byDistrict, false);
    settle("4.1");
    assertThat(verdict("4.1").survives()).isEqualByComparingTo("6");
    assertThat(verdict("4.1").next()).isEqualTo(NextStep.MEND);
  }

  @Test
  void after_any_run_of_deeds_what_is_kept_equals_what_is_computed_from_scratch() {
    Random random = new Random(2026);
    List<String> questions = List.of("4.2", "4.3", "4.4", "6.1", "6.2");
    Map<String, UUID> uses = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      String question = questions.get(random.nextInt(questions.size()));
      Actor office = cast.as(question.startsWith("4") ? Cast.CLERK : Cast.DP3A_CLERK);
      switch (random.nextInt(5)) {
        case 0 -> send(office, question, List.of("a", "b", "c").get(random.nextInt(3)));
        case 1 -> Acting.doing(office,
            () -> answers.find(office, YEAR, question)
                .filter(one -> one.sent())
                .ifPresent(one -> answering.takeBack(office, YEAR, question, "salah")));
        case 2 -> {
          String slot = slots(question).get(random.nextInt(slots(question).size()));
          uses.put(question + slot, proof(office, question, slot));
        }
        case 3 -> uses.values()
            .stream()
            .skip(uses.isEmpty() ? 0 : random.nextInt(uses.size()))
            .findFirst()
            .ifPresent(use -> check(cast.as(Cast.VERIFIER), use, random.nextBoolean()));
        default -> {
          Actor verifier = cast.as(Cast.VERIFIER);
          Acting.doing(verifier,
              () -> opinions.say(verifier, YEAR, question, List.of("b", "c").get(random.nextInt(2)), "data kurang"));
        }
      }
    }
    questions.forEach(this::settle);

    Actor secretary = cast.as(Cast.SECRETARY);
    Map<String, Verdict> computed = Acting.as(secretary, () -> book.fromScratch(secretary, YEAR));
    ScoreSheet kept = Acting.as(secretary, () -> book.sheet(secretary, YEAR));
    assertThat(kept.rows()).hasSize(114);
    assertThat(kept.rows())
        .allSatisfy(row -> assertThat(row.verdict()).as(row.question()).isEqualTo(computed.get(row.question())));
    ThreeScores three = Acting.as(secretary, () -> scores.of(secretary, YEAR));
    assertThat(three.blocks()
        .stream()
        .map(block -> block.score().claimed())
        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)).isEqualByComparingTo(three.total().claimed());
    assertThat(three.total().survives()).isLessThanOrEqualTo(three.total().claimed());
    assertThat(three.total().highest()).isEqualByComparingTo("1000");
  }

  @Test
  void six_hundred_is_still_pratama_and_a_hundredth_more_is_madya() {
    Actor secretary = cast.as(Cast.SECRETARY);
    ThreeScores three = Acting.as(secretary, () -> scores.of(secretary, YEAR));

    assertThat(three.category(new java.math.BigDecimal("499.99")).id()).isEqualTo("Belum berkategori");
    assertThat(three.category(new java.math.BigDecimal("500.00")).id()).isEqualTo("Pratama");
    assertThat(three.category(new java.math.BigDecimal("600.00")).id()).isEqualTo("Pratama");
    assertThat(three.category(new java.math.BigDecimal("600.01")).id()).isEqualTo("Madya");
    assertThat(three.category(new java.math.BigDecimal("900.01")).id()).isEqualTo("KLA");
  }

  @Test
  void gaps_come_largest_first_and_offices_by_what_they_owe() {
    Actor aide = cast.as(Cast.AIDE);

    assertThat(Acting.as(aide, () -> scores.gaps(aide, YEAR, 10))).hasSize(10)
        .isSortedAccordingTo(
            java.util.Comparator.comparing((id.payung.indicators.Gap gap) -> gap.atStake()).reversed());
    assertThat(Acting.as(aide, () -> scores.owing(aide, YEAR)))
        .extracting(id.payung.indicators.OfficeOwing::organisation)
        .contains(Cast.DISDUKCAPIL, Cast.DP3A);
  }

  @Test
  void no_clerk_writes_a_score_by_hand() {
    Actor clerk = cast.as(Cast.CLERK);

    assertThatThrownBy(() -> Acting.doing(clerk,
        () -> transactions.executeWithoutResult(
            status -> jdbc.sql("UPDATE indicators.score SET survives = 1000 WHERE regency = '73.24'").update())))
        .hasStackTraceContaining("permission denied");
  }

  private void send(Actor office, String question, String option) {
    Acting.doing(office, () -> {
      int version = answers.find(office, YEAR, question).map(one -> one.version()).orElse(0);
      answering.save(office, YEAR, question, new AnswerForm(version, option, "", true, "", null));
    });
  }

  private UUID proof(Actor office, String question, String slot) {
    return new Proofs(papers, documents).official(office, question.startsWith("4") ? Cast.DISDUKCAPIL : Cast.DP3A, YEAR,
        question, slot);
  }

  private void check(Actor verifier, UUID use, boolean accepted) {
    Acting.doing(verifier, () -> register.check(verifier, use, accepted, accepted ? "" : "tidak terbaca"));
  }

  /** What the listener does when it hears, done now; hearing it again changes nothing. */
  private void settle(String question) {
    Actor service = Actor.service("indicators", Cast.LUWU_TIMUR);
    Acting.doing(service, () -> transactions.executeWithoutResult(status -> book.recompute(service, YEAR, question)));
  }

  private List<String> slots(String question) {
    return new id.payung.platform.reference.Reference().instrument("kla-2026")
        .question(question)
        .orElseThrow()
        .slots()
        .stream()
        .map(slot -> slot.code())
        .toList();
  }

  private Verdict verdict(String question) {
    Actor secretary = cast.as(Cast.SECRETARY);
    return Acting.as(secretary, () -> book.sheet(secretary, YEAR)).question(question).orElseThrow().verdict();
  }
}
