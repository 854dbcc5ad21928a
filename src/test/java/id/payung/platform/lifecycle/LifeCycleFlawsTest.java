package id.payung.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.actor.Role;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A table with a flaw does not come into being. */
class LifeCycleFlawsTest {

  private enum Light implements LifeCycleState {
    RED, GREEN, BROKEN
  }

  private enum Twins implements LifeCycleState {
    ONE, OTHER;

    @Override
    public String code() {
      return "same";
    }
  }

  private static LifeCycleBuilder<Light> light() {
    return LifeCycle.of(Light.class, "light")
        .startsAt(Light.RED)
        .endsAt(Light.BROKEN)
        .transition(Light.RED, Light.GREEN, it -> it.by(Role.PLANNER))
        .transition(Light.GREEN, Light.RED, it -> it.by(Role.PLANNER).back())
        .transition(Light.GREEN, Light.BROKEN, it -> it.automatically("age"));
  }

  private static void assertFlaw(String flaw, UnaryOperator<LifeCycleBuilder<Light>> change) {
    LifeCycleBuilder<Light> builder = change.apply(light());
    assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class).hasMessageContaining(flaw);
  }

  @Test
  void a_whole_table_is_built() {
    assertThatCode(() -> light().build()).doesNotThrowAnyException();
  }

  @Test
  void every_state_is_reached() {
    LifeCycleBuilder<Light> builder = LifeCycle.of(Light.class, "light")
        .startsAt(Light.RED)
        .endsAt(Light.RED, Light.BROKEN)
        .transition(Light.GREEN, Light.BROKEN, it -> it.by(Role.PLANNER));

    assertThatThrownBy(builder::build).hasMessageContaining("GREEN is never reached")
        .hasMessageContaining("BROKEN is never reached");
  }

  @Test
  void there_is_a_beginning() {
    LifeCycleBuilder<Light> builder = LifeCycle.of(Light.class, "light").endsAt(Light.values());

    assertThatThrownBy(builder::build).hasMessageContaining("no state to start at");
  }

  @Test
  void what_is_no_end_can_be_left_and_an_end_cannot() {
    LifeCycleBuilder<Light> builder = LifeCycle.of(Light.class, "light")
        .startsAt(Light.RED)
        .transition(Light.RED, Light.GREEN, it -> it.by(Role.PLANNER))
        .transition(Light.RED, Light.BROKEN, it -> it.by(Role.PLANNER));

    assertThatThrownBy(builder::build).hasMessageContaining("GREEN is no end and cannot be left");
    assertFlaw("RED is an end and can be left", one -> one.endsAt(Light.RED));
  }

  @Test
  void a_transition_is_there_once_leads_on_and_is_for_somebody() {
    assertFlaw("RED → GREEN is there twice", one -> one.transition(Light.RED, Light.GREEN, it -> it.by(Role.PLANNER)));
    assertFlaw("RED → RED leads nowhere", one -> one.transition(Light.RED, Light.RED, it -> it.by(Role.PLANNER)));
    assertFlaw("RED → BROKEN is for nobody", one -> one.transition(Light.RED, Light.BROKEN, _ -> {}));
  }

  @Test
  void a_refusal_does_not_contradict_the_table() {
    assertFlaw("both allowed and refused", one -> one.refuses(Light.RED, Light.GREEN, "errors.move.impossible"));
  }

  @Test
  void codes_are_distinct() {
    LifeCycleBuilder<Twins> builder = LifeCycle.of(Twins.class, "twins")
        .startsAt(Twins.ONE)
        .endsAt(Twins.OTHER)
        .transition(Twins.ONE, Twins.OTHER, it -> it.by(Role.PLANNER));

    assertThatThrownBy(builder::build).hasMessageContaining("the code of another state");
  }

  @Test
  void a_step_back_without_a_reason_cannot_be_written() {
    assertThatThrownBy(
        () -> new Transition<>(Light.GREEN, Light.RED, TransitionPermission.NOBODY, true, false, "red", null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
