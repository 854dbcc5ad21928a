package id.payung.platform.deadline;

import id.payung.platform.errors.Invalid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A while in which a clock stands still.
 *
 * @param until the moment at which it goes on, or null while it stands still
 * @param reason why; a clock never stops without one
 */
record DeadlinePause(Instant from, @Nullable Instant until, String reason) {

  public DeadlinePause {
    if (reason.isBlank()) {
      throw new Invalid("reason", "errors.reason-needed");
    }
    if (until != null && until.isBefore(from)) {
      throw new IllegalArgumentException("a clock goes on before it stops");
    }
  }

  DeadlinePause until(Instant moment) {
    return new DeadlinePause(from, moment, reason);
  }
}
