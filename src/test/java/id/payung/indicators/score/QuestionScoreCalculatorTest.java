package id.payung.indicators.score;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.evidence.EvidenceUseView;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.BilingualText;
import id.payung.platform.reference.Instrument.Option;
import id.payung.platform.reference.Instrument.Question;
import id.payung.platform.reference.Instrument.Slot;
import id.payung.platform.reference.Instrument.SlotType;
import id.payung.platform.reference.ReferenceCatalogue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionScoreCalculatorTest {
  private static final UUID OFFICE = Ids.fromName("office:disdukcapil");

  /** Best 40 for regulation and jdih, 20 for the regulation alone, 8 for a draft, nothing without. */
  private static final Question PERDA =
      new Question("1.1", new BilingualText("Dasar hukum", "Legal basis"), "legal", false, "",
          List.of(slot("regulation"), slot("jdih"), slot("draft")), List.of(option("a", "40.00", "regulation", "jdih"),
              option("b", "20.00", "regulation"), option("c", "8.00", "draft"), option("d", "0.00")));

  @Test
  void without_an_answer_everything_is_zero_and_the_answer_is_next() {
    ComputedScore computed = QuestionScoreCalculator.calculate(PERDA, null, null, List.of(accepted("regulation")));

    assertThat(computed.claimed()).isEqualByComparingTo("0");
    assertThat(computed.survives()).isEqualByComparingTo("0");
    assertThat(computed.next()).isEqualTo(QuestionNextStep.ANSWER);
  }

  @Test
  void a_claim_with_an_empty_slot_is_not_complete() {
    ComputedScore computed = QuestionScoreCalculator.calculate(PERDA, "a", null, List.of(taken("regulation")));

    assertThat(computed.claimed()).isEqualByComparingTo("40");
    assertThat(computed.isComplete()).isFalse();
    assertThat(computed.completeOption()).as("what is there bears the option below").isEqualTo("b");
    assertThat(computed.complete()).isEqualByComparingTo("20");
    assertThat(computed.missing()).isEqualTo(1);
    assertThat(computed.next()).isEqualTo(QuestionNextStep.FILL);
  }

  @Test
  void a_claim_is_complete_when_every_required_slot_is_filled_though_nobody_has_checked() {
    ComputedScore computed =
        QuestionScoreCalculator.calculate(PERDA, "a", null, List.of(taken("regulation"), taken("jdih")));

    assertThat(computed.complete()).isEqualByComparingTo("40");
    assertThat(computed.survives()).isEqualByComparingTo("0");
    assertThat(computed.next()).isEqualTo(QuestionNextStep.CHECK);
  }

  @Test
  void a_warning_in_a_required_slot_holds_completeness_back() {
    ComputedScore computed =
        QuestionScoreCalculator.calculate(PERDA, "a", null, List.of(taken("regulation"), warned("jdih")));

    assertThat(computed.isComplete()).isFalse();
    assertThat(computed.complete()).isEqualByComparingTo("20");
    assertThat(computed.warned()).isEqualTo(1);
    assertThat(computed.next()).isEqualTo(QuestionNextStep.CLEAR);
  }

  @Test
  void a_weak_file_beside_a_good_one_harms_nothing() {
    ComputedScore computed = QuestionScoreCalculator.calculate(PERDA, "a", null,
        List.of(taken("regulation"), taken("jdih"), warned("jdih"), returned("jdih")));

    assertThat(computed.isComplete()).isTrue();
    assertThat(computed.complete()).isEqualByComparingTo("40");
    assertThat(computed.next()).isEqualTo(QuestionNextStep.CHECK);
  }

  @Test
  void a_person_who_accepts_a_file_with_a_warning_answers_for_it_in_both_scores() {
    ComputedScore computed = QuestionScoreCalculator.calculate(PERDA, "b", null,
        List.of(use("regulation", "taken", "accepted", List.of("undated"))));

    assertThat(computed.complete()).isEqualByComparingTo("20");
    assertThat(computed.survives()).isEqualByComparingTo("20");
    assertThat(computed.next()).isEqualTo(QuestionNextStep.DONE);
  }

  @Test
  void a_warning_in_a_slot_that_the_claim_does_not_ask_for_does_not_matter() {
    assertThat(
        QuestionScoreCalculator.calculate(PERDA, "b", null, List.of(taken("regulation"), warned("jdih"))).complete())
        .isEqualByComparingTo("20");
  }

  @Test
  void a_lower_option_survives_rather_than_nothing() {
    ComputedScore computed =
        QuestionScoreCalculator.calculate(PERDA, "a", null, List.of(accepted("regulation"), taken("jdih")));

    assertThat(computed.survivesOption()).isEqualTo("b");
    assertThat(computed.survives()).isEqualByComparingTo("20");
  }

  @Test
  void what_was_not_claimed_does_not_survive_but_is_told() {
    ComputedScore computed =
        QuestionScoreCalculator.calculate(PERDA, "b", null, List.of(accepted("regulation"), accepted("jdih")));

    assertThat(computed.survives()).isEqualByComparingTo("20");
    assertThat(computed.supported()).isEqualByComparingTo("40");
    assertThat(computed.next()).isEqualTo(QuestionNextStep.RAISE);
  }

  @Test
  void a_returned_proof_counts_for_nothing_and_comes_first() {
    ComputedScore computed =
        QuestionScoreCalculator.calculate(PERDA, "a", null, List.of(accepted("regulation"), returned("jdih")));

    assertThat(computed.isComplete()).isFalse();
    assertThat(computed.complete()).isEqualByComparingTo("20");
    assertThat(computed.survives()).isEqualByComparingTo("20");
    assertThat(computed.returned()).isEqualTo(1);
    assertThat(computed.next()).isEqualTo(QuestionNextStep.MEND);
  }

  @Test
  void a_new_file_beside_the_returned_one_fills_the_slot_again() {
    ComputedScore computed = QuestionScoreCalculator.calculate(PERDA, "a", null,
        List.of(accepted("regulation"), returned("jdih"), taken("jdih")));

    assertThat(computed.returned()).isZero();
    assertThat(computed.complete()).isEqualByComparingTo("40");
    assertThat(computed.next()).isEqualTo(QuestionNextStep.CHECK);
  }

  @Test
  void a_proposal_fills_nothing_until_it_is_taken() {
    ComputedScore computed =
        QuestionScoreCalculator.calculate(PERDA, "b", null, List.of(use("regulation", "proposed", "unchecked")));

    assertThat(computed.complete()).isEqualByComparingTo("0");
    assertThat(computed.next()).isEqualTo(QuestionNextStep.TAKE);
  }

  @Test
  void a_checker_may_read_a_lower_option_out_of_the_proofs() {
    ComputedScore computed =
        QuestionScoreCalculator.calculate(PERDA, "a", "b", List.of(accepted("regulation"), accepted("jdih")));

    assertThat(computed.claimed()).isEqualByComparingTo("40");
    assertThat(computed.complete()).isEqualByComparingTo("40");
    assertThat(computed.survives()).isEqualByComparingTo("20");
    assertThat(computed.next()).isEqualTo(QuestionNextStep.RECONSIDER);
  }

  @Test
  void two_options_that_ask_for_the_same_proofs_differ_in_a_figure_that_proofs_do_not_tell() {
    Question share = new Question("4.1", new BilingualText("Akta", "Certificates"), "civil-registry", false, "",
        List.of(slot("data")),
        List.of(option("a", "15.00", "data"), option("b", "11.25", "data"), option("d", "0.00")));

    ComputedScore computed = QuestionScoreCalculator.calculate(share, "b", null, List.of(accepted("data")));

    assertThat(computed.survives()).isEqualByComparingTo("11.25");
    assertThat(computed.next()).isEqualTo(QuestionNextStep.DONE);
  }

  @Test
  void an_option_that_a_new_instrument_no_longer_has_counts_as_no_answer() {
    assertThat(QuestionScoreCalculator.calculate(PERDA, "z", null, List.of()).next())
        .isEqualTo(QuestionNextStep.ANSWER);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 73, 2024, 2026, 99_991})
  void whatever_the_proofs_the_three_scores_keep_their_order_and_more_proof_never_costs(long seed) {
    Random random = new Random(seed);
    List<Question> questions = new ReferenceCatalogue().instruments().stream().flatMap(one -> one.questions()).toList();
    for (int i = 0; i < 2000; i++) {
      Question question = questions.get(random.nextInt(questions.size()));
      String claim = question.options().get(random.nextInt(question.options().size())).code();
      String ceiling =
          random.nextInt(4) == 0 ? question.options().get(random.nextInt(question.options().size())).code() : null;
      List<EvidenceUseView> uses = Stream.generate(() -> anyUse(question, random)).limit(random.nextInt(6)).toList();

      ComputedScore computed = QuestionScoreCalculator.calculate(question, claim, ceiling, uses);

      assertThat(computed.complete()).isLessThanOrEqualTo(computed.claimed());
      assertThat(computed.survives()).isLessThanOrEqualTo(computed.complete());
      assertThat(computed.supported()).isGreaterThanOrEqualTo(computed.survives());
      assertThat(computed.claimed()).isLessThanOrEqualTo(question.max());
      assertThat(computed.survivesOption() == null
          || question.option(computed.survivesOption()).orElseThrow().points().compareTo(computed.survives()) == 0)
          .isTrue();
      if (!question.slots().isEmpty()) {
        List<EvidenceUseView> more = new ArrayList<>(uses);
        more.add(use(question.slots().get(random.nextInt(question.slots().size())).code(), "taken", "accepted"));
        assertThat(QuestionScoreCalculator.calculate(question, claim, ceiling, more).survives())
            .isGreaterThanOrEqualTo(computed.survives());
      }
      List<EvidenceUseView> shuffled = new ArrayList<>(uses);
      java.util.Collections.shuffle(shuffled, random);
      assertThat(QuestionScoreCalculator.calculate(question, claim, ceiling, shuffled)).isEqualTo(computed);
    }
  }

  private static EvidenceUseView anyUse(Question question, Random random) {
    String slot =
        question.slots().isEmpty() ? "x" : question.slots().get(random.nextInt(question.slots().size())).code();
    String state = List.of("proposed", "taken", "taken", "taken", "declined", "taken-back").get(random.nextInt(6));
    String check = List.of("unchecked", "accepted", "returned").get(random.nextInt(3));
    return use(slot, state, check, random.nextInt(3) == 0 ? List.of("undated") : List.of());
  }

  private static Slot slot(String code) {
    return new Slot(code, new BilingualText(code, code), SlotType.EITHER, null, true, false, BilingualText.NONE);
  }

  private static Option option(String code, String points, String... requires) {
    return new Option(code, new BigDecimal(points), List.of(requires), new BilingualText(code, code));
  }

  private static EvidenceUseView taken(String slot) {
    return use(slot, "taken", "unchecked");
  }

  private static EvidenceUseView accepted(String slot) {
    return use(slot, "taken", "accepted");
  }

  private static EvidenceUseView returned(String slot) {
    return use(slot, "taken", "returned");
  }

  private static EvidenceUseView warned(String slot) {
    return use(slot, "taken", "unchecked", List.of("undated"));
  }

  private static EvidenceUseView use(String slot, String state, String check) {
    return use(slot, state, check, List.of());
  }

  private static EvidenceUseView use(String slot, String state, String check, List<String> warnings) {
    return new EvidenceUseView(Ids.next(), Ids.next(), "1.1", slot, "Berkas", "official", null, "1", "", state, check,
        null, null, warnings, OFFICE, null, 1);
  }
}
