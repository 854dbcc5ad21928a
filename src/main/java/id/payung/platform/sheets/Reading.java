package id.payung.platform.sheets;

import java.util.List;

/** A cell that was understood, or why it was not. */
sealed interface Reading<V> {
  record Value<V>(V value) implements Reading<V> {}

  record Wrong<V>(String key, List<Object> args) implements Reading<V> {}

  static <V> Reading<V> of(V value) {
    return new Value<>(value);
  }

  static <V> Reading<V> wrong(String key, Object... args) {
    return new Wrong<>("sheets." + key, List.of(args));
  }
}
