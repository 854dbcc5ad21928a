package id.payung.platform.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of the scheduler. It follows the machine's clock forward and never back: while that clock is set back a day,
 * the scheduler would wait a day for its next look, and nobody's work would be done. What has passed is then told by
 * the counter that no hand sets.
 */
final class NeverBack implements Clock {
  private final InstantSource wall;
  private final LongSupplier nanos;
  private Instant last;
  private long at;

  NeverBack(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.last = wall.instant();
    this.at = nanos.getAsLong();
  }

  @Override
  public synchronized Instant now() {
    long here = nanos.getAsLong();
    Instant passed = last.plus(Duration.ofNanos(here - at));
    Instant told = wall.instant();
    last = told.isAfter(passed) ? told : passed;
    at = here;
    return last;
  }
}
