package id.payung.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreements.plan.PlanVersionState;
import id.payung.agreements.register.AgreementStage;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.lifecycle.PresentLifeCycles.Agreement;
import id.payung.platform.lifecycle.PresentLifeCycles.Check;
import id.payung.platform.lifecycle.PresentLifeCycles.Request;
import id.payung.platform.lifecycle.PresentLifeCycles.Use;
import id.payung.platform.lifecycle.PresentLifeCycles.Year;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The declarations say what the code and the database of today say. */
class PresentLifeCyclesTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  @Test
  void an_agreement_takes_the_same_steps_by_the_same_roles() {
    assertThat(Agreement.LIFE.transitions())
        .extracting(one -> one.from().code(), one -> one.to().code(), Transition::back)
        .containsExactlyElementsOf(AgreementStage.STEPS.stream()
            .map(step -> org.assertj.core.groups.Tuple.tuple(step.from().code(), step.to().code(), step.backward()))
            .toList());
    for (Role role : Role.values()) {
      Actor actor = Actor.person("73.24", UUID.randomUUID(), "Ibu Sari", List.of(role), Set.of(), Set.of(), Set.of());
      for (AgreementStage stage : AgreementStage.values()) {
        assertThat(Agreement.LIFE.nextFor(actor, StateCodes.of(Agreement.class, stage.code())))
            .as("%s at %s", role, stage)
            .extracting(one -> one.to().code())
            .containsExactlyElementsOf(stage.nextSteps(actor).stream().map(step -> step.to().code()).toList());
      }
    }
  }

  @Test
  void an_undone_signature_is_logged_as_taken_back() {
    for (AgreementStage.Step step : AgreementStage.STEPS) {
      String deed = step.takesBackSignature() ? step.from().code() + "-taken-back" : step.to().code();
      Agreement from = StateCodes.of(Agreement.class, step.from().code());
      Agreement to = StateCodes.of(Agreement.class, step.to().code());
      assertThat(Agreement.LIFE.find(from, to).orElseThrow().action()).isEqualTo(deed);
    }
  }

  @Test
  void the_database_lets_in_the_same_codes() {
    Path register = MIGRATIONS.resolve("evidence/V1_07_01__register.sql");
    LifeCycleCompleteness.checkStoredBy(Use.LIFE, "state", register);
    LifeCycleCompleteness.checkStoredBy(Check.LIFE, "checked", register);
    LifeCycleCompleteness.checkStoredBy(PlanVersionState.LIFE, "state",
        MIGRATIONS.resolve("agreements/V1_05_02__plans.sql"));
    LifeCycleCompleteness.checkStoredBy(Request.LIFE, "state", MIGRATIONS.resolve("indicators/V1_08_03__answers.sql"));
    LifeCycleCompleteness.checkStoredBy(Year.LIFE, "state", MIGRATIONS.resolve("indicators/V1_08_01__years.sql"));
  }
}
