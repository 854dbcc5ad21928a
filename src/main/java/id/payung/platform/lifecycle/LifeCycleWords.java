package id.payung.platform.lifecycle;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Message keys of a life-cycle.
 *
 * @param states prefix of the names of the states, without the last dot; null when the names are reference data
 * @param impossible the refusal of a move that the table does not have
 * @param reasonNeeded what stands at the field {@code reason} when it was left empty
 * @param refusals refusals of particular moves
 */
public record LifeCycleWords(@Nullable String states, String impossible, String reasonNeeded,
    Map<Step, String> refusals) {

  static final LifeCycleWords SHARED =
      new LifeCycleWords(null, "errors.move.impossible", "errors.reason-needed", Map.of());

  /** A move by the codes of its states. */
  public record Step(String from, String to) {}

  public LifeCycleWords {
    refusals = Map.copyOf(refusals);
  }

  /** The key of a state's name. */
  public String of(LifeCycleState state) {
    return Objects.requireNonNull(states, "names of states are reference data") + "." + state.code();
  }

  /** The key of a state's name, or its code where the names are reference data. */
  String nameOf(LifeCycleState state) {
    return states == null ? state.code() : of(state);
  }

  String refusal(LifeCycleState from, LifeCycleState to) {
    return refusals.getOrDefault(new Step(from.code(), to.code()), impossible);
  }
}
