package id.payung.insight;

import id.payung.platform.reference.WorkingDayCalendar;
import java.time.LocalDate;

/**
 * "Late work shown to the regent without warning shames an office, and a shamed office stops reporting: the office sees
 * it three working days before" (practice). Counted in whole working days of the offices' calendar: a notice of Monday
 * names from Friday on, since Tuesday, Wednesday and Thursday belong to the office. How many is the regency's rule of
 * status.
 */
final class OfficeNamingPolicy {
  private OfficeNamingPolicy() {}

  /** The first day on which an office may be named that could see its notice on a day. */
  static LocalDate firstNamingDay(WorkingDayCalendar calendar, LocalDate seenFrom, int workingDays) {
    return calendar.plusWorkingDays(seenFrom, workingDays).plusDays(1);
  }
}
