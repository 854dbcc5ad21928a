package id.payung.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a demonstration: while its two years are made it stands where the story is; afterwards it goes like any
 * other.
 */
public final class AdjustableClock extends Clock {
  private volatile @Nullable Instant fixedInstant;

  public void setTo(Instant moment) {
    fixedInstant = moment;
  }

  public void reset() {
    fixedInstant = null;
  }

  @Override
  public Instant instant() {
    Instant fixedNow = fixedInstant;
    return fixedNow == null ? Instant.now() : fixedNow;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** The same clock seen from another zone: it moves when this one is set. */
  @Override
  public Clock withZone(ZoneId zone) {
    AdjustableClock here = this;
    return new Clock() {
      @Override
      public Instant instant() {
        return here.instant();
      }

      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return here.withZone(other);
      }
    };
  }
}
