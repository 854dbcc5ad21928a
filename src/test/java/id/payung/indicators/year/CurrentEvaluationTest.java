package id.payung.indicators.year;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of several open years the pages of totals show one; a year opened early does not take its place. */
class CurrentEvaluationTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  private static Evaluation year(String code, EvaluationState state, @Nullable LocalDate due) {
    return RecordCopy.blank(Evaluation.class)
        .with(Evaluation::code, code)
        .with(Evaluation::state, state)
        .with(Evaluation::due, due)
        .make();
  }

  private static String current(Evaluation... latestFirst) {
    return Evaluation.chooseCurrent(List.of(latestFirst), TODAY).orElseThrow().code();
  }

  @Test
  void the_year_whose_last_day_comes_next_stays_when_a_later_one_is_opened_early() {
    Evaluation next = year("2027", EvaluationState.OPEN, LocalDate.of(2027, 3, 1));
    Evaluation early = year("2028", EvaluationState.OPEN, LocalDate.of(2028, 3, 1));

    assertThat(current(early, next)).isEqualTo("2027");
    assertThat(current(early, year("2027", EvaluationState.LOCKED, null))).isEqualTo("2027");
    assertThat(current(early, year("2027", EvaluationState.CLOSED, LocalDate.of(2027, 3, 1)))).isEqualTo("2028");
  }

  @Test
  void a_year_that_is_over_and_never_closed_does_not_hold_back_the_next() {
    Evaluation over = year("2026", EvaluationState.OPEN, LocalDate.of(2026, 3, 1));

    assertThat(current(year("2027", EvaluationState.OPEN, LocalDate.of(2027, 3, 1)), over)).isEqualTo("2027");
    assertThat(current(over)).isEqualTo("2026");
    assertThat(current(year("2026", EvaluationState.CLOSED, null), year("2025", EvaluationState.CLOSED, null)))
        .isEqualTo("2026");
  }
}
