package id.payung.platform.sheets;

import id.payung.platform.sheets.CellTypes.LastDay;
import java.util.Optional;

/** A last day or a length that stands in a part of a cell, by the same rules as a whole cell. */
public final class TypedLastDay {
  private TypedLastDay() {}

  /** Empty when it is neither. */
  public static Optional<LastDay> read(String typed) {
    return DateParser.parseLast(typed) instanceof CellReading.Value<LastDay>(LastDay last) ? Optional.of(last)
        : Optional.empty();
  }
}
