package id.payung.platform.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long a test waits for what another thread, program or browser does: until it is done. The end is far away, since
 * a machine that does ten other things takes minutes for what usually takes a second; only what hangs comes to it. No
 * test sleeps, and none has an end of its own ({@code TestConventionTests}).
 */
public final class Patience {
  public static final Duration LONGEST = Duration.ofMinutes(3);

  public static final long LONGEST_SECONDS = LONGEST.toSeconds();

  public static final double LONGEST_MILLIS = LONGEST.toMillis();

  private Patience() {}

  /** Asks again until it is so. */
  public static ConditionFactory await() {
    return Awaitility.await().atMost(LONGEST);
  }
}
