package id.payung.platform.sheets.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** A spreadsheet's own count of days, from 1900 or from 1904. */
public final class SpreadsheetDates {
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
  /** Before March 1900 its calendar has a day that never was. */
  private static final int FIRST_DAY = 61;
  private static final int LAST_DAY = 110_000;
  private static final int SECONDS_OF_DAY = 86_400;

  private SpreadsheetDates() {}

  /** Empty when the number stands for no day. */
  public static Optional<LocalDate> dayOf(BigDecimal serial, boolean dates1904) {
    BigDecimal days = serial.setScale(0, RoundingMode.FLOOR);
    if (days.compareTo(BigDecimal.valueOf(FIRST_DAY)) < 0 || days.compareTo(BigDecimal.valueOf(LAST_DAY)) > 0) {
      return Optional.empty();
    }
    return Optional.of((dates1904 ? DAY_ZERO_1904 : DAY_ZERO).plusDays(days.longValueExact()));
  }

  static BigDecimal serialOf(LocalDate day) {
    return BigDecimal.valueOf(day.toEpochDay() - DAY_ZERO.toEpochDay());
  }

  static BigDecimal serialOf(LocalTime time) {
    return BigDecimal.valueOf(time.toSecondOfDay())
        .divide(BigDecimal.valueOf(SECONDS_OF_DAY), 10, RoundingMode.HALF_UP);
  }

  /** The hour of the day that stands behind the point. */
  static LocalTime timeOf(BigDecimal serial) {
    BigDecimal part = serial.subtract(serial.setScale(0, RoundingMode.FLOOR));
    long second = part.multiply(BigDecimal.valueOf(SECONDS_OF_DAY)).setScale(0, RoundingMode.HALF_UP).longValue();
    return LocalTime.ofSecondOfDay(Math.min(second, SECONDS_OF_DAY - 1));
  }
}
