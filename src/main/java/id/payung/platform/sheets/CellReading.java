package id.payung.platform.sheets;

import java.util.List;
import java.util.function.Function;

/** A cell that was understood, why it was not, or what has to be asked first. */
sealed interface CellReading<V> {
  record Value<V>(V value) implements CellReading<V> {}

  record Wrong<V>(String key, List<Object> args) implements CellReading<V> {}

  /**
   * Perhaps a spreadsheet program has changed what was typed.
   *
   * @param offered what the cell is taken for if a person says yes
   * @param kind {@code sheets.ask.<kind>} is the question
   */
  record Asked<V>(V offered, String kind) implements CellReading<V> {}

  static <V> CellReading<V> of(V value) {
    return new Value<>(value);
  }

  static <V> CellReading<V> wrong(String key, Object... args) {
    return new Wrong<>("sheets." + key, List.of(args));
  }

  /** The same of what is made of the value. */
  default <W> CellReading<W> map(Function<V, W> change) {
    return switch (this) {
      case Value<V>(V value) -> new Value<>(change.apply(value));
      case Wrong<V>(String key, List<Object> args) -> new Wrong<>(key, args);
      case Asked<V>(V offered, String kind) -> new Asked<>(change.apply(offered), kind);
    };
  }
}
