package id.payung.indicators.score;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.ScoreTotals;
import id.payung.indicators.score.GeneratedYear.GeneratedQuestion;
import id.payung.platform.reference.Instrument.Option;
import id.payung.platform.reference.Instrument.Slot;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every year, whatever was claimed and whatever lies in its places. Each seed is a thousand years. */
class GeneratedYearScoreTest {
  private static final int YEARS = 1000;

  static LongStream seeds() {
    return LongStream.of(1, 7, 73, 2026);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_score_by_rule_is_never_below_the_stricter_estimate_and_never_above_the_claim(long seed) {
    forEachYear(seed, (year, _) -> {
      ScoreTotals total =
          new QuestionScoreList(year.questions().stream().map(GeneratedQuestion::score).toList()).totals();
      assertThat(total.survives()).isLessThanOrEqualTo(total.complete());
      assertThat(total.complete()).isLessThanOrEqualTo(total.claimed());
      assertThat(total.claimed()).isLessThanOrEqualTo(total.highest());
      assertThat(total.obtainableTotal()).isEqualByComparingTo(total.highest().subtract(total.survives()));
      for (GeneratedQuestion question : year.questions()) {
        ComputedScore computed = question.computed();
        assertThat(computed.survives()).as("%s", question).isLessThanOrEqualTo(computed.complete());
      }
    });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_file_that_is_too_much_takes_nothing_away_however_weak(long seed) {
    forEachQuestion(seed, (question, random) -> {
      if (question.question().slots().isEmpty()) {
        return;
      }
      Slot slot = GeneratedYear.any(question.question().slots(), random);
      EvidenceUseView more = GeneratedYear.use(slot.code(), random);
      ComputedScore before = question.computed();
      ComputedScore after = question.with(more).computed();

      assertThat(after.complete()).as("%s and %s", question, more).isGreaterThanOrEqualTo(before.complete());
      assertThat(after.survives()).as("%s and %s", question, more).isGreaterThanOrEqualTo(before.survives());
      assertThat(!before.isComplete() || after.isComplete()).as("%s and %s", question, more).isTrue();
    });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void one_file_without_a_warning_makes_its_place_count_whatever_lies_beside_it(long seed) {
    forEachQuestion(seed, (question, _) -> {
      GeneratedQuestion filled = question;
      for (Slot slot : question.question().slots()) {
        filled = filled.with(GeneratedYear.use(slot.code(), "taken", "unchecked", List.of()));
      }
      ComputedScore computed = filled.computed();

      assertThat(computed.complete()).as("%s", filled).isEqualByComparingTo(computed.claimed());
      assertThat(computed.isComplete()).as("%s", filled).isEqualTo(computed.claimedOption() != null);
    });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothing_is_called_done_or_complete_while_a_place_that_was_asked_for_does_not_count(long seed) {
    forEachQuestion(seed, (question, _) -> {
      ComputedScore computed = question.computed();
      boolean allCount = computed.claimedOption() != null && question.question()
          .option(computed.claimedOption())
          .orElseThrow()
          .requires()
          .stream()
          .allMatch(slot -> question.uses().stream().anyMatch(use -> use.slot().equals(slot) && use.fillsPlace()));

      assertThat(computed.isComplete()).as("%s", question).isEqualTo(allCount);
      if (computed.next() == QuestionNextStep.DONE) {
        assertThat(allCount).as("%s", question).isTrue();
        assertThat(computed.survives()).as("%s", question).isEqualByComparingTo(computed.claimed());
      }
    });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void claiming_a_lower_option_never_lowers_what_can_be_gained(long seed) {
    forEachQuestion(seed, (question, random) -> {
      Option one = GeneratedYear.any(question.question().options(), random);
      Option other = GeneratedYear.any(question.question().options(), random);
      Option higher = one.points().compareTo(other.points()) >= 0 ? one : other;
      Option lower = higher == one ? other : one;

      assertThat(question.claiming(lower.code()).score().obtainableTotal())
          .as("%s, %s instead of %s", question, lower.code(), higher.code())
          .isGreaterThanOrEqualTo(question.claiming(higher.code()).score().obtainableTotal());
    });
  }

  private static void forEachQuestion(long seed, BiConsumer<GeneratedQuestion, Random> check) {
    forEachYear(seed, (year, random) -> year.questions().forEach(question -> check.accept(question, random)));
  }

  private static void forEachYear(long seed, BiConsumer<GeneratedYear, Random> check) {
    Random random = new Random(seed);
    for (int i = 0; i < YEARS; i++) {
      check.accept(GeneratedYear.of(random), random);
    }
  }
}
