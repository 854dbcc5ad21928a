package id.payung.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreements.plan.PlanVersionState;
import id.payung.evidence.item.EvidenceCheckState;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.indicators.answer.QuestionAnswer.AnswerState;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.platform.lifecycle.PresentLifeCycles.Plan;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The declarations say what the code and the database of today say. */
class PresentLifeCyclesTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  @Test
  void a_plan_has_the_same_codes() {
    assertThat(Arrays.stream(PlanVersionState.values()).map(PlanVersionState::code))
        .containsExactlyElementsOf(Plan.LIFE.states().stream().map(State::code).toList());
  }

  @Test
  void the_database_lets_in_the_same_codes() {
    Path register = MIGRATIONS.resolve("evidence/V1_07_01__register.sql");
    LifeCycleCompleteness.checkStoredBy(EvidenceUseState.LIFE, "state", register);
    LifeCycleCompleteness.checkStoredBy(EvidenceCheckState.LIFE, "checked", register);
    LifeCycleCompleteness.checkStoredBy(Plan.LIFE, "state", MIGRATIONS.resolve("agreements/V1_05_02__plans.sql"));
    LifeCycleCompleteness.checkStoredBy(AnswerState.LIFE, "state",
        MIGRATIONS.resolve("indicators/V1_08_03__answers.sql"));
    LifeCycleCompleteness.checkStoredBy(EvaluationState.LIFE, "state",
        MIGRATIONS.resolve("indicators/V1_08_01__years.sql"));
  }
}
