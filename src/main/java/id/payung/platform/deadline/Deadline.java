package id.payung.platform.deadline;

import id.payung.platform.errors.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when one thing is to be done by one rule. Immutable: a clock that stops or goes on is a new value. A record
 * keeps its start, its pauses and the code of the rule; a column with {@link #dueOn} serves lists and is written again
 * when a holiday moves.
 */
public final class Deadline {
  /** An office sees that something will be late so many working days before anybody else is told (practice). */
  public static final int WARNING_WORKING_DAYS = 3;

  private final DeadlineRule rule;
  private final RegencyCalendar calendar;
  private final @Nullable Instant start;
  private final List<DeadlinePause> pauses;
  private final @Nullable Instant end;

  private Deadline(DeadlineRule rule, RegencyCalendar calendar, @Nullable Instant start, List<DeadlinePause> pauses,
      @Nullable Instant end) {
    this.rule = rule;
    this.calendar = calendar;
    this.start = start;
    this.pauses = List.copyOf(pauses);
    this.end = end;
  }

  static Deadline counted(DeadlineRule rule, RegencyCalendar calendar, DeadlineTerm.Length length, Instant start,
      List<DeadlinePause> pauses) {
    requireOrder(rule, pauses);
    return new Deadline(rule, calendar, start, pauses, DeadlineCalculator.end(length, start, pauses, calendar));
  }

  static Deadline on(DeadlineRule rule, RegencyCalendar calendar, LocalDate day) {
    return new Deadline(rule, calendar, null, List.of(), calendar.endOf(day));
  }

  public DeadlineRule rule() {
    return rule;
  }

  public List<DeadlinePause> pauses() {
    return pauses;
  }

  /** The first moment at which it has passed: 24:00 in the regency for days. Empty while the clock stands still. */
  public Optional<Instant> end() {
    return Optional.ofNullable(end);
  }

  /** The last day, in the regency's time. Empty while the clock stands still. */
  public Optional<LocalDate> dueOn() {
    return end().map(this::lastDay);
  }

  public boolean passed(Instant now) {
    return end != null && !now.isBefore(end);
  }

  /** Passed, and the regency's own to keep. What is watched is never late here. */
  public boolean late(Instant now) {
    return passed(now) && rule.owed() == DeadlineRule.Owed.OWN;
  }

  /**
   * Days left after today up to and including the last one: working days for a rule in working days, else calendar
   * days. 0 on the last day, negative after it; while the clock stands still, as many as when it stopped.
   */
  public int daysLeft(LocalDate today) {
    if (end == null) {
      Instant stopped = stoppedAt();
      return closedAt(stopped).daysLeft(calendar.dayOf(stopped));
    }
    LocalDate last = lastDay(end);
    return calendar.between(today, last, dayUnit()) - calendar.between(last, today, dayUnit());
  }

  /** Hours left, rounded up; 0 when it has passed. While the clock stands still, as many as when it stopped. */
  public long hoursLeft(Instant now) {
    if (end == null) {
      Instant stopped = stoppedAt();
      return closedAt(stopped).hoursLeft(stopped);
    }
    return passed(now) ? 0 : Duration.between(now, end).plusHours(1).minusNanos(1).toHours();
  }

  /** The first day of warning; not before the start. Empty while the clock stands still. */
  public Optional<LocalDate> warnFrom() {
    return warnFrom(WARNING_WORKING_DAYS);
  }

  /** @param workingDays before the last day, as the regency has set it */
  public Optional<LocalDate> warnFrom(int workingDays) {
    LocalDate first = startDay();
    return dueOn().map(day -> calendar.workingDaysBefore(day, workingDays))
        .map(day -> first != null && day.isBefore(first) ? first : day);
  }

  public DeadlineStatus status(Instant now) {
    if (end == null) {
      return DeadlineStatus.STOPPED;
    }
    if (passed(now)) {
      return DeadlineStatus.PASSED;
    }
    boolean soon = warnFrom().filter(day -> !calendar.dayOf(now).isBefore(day)).isPresent();
    return soon ? DeadlineStatus.SOON : DeadlineStatus.RUNNING;
  }

  /** Whether both the rule and, for working days, the holidays up to the last day are certain. */
  public boolean confirmed() {
    boolean known =
        dayUnit() != DeadlineTerm.Unit.WORKING_DAYS || end != null && calendar.confirmed(startDay(), lastDay(end));
    return rule.origin().confirmed() && known;
  }

  /**
   * @throws Refused when the rule knows no stop, or the clock has passed or stands still already
   */
  public Deadline stop(Instant moment, String reason) {
    if (end == null || passed(moment)) {
      throw new Refused("errors.deadline.not-running");
    }
    return paused(new DeadlinePause(moment, null, reason));
  }

  /**
   * @throws Refused when the clock does not stand still
   */
  public Deadline resume(Instant moment) {
    if (end != null) {
      throw new Refused("errors.deadline.not-stopped");
    }
    return closedAt(moment);
  }

  /** When the clock that stands still stopped; not before its start. */
  private Instant stoppedAt() {
    Instant from = pauses.getLast().from();
    return start != null && from.isBefore(start) ? start : from;
  }

  private Deadline closedAt(Instant moment) {
    List<DeadlinePause> closed = new ArrayList<>(pauses);
    closed.add(closed.removeLast().until(moment));
    return with(closed);
  }

  private Deadline paused(DeadlinePause pause) {
    List<DeadlinePause> more = new ArrayList<>(pauses);
    more.add(pause);
    return with(more);
  }

  private Deadline with(List<DeadlinePause> others) {
    if (!(rule.term() instanceof DeadlineTerm.Length length)) {
      throw new Refused("errors.deadline.never-stops");
    }
    return counted(rule, calendar, length, Objects.requireNonNull(start), others);
  }

  private static void requireOrder(DeadlineRule rule, List<DeadlinePause> pauses) {
    if (!pauses.isEmpty() && !rule.stops()) {
      throw new Refused("errors.deadline.never-stops");
    }
    for (int next = 1; next < pauses.size(); next++) {
      Instant before = pauses.get(next - 1).until();
      if (before == null || pauses.get(next).from().isBefore(before)) {
        throw new IllegalArgumentException("pauses overlap");
      }
    }
  }

  private LocalDate lastDay(Instant ends) {
    return calendar.dayOf(ends.minusNanos(1));
  }

  private @Nullable LocalDate startDay() {
    return start == null ? null : calendar.dayOf(start);
  }

  private DeadlineTerm.Unit dayUnit() {
    return rule.term() instanceof DeadlineTerm.Length(_, DeadlineTerm.Unit unit)
        && unit == DeadlineTerm.Unit.WORKING_DAYS ? DeadlineTerm.Unit.WORKING_DAYS : DeadlineTerm.Unit.CALENDAR_DAYS;
  }
}
