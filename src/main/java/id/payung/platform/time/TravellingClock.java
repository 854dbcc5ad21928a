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
public final class TravellingClock extends Clock {
  private volatile @Nullable Instant at;

  public void travelTo(Instant moment) {
    at = moment;
  }

  public void comeHome() {
    at = null;
  }

  @Override
  public Instant instant() {
    Instant there = at;
    return there == null ? Instant.now() : there;
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
