package id.payung.platform.deadline;

import id.payung.platform.deadline.DeadlineTerm.Unit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A second counter, written apart from the first and as plainly as can be: it walks from day to day, or from minute to
 * minute, and asks of each one whether it counts.
 */
record NaiveCounter(Set<LocalDate> holidays, ZoneId zone) {
  /** A clock that has not ended by then stands still for good. */
  private static final int LONGEST_WALK_DAYS = 2_000;

  @Nullable
  LocalDate lastDay(int amount, Unit unit, Instant start, List<DeadlinePause> pauses) {
    LocalDate day = start.atZone(zone).toLocalDate();
    int counted = 0;
    for (int walked = 0; walked < LONGEST_WALK_DAYS; walked++) {
      day = day.plusDays(1);
      boolean counts = unit == Unit.CALENDAR_DAYS || works(day);
      if (counts && !leftOut(day, pauses)) {
        counted++;
      }
      if (counted >= amount && counts && !stoppedAtMidnightAfter(day, pauses)) {
        return day;
      }
    }
    return null;
  }

  /** The first minute that is too late. Starts and pauses lie on whole minutes. */
  @Nullable
  Instant endOfHours(int hours, Instant start, List<DeadlinePause> pauses) {
    Instant now = start;
    int minutes = 0;
    while (minutes < hours * 60) {
      Instant minute = now;
      boolean stopped = pauses.stream().anyMatch(pause -> covers(pause, minute));
      minutes += stopped ? 0 : 1;
      now = now.plus(Duration.ofMinutes(1));
      if (now.isAfter(start.plus(Duration.ofDays(60)))) {
        return null;
      }
    }
    return now;
  }

  boolean works(LocalDate day) {
    DayOfWeek name = day.getDayOfWeek();
    return name != DayOfWeek.SATURDAY && name != DayOfWeek.SUNDAY && !holidays.contains(day);
  }

  private boolean leftOut(LocalDate day, List<DeadlinePause> pauses) {
    for (DeadlinePause pause : pauses) {
      LocalDate stopped = pause.from().atZone(zone).toLocalDate();
      LocalDate resumed = pause.until() == null ? LocalDate.MAX : pause.until().atZone(zone).toLocalDate();
      if (day.isAfter(stopped) && !day.isAfter(resumed)) {
        return true;
      }
    }
    return false;
  }

  private boolean stoppedAtMidnightAfter(LocalDate day, List<DeadlinePause> pauses) {
    Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
    return pauses.stream()
        .anyMatch(
            pause -> pause.from().isBefore(midnight) && (pause.until() == null || !pause.until().isBefore(midnight)));
  }

  private static boolean covers(DeadlinePause pause, Instant minute) {
    return !minute.isBefore(pause.from()) && (pause.until() == null || minute.isBefore(pause.until()));
  }
}
