package id.payung.platform.calendar;

import java.time.LocalDate;
import java.util.Locale;

/**
 * The days that a calendar shows.
 *
 * @param today in the regency
 * @param limit the most entries
 * @param locale the language of the titles
 */
public record CalendarWindow(LocalDate today, LocalDate from, LocalDate to, int limit, Locale locale) {
  static final int DAYS_BACK = 90;
  static final int DAYS_AHEAD = 400;
  public static final int MOST = 500;

  public static CalendarWindow around(LocalDate today, Locale locale) {
    return new CalendarWindow(today, today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD), MOST, locale);
  }

  public boolean holds(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
