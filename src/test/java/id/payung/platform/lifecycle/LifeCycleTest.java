package id.payung.platform.lifecycle;

import static id.payung.agreements.plan.PlanVersionState.APPROVED;
import static id.payung.agreements.plan.PlanVersionState.OFFERED;
import static id.payung.agreements.plan.PlanVersionState.SUPERSEDED;
import static id.payung.evidence.item.EvidenceUseState.DECLINED;
import static id.payung.evidence.item.EvidenceUseState.PROPOSED;
import static id.payung.evidence.item.EvidenceUseState.TAKEN;
import static id.payung.evidence.item.EvidenceUseState.TAKEN_BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreements.plan.PlanVersionState;
import id.payung.agreements.register.AgreementStage;
import id.payung.community.ActivityHeldWithdrawn;
import id.payung.evidence.EvidenceUseChanged;
import id.payung.evidence.item.EvidenceCheckState;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LifeCycleTest {
  private static final Actor CLERK = person(Role.OFFICE_CLERK);
  private static final Actor SECRETARY = person(Role.TASK_FORCE_SECRETARY);
  private static final TransitionActor OFFICE = TransitionActor.of(CLERK).with(EvidenceUseState.OFFICE, true);

  private static Actor person(Role role) {
    return Actor.person("73.24", UUID.randomUUID(), "Ibu Sari", List.of(role), Set.of(), Set.of(), Set.of());
  }

  @Test
  void a_policy_lets_those_for_whom_it_holds() {
    assertThat(EvidenceUseState.LIFE.may(OFFICE, PROPOSED, TAKEN).permitted()).isTrue();
    assertThat(
        EvidenceUseState.LIFE.may(TransitionActor.of(CLERK).with(EvidenceUseState.OFFICE, false), PROPOSED, TAKEN)
            .permitted())
        .isFalse();
    assertThat(EvidenceUseState.LIFE.may(CLERK, PROPOSED, TAKEN)).isInstanceOf(TransitionCheck.NotPermitted.class);
  }

  @Test
  void a_role_lets_its_holders_and_a_module_acts_where_modules_may() {
    assertThat(AgreementStage.LIFE.may(SECRETARY, AgreementStage.INITIALLED, AgreementStage.SIGNED).permitted())
        .isTrue();
    assertThat(AgreementStage.LIFE.may(CLERK, AgreementStage.INITIALLED, AgreementStage.SIGNED).permitted()).isFalse();
    Actor module = Actor.service("indicators", "73.24");
    assertThat(
        EvidenceCheckState.LIFE.may(module, EvidenceCheckState.UNCHECKED, EvidenceCheckState.ACCEPTED).permitted())
        .isTrue();
    assertThat(EvaluationState.LIFE.may(module, EvaluationState.OPEN, EvaluationState.LOCKED).permitted()).isFalse();
  }

  @Test
  void a_page_offers_what_the_mover_may_do_next() {
    assertThat(EvidenceUseState.LIFE.nextFor(OFFICE, PROPOSED)).extracting(Transition::to)
        .containsExactly(TAKEN, DECLINED, TAKEN_BACK);
    assertThat(EvidenceUseState.LIFE.nextFor(OFFICE, TAKEN)).extracting(Transition::to)
        .containsExactly(TAKEN_BACK, PROPOSED);
    assertThat(EvidenceUseState.LIFE.nextFor(CLERK, PROPOSED)).isEmpty();
  }

  @Test
  void a_move_carries_its_reason_and_the_code_of_the_trail() {
    GrantedTransition<EvidenceUseState> move =
        EvidenceUseState.LIFE.requireMove(OFFICE, TAKEN, TAKEN_BACK, "  salah berkas ").orElseThrow();

    assertThat(move.to()).isEqualTo(TAKEN_BACK);
    assertThat(move.action()).isEqualTo("taken-back");
    assertThat(move.reason()).isEqualTo("salah berkas");
    assertThat(EvidenceUseState.LIFE.requireMove(OFFICE, PROPOSED, TAKEN, " ").orElseThrow().reason()).isNull();
  }

  @Test
  void the_same_form_sent_twice_moves_once() {
    assertThat(EvidenceUseState.LIFE.requireMove(OFFICE, TAKEN, TAKEN, null)).isEmpty();
  }

  @Test
  void what_goes_back_needs_a_reason() {
    assertThatThrownBy(() -> EvidenceUseState.LIFE.requireMove(OFFICE, TAKEN, TAKEN_BACK, " ")).isInstanceOfSatisfying(
        Invalid.class, refusal -> assertThat(refusal.fields()).containsEntry("reason", "evidence.reason.needed"));
  }

  @Test
  void who_may_not_is_forbidden_before_a_reason_is_asked_for() {
    assertThatThrownBy(() -> EvidenceUseState.LIFE.requireMove(CLERK, TAKEN, TAKEN_BACK, null))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void a_move_that_is_not_in_the_table_is_refused_with_its_own_sentence() {
    assertThatThrownBy(() -> EvidenceUseState.LIFE.requireMove(OFFICE, TAKEN, DECLINED, "x"))
        .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.key()).isEqualTo("evidence.taken-already"));
    assertThatThrownBy(() -> EvaluationState.LIFE.requireMove(TransitionActor.of(SECRETARY).about("2026"),
        EvaluationState.CLOSED, EvaluationState.OPEN, "x")).isInstanceOfSatisfying(Refused.class, no -> {
          assertThat(no.key()).isEqualTo("indicators.years.closed-for-good");
          assertThat(no.args()).containsExactly("2026");
        });
    assertThat(AgreementStage.LIFE.may(CLERK, AgreementStage.DRAFT, AgreementStage.SIGNED))
        .isEqualTo(new TransitionCheck.Impossible<>("errors.move.impossible"));
  }

  @Test
  void a_form_filled_in_for_another_state_is_stale_and_one_sent_twice_is_not() {
    TransitionActor mover = TransitionActor.of(SECRETARY);
    TransitionRequest<AgreementStage> sign =
        new TransitionRequest<>(AgreementStage.INITIALLED, AgreementStage.SIGNED, null);

    assertThat(AgreementStage.LIFE.requireMove(mover, AgreementStage.INITIALLED, sign, "agreements.stage")).isPresent();
    assertThat(AgreementStage.LIFE.requireMove(mover, AgreementStage.SIGNED, sign, "agreements.stage")).isEmpty();
    assertThatThrownBy(() -> AgreementStage.LIFE.requireMove(mover, AgreementStage.REVIEWED, sign, "agreements.stage"))
        .isInstanceOf(Stale.class);
  }

  @Test
  void nobody_asks_for_what_the_software_does_by_itself() {
    assertThat(PlanVersionState.LIFE.automatic(APPROVED, SUPERSEDED).action()).isEqualTo("superseded");
    assertThatThrownBy(() -> PlanVersionState.LIFE.requireMove(SECRETARY, APPROVED, SUPERSEDED, "x"))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> PlanVersionState.LIFE.automatic(OFFERED, APPROVED))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void only_the_declared_event_is_announced() {
    Transition<EvidenceUseState> taken = EvidenceUseState.LIFE.find(PROPOSED, TAKEN).orElseThrow();
    UUID id = UUID.randomUUID();
    EvidenceUseChanged event = new EvidenceUseChanged("73.24", id, null, id, "2026", "1.1");

    assertThat(taken.announcing(event)).isSameAs(event);
    assertThatThrownBy(
        () -> taken.announcing(new ActivityHeldWithdrawn("73.24", id, null, id, null, id, LocalDate.EPOCH, 1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> PlanVersionState.LIFE.automatic(APPROVED, SUPERSEDED).announcing(event))
        .isInstanceOf(IllegalStateException.class);
  }
}
