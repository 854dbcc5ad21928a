package id.payung.platform.reference;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The offices' calendar: Monday to Friday without national holidays and joint leave. */
public final class WorkingDayCalendar {
  private final Set<LocalDate> holidayDates = new HashSet<>();

  WorkingDayCalendar(List<Holiday> holidays) {
    holidays.forEach(holiday -> holidayDates.add(holiday.date()));
  }

  public boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidayDates.contains(day);
  }

  /** The day that lies so many working days after this one; 0 is the day itself. */
  public LocalDate plusWorkingDays(LocalDate day, int workingDays) {
    return step(day, workingDays, 1);
  }

  /** The day that lies so many working days before this one; 0 is the day itself. */
  public LocalDate minusWorkingDays(LocalDate day, int workingDays) {
    return step(day, workingDays, -1);
  }

  /** How many working days lie after {@code from} up to and including {@code to}; 0 when {@code to} is not later. */
  public int countWorkingDays(LocalDate from, LocalDate to) {
    return (int) from.plusDays(1)
        .datesUntil(to.isAfter(from) ? to.plusDays(1) : from.plusDays(1))
        .filter(this::isWorkingDay)
        .count();
  }

  private LocalDate step(LocalDate day, int workingDays, int direction) {
    LocalDate at = day;
    for (int left = workingDays; left > 0;) {
      at = at.plusDays(direction);
      if (isWorkingDay(at)) {
        left--;
      }
    }
    return at;
  }
}
