package id.payung.platform.sheets;

import id.payung.platform.sheets.CellTypes.LastDay;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A day as typed into a form or a part of a cell, by the same rules as in a sheet: 2026-11-21, 21-11-2026, 21 November
 * 2026.
 */
public final class TypedDate {
  private TypedDate() {}

  /** Empty when it is no day of any calendar, or outside of 1900 to 2200. */
  public static Optional<LocalDate> read(String typed) {
    return DateParser.parse(typed) instanceof CellReading.Value<LocalDate>(LocalDate day) ? Optional.of(day)
        : Optional.empty();
  }

  /** Likewise a last day, or the length until one ("14 hari"). Empty when it is neither. */
  public static Optional<LastDay> readLast(String typed) {
    return DateParser.parseLast(typed) instanceof CellReading.Value<LastDay>(LastDay last) ? Optional.of(last)
        : Optional.empty();
  }
}
