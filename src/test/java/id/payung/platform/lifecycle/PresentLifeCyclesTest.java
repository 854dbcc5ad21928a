package id.payung.platform.lifecycle;

import id.payung.agreements.plan.PlanVersionState;
import id.payung.evidence.item.EvidenceCheckState;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.indicators.answer.QuestionAnswer.AnswerState;
import id.payung.indicators.year.Evaluation.EvaluationState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The declarations say what the database says. */
class PresentLifeCyclesTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  @Test
  void the_database_lets_in_the_same_codes() {
    Path register = MIGRATIONS.resolve("evidence/V1_07_01__register.sql");
    LifeCycleCompleteness.checkStoredBy(EvidenceUseState.LIFE, "state", register);
    LifeCycleCompleteness.checkStoredBy(EvidenceCheckState.LIFE, "checked", register);
    LifeCycleCompleteness.checkStoredBy(PlanVersionState.LIFE, "state",
        MIGRATIONS.resolve("agreements/V1_05_02__plans.sql"));
    LifeCycleCompleteness.checkStoredBy(AnswerState.LIFE, "state",
        MIGRATIONS.resolve("indicators/V1_08_03__answers.sql"));
    LifeCycleCompleteness.checkStoredBy(EvaluationState.LIFE, "state",
        MIGRATIONS.resolve("indicators/V1_08_01__years.sql"));
  }
}
