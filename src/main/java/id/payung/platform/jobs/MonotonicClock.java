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
final class MonotonicClock implements Clock {
  private final InstantSource wallClock;
  private final LongSupplier nanoTime;
  private Instant last;
  private long lastNanos;

  MonotonicClock(InstantSource wallClock, LongSupplier nanoTime) {
    this.wallClock = wallClock;
    this.nanoTime = nanoTime;
    this.last = wallClock.instant();
    this.lastNanos = nanoTime.getAsLong();
  }

  @Override
  public synchronized Instant now() {
    long currentNanos = nanoTime.getAsLong();
    Instant elapsedTime = last.plus(Duration.ofNanos(currentNanos - lastNanos));
    Instant wallTime = wallClock.instant();
    last = wallTime.isAfter(elapsedTime) ? wallTime : elapsedTime;
    lastNanos = currentNanos;
    return last;
  }
}
