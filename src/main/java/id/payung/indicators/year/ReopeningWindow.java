package id.payung.indicators.year;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hours in which the named questions reopen after a verifier's session. */
public record ReopeningWindow(UUID id, String stage, Instant openedAt, Instant until, List<String> questions,
    String openedBy, @Nullable Instant endedAt) {

  public boolean isOpenAt(Instant now) {
    return endedAt == null && now.isBefore(until) && !now.isBefore(openedAt);
  }

  /** Whole hours left, rounded up; 0 when it is over. */
  public long hoursLeft(Instant now) {
    return isOpenAt(now) ? (Duration.between(now, until).toMinutes() + 59) / 60 : 0;
  }
}
