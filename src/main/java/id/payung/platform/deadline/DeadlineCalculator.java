package id.payung.platform.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts a length to its end. The day on which something happens is never counted for what begins with it: the count
 * begins on the day after the start, and goes on on the day after the clock was started again. So a pause from day
 * {@code d} to day {@code e} leaves out the days after {@code d} up to and including {@code e}, and one that begins and
 * ends on the same day changes nothing. A clock that is stopped on its last day has no day left and ends with the day
 * on which it goes on, or the first working day from then. Hours are counted to the moment.
 */
final class DeadlineCalculator {
  private final RegencyCalendar calendar;
  private final DeadlineTerm.Unit unit;

  private DeadlineCalculator(RegencyCalendar calendar, DeadlineTerm.Unit unit) {
    this.calendar = calendar;
    this.unit = unit;
  }

  /**
   * The first moment at which the length is over; null while the clock stands still.
   *
   * @param pauses in their order, without overlap; what lies before the start or after the end changes nothing
   */
  static @Nullable Instant end(DeadlineTerm.Length length, Instant start, List<DeadlinePause> pauses,
      RegencyCalendar calendar) {
    if (length.unit() == DeadlineTerm.Unit.HOURS) {
      return endOfHours(start, Duration.ofHours(length.amount()), pauses);
    }
    DeadlineCalculator count = new DeadlineCalculator(calendar, length.unit());
    LocalDate day = count.lastDay(calendar.dayOf(start), length.amount(), pauses);
    return day == null ? null : calendar.endOf(day);
  }

  private static @Nullable Instant endOfHours(Instant start, Duration length, List<DeadlinePause> pauses) {
    Instant end = start.plus(length);
    for (DeadlinePause pause : pauses) {
      Instant stopped = pause.from().isBefore(start) ? start : pause.from();
      Instant resumed = pause.until();
      if (!stopped.isBefore(end)) {
        return end;
      }
      if (resumed == null) {
        return null;
      }
      if (resumed.isAfter(stopped)) {
        end = end.plus(Duration.between(stopped, resumed));
      }
    }
    return end;
  }

  private @Nullable LocalDate lastDay(LocalDate startDay, int amount, List<DeadlinePause> pauses) {
    LocalDate at = startDay;
    int left = amount;
    for (DeadlinePause pause : pauses) {
      LocalDate stopped = later(calendar.dayOf(pause.from()), at);
      LocalDate last = calendar.after(at, left, unit);
      if (stopped.isAfter(last)) {
        return last;
      }
      if (pause.until() == null) {
        return null;
      }
      LocalDate resumed = calendar.dayOf(pause.until());
      if (resumed.isAfter(stopped)) {
        left = Math.max(0, left - calendar.between(at, stopped, unit));
        at = resumed;
      }
    }
    return calendar.after(at, left, unit);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
