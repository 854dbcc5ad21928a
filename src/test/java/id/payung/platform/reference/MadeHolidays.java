package id.payung.platform.reference;

import java.time.LocalDate;
import java.util.List;

/** Calendars with holidays that a test makes up. */
public final class MadeHolidays {
  private MadeHolidays() {}

  public static Holiday on(LocalDate day) {
    return new Holiday(day, BilingualText.NONE, Holiday.Kind.NATIONAL, true, "A · test");
  }

  public static WorkingDayCalendar without(List<Holiday> holidays) {
    return new WorkingDayCalendar(holidays);
  }
}
