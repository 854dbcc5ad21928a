package id.payung.platform.web.admission;

import id.payung.platform.load.KeyedConcurrencyLimit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * So many requests of one class at once. A short queue smooths a moment; a long one only makes everybody late. Nobody
 * who was recognised has more than a quarter: whoever opens fifty slow pages at once waits for themselves.
 */
final class ConcurrencyLimit {
  /** So many times those within may stand before a door. */
  private static final int QUEUE_FACTOR = 2;

  private static final int SHARES = 4;

  private final Semaphore permits;
  private final int maxQueueLength;
  private final long maxWaitMillis;
  private final KeyedConcurrencyLimit byPerson;

  ConcurrencyLimit(int permits, long maxWaitMillis) {
    this(permits, maxWaitMillis, Math.max(2, permits / SHARES));
  }

  /** @param share of one person */
  ConcurrencyLimit(int permits, long maxWaitMillis, int share) {
    this.permits = new Semaphore(permits, true);
    this.maxQueueLength = permits * QUEUE_FACTOR;
    this.maxWaitMillis = maxWaitMillis;
    this.byPerson = new KeyedConcurrencyLimit(share, share * QUEUE_FACTOR);
  }

  /**
   * @param person null for who was not recognised
   * @return what gives the place back; null when there was none in time
   */
  @Nullable
  Runnable tryEnter(@Nullable String person) throws InterruptedException {
    if (person == null) {
      return tryEnter() ? permits::release : null;
    }
    if (!byPerson.tryEnter(person, maxWaitMillis)) {
      return null;
    }
    boolean entered = false;
    try {
      entered = tryEnter();
    } finally {
      if (!entered) {
        byPerson.leave(person);
      }
    }
    return entered ? () -> {
      permits.release();
      byPerson.leave(person);
    } : null;
  }

  private boolean tryEnter() throws InterruptedException {
    return permits.getQueueLength() < maxQueueLength && permits.tryAcquire(maxWaitMillis, TimeUnit.MILLISECONDS);
  }
}
