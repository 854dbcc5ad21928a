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

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.system(zone);
  }
}
