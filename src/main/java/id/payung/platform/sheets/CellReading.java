package id.payung.platform.sheets;

import java.util.List;

/** A cell that was understood, or why it was not. */
sealed interface CellReading<V> {
  record Value<V>(V value) implements CellReading<V> {}

  record Wrong<V>(String key, List<Object> args) implements CellReading<V> {}

  static <V> CellReading<V> of(V value) {
    return new Value<>(value);
  }

  static <V> CellReading<V> wrong(String key, Object... args) {
    return new Wrong<>("sheets." + key, List.of(args));
  }
}
