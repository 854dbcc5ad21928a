package id.payung.platform.lifecycle;

import java.util.Arrays;
import java.util.Optional;

/** From the stored code of a state back to the state. */
final class StateCodes {
  private StateCodes() {}

  /** For a code that comes from outside: a form, an API. */
  public static <S extends Enum<S> & LifeCycleState> Optional<S> find(Class<S> type, String code) {
    return Arrays.stream(type.getEnumConstants()).filter(state -> state.code().equals(code)).findFirst();
  }

  /**
   * For a code that comes from the database.
   *
   * @throws IllegalArgumentException when no state has this code
   */
  public static <S extends Enum<S> & LifeCycleState> S of(Class<S> type, String code) {
    return find(type, code)
        .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no state " + code));
  }
}
