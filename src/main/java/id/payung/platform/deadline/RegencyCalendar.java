package id.payung.platform.deadline;

import id.payung.platform.reference.Holiday;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.reference.WorkingDayCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The days of one regency: its working days, and the time zone (WIB, WITA or WIT) in which its days end. Makes
 * deadlines.
 */
public final class RegencyCalendar {
  private final WorkingDayCalendar workingDays;
  private final ZoneId zone;
  private final Set<Integer> confirmedYears = new HashSet<>();

  /** @param holidays the days that {@code workingDays} leaves out */
  RegencyCalendar(WorkingDayCalendar workingDays, List<Holiday> holidays, ZoneId zone) {
    this.workingDays = workingDays;
    this.zone = zone;
    holidays.forEach(holiday -> confirmedYears.add(holiday.date().getYear()));
    holidays.stream()
        .filter(holiday -> !holiday.confirmed())
        .forEach(holiday -> confirmedYears.remove(holiday.date().getYear()));
  }

  /** The shipped holidays, in the zone of the regency. */
  public static RegencyCalendar of(ReferenceCatalogue reference, ZoneId zone) {
    return new RegencyCalendar(reference.workingDays(), reference.holidays(), zone);
  }

  /** A deadline that starts at a moment, with the pauses that were written down. Only a rule that stops has any. */
  public Deadline deadline(DeadlineRule rule, Instant start, List<DeadlinePause> pauses) {
    if (!(rule.term() instanceof DeadlineTerm.Length length)) {
      throw new IllegalArgumentException(rule.code() + " has no length");
    }
    return Deadline.counted(rule, this, length, start, pauses);
  }

  public Deadline deadline(DeadlineRule rule, Instant start) {
    return deadline(rule, start, List.of());
  }

  /** A deadline that starts on a day whose hour nobody wrote down; for lengths in days. */
  public Deadline deadline(DeadlineRule rule, LocalDate startDay) {
    if (rule.term() instanceof DeadlineTerm.Length(_, DeadlineTerm.Unit unit) && unit == DeadlineTerm.Unit.HOURS) {
      throw new IllegalArgumentException(rule.code() + " is counted from a moment");
    }
    return deadline(rule, startOf(startDay));
  }

  /** The deadline of a yearly day. */
  public Deadline deadlineIn(DeadlineRule rule, Year year) {
    if (!(rule.term() instanceof DeadlineTerm.YearlyDay yearly)) {
      throw new IllegalArgumentException(rule.code() + " is no day of the year");
    }
    return Deadline.on(rule, this, yearly.in(year));
  }

  /** A deadline on the day that a person, or the regency for its yearly day, has set. */
  public Deadline deadlineOn(DeadlineRule rule, LocalDate day) {
    if (rule.term() instanceof DeadlineTerm.Length) {
      throw new IllegalArgumentException(rule.code() + " is counted and not set");
    }
    return Deadline.on(rule, this, day);
  }

  /** What several rules say of one duty; a rule that knows no stop runs through the pauses. */
  public DutyDeadlines deadlines(List<DeadlineRule> rules, Instant start, List<DeadlinePause> pauses) {
    return new DutyDeadlines(
        rules.stream().map(rule -> deadline(rule, start, rule.stops() ? pauses : List.of())).toList());
  }

  /** Likewise from a day whose hour nobody wrote down, for clocks that no law lets stop. */
  public DutyDeadlines deadlines(List<DeadlineRule> rules, LocalDate startDay) {
    return deadlines(rules, startOf(startDay), List.of());
  }

  /** The day on which a moment lies. */
  public LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /** 24:00 of a day: the first moment that no longer belongs to it. */
  Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** The day on which so many days after {@code day} are over; for 0 the first day that counts, from {@code day} on. */
  LocalDate after(LocalDate day, int days, DeadlineTerm.Unit unit) {
    if (unit == DeadlineTerm.Unit.CALENDAR_DAYS) {
      return day.plusDays(days);
    }
    return days == 0 && !workingDays.isWorkingDay(day) ? workingDays.plusWorkingDays(day, 1)
        : workingDays.plusWorkingDays(day, days);
  }

  /** Days that count after {@code from} up to and including {@code to}; 0 when {@code to} is not later. */
  int between(LocalDate from, LocalDate to, DeadlineTerm.Unit unit) {
    return unit == DeadlineTerm.Unit.WORKING_DAYS ? workingDays.countWorkingDays(from, to)
        : (int) Math.max(0, ChronoUnit.DAYS.between(from, to));
  }

  LocalDate workingDaysBefore(LocalDate day, int days) {
    return workingDays.minusWorkingDays(day, days);
  }

  /**
   * Whether the holidays from one day to another are decreed: none are known of later years, and days that follow the
   * moon are estimates until the decree of the three ministers.
   */
  boolean confirmed(@Nullable LocalDate from, LocalDate to) {
    int first = from == null ? to.getYear() : from.getYear();
    for (int year = first; year <= to.getYear(); year++) {
      if (!confirmedYears.contains(year)) {
        return false;
      }
    }
    return true;
  }
}
