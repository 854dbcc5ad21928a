package id.payung.platform.deadline;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What several rules say of one duty: of two laws that differ both stand and are shown, the regency's promise beside
 * them, and the strictest counts. Which one that is depends on the days in between: three working days over Idulfitri
 * end after seven calendar days.
 */
public final class DutyDeadlines {
  private final List<Deadline> deadlines;

  DutyDeadlines(List<Deadline> deadlines) {
    if (deadlines.isEmpty()) {
      throw new IllegalArgumentException("no rule for this duty");
    }
    this.deadlines =
        deadlines.stream().sorted(Comparator.comparing((Deadline one) -> one.end().orElse(Instant.MAX))).toList();
  }

  /** The strictest: the first to end among those whose clock runs. */
  public Deadline binding() {
    return deadlines.getFirst();
  }

  /** The soonest first. */
  public List<Deadline> laws() {
    return deadlines.stream().filter(one -> one.rule().law()).toList();
  }

  /** The soonest first. */
  public List<Deadline> promises() {
    return deadlines.stream().filter(one -> !one.rule().law()).toList();
  }

  /** Whether laws name different ends, so that the page shows each. */
  public boolean lawsDiffer() {
    return laws().stream().map(Deadline::end).distinct().count() > 1;
  }

  /** A promise that would end after a law: it promises nothing, and whoever set it is told. */
  public Optional<Deadline> idlePromise() {
    return laws().stream()
        .flatMap(law -> law.end().stream())
        .findFirst()
        .flatMap(end -> promises().stream().filter(one -> one.end().filter(end::isBefore).isPresent()).findFirst());
  }
}
