package id.payung.legislation;

import id.payung.platform.deadline.Deadline;
import id.payung.platform.deadline.DeadlineRule;
import id.payung.platform.deadline.DeadlineRules;
import id.payung.platform.deadline.DutyDeadlines;
import id.payung.platform.deadline.RegencyCalendar;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Counts the clocks of drafts by the rules of the law and in the calendar of one regency. */
public final class DraftClockCalculator {
  private final DeadlineRules rules;
  private final RegencyCalendar calendar;

  DraftClockCalculator(DeadlineRules rules, RegencyCalendar calendar) {
    this.rules = rules;
    this.calendar = calendar;
  }

  /** What all laws say of it; empty where none held on its first day. */
  public Optional<DutyDeadlines> count(DraftClock clock) {
    List<DeadlineRule> holding = rules.holding(clock.duty(), clock.start());
    return holding.isEmpty() ? Optional.empty() : Optional.of(calendar.deadlines(holding, clock.start()));
  }

  /** The stricter last day: the one to keep. */
  public Optional<LocalDate> dueOn(DraftClock clock) {
    return count(clock).flatMap(all -> all.binding().dueOn());
  }

  /** The last day of the law that gives most time: what follows from silence is certain only behind it. */
  public Optional<LocalDate> overBehind(DraftClock clock) {
    return count(clock)
        .flatMap(all -> all.laws().stream().flatMap(law -> law.dueOn().stream()).max(Comparator.naturalOrder()));
  }

  /** The first day of warning of the stricter law. */
  public Optional<LocalDate> warnFrom(DraftClock clock) {
    return count(clock).map(DutyDeadlines::binding).flatMap(Deadline::warnFrom);
  }
}
