package id.payung.platform.deadline;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Locale;

/** By what a rule says when a deadline ends. */
public sealed interface DeadlineTerm {

  /** What a length is counted in. */
  enum Unit {
    /** From the moment of the start: 3×24 hours end 72 hours later, on any day. */
    HOURS,
    /** Every day from the day after the start; ends at 24:00 of the last one, also when that is a holiday. */
    CALENDAR_DAYS,
    /** Monday to Friday without holidays and joint leave, from the day after the start; ends at 24:00. */
    WORKING_DAYS;

    /** {@code working-days}, as reference files have it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * So long after something happened.
   *
   * @param amount in the unit, at least 1
   */
  record Length(int amount, Unit unit) implements DeadlineTerm {
    public Length {
      if (amount < 1) {
        throw new IllegalArgumentException("a length of " + amount);
      }
    }
  }

  /**
   * A day of the year, as the gates of planning have it.
   *
   * @param yearsBefore how many years it lies before the year it belongs to, 0 or 1
   */
  record YearlyDay(MonthDay day, int yearsBefore) implements DeadlineTerm {
    LocalDate in(Year year) {
      return day.atYear(year.getValue() - yearsBefore);
    }
  }

  /** A day that a person has set for this record. */
  record SetDay() implements DeadlineTerm {}
}
