package id.payung.platform.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many at once for each, by a key: whoever has all of their share waits for themselves and keeps nobody waiting. */
public final class KeyedConcurrencyLimit {
  private final int share;
  private final int maxQueueLength;
  private final Map<String, Share> shares = new ConcurrentHashMap<>();

  /** The share of one, there as long as somebody is inside or waits. */
  private static final class Share {
    private final Semaphore permits;
    private int users;

    Share(int permits) {
      this.permits = new Semaphore(permits, true);
    }

    Share join() {
      users++;
      return this;
    }

    boolean isLastToLeave() {
      return --users == 0;
    }
  }

  /** @param maxQueueLength of each; who comes behind them does not wait */
  public KeyedConcurrencyLimit(int share, int maxQueueLength) {
    this.share = share;
    this.maxQueueLength = maxQueueLength;
  }

  /** @return false when all of the share stayed taken, or too many wait for it; else {@link #leave} gives it back */
  public boolean tryEnter(String key, long maxWaitMillis) throws InterruptedException {
    Share own = shares.compute(key, (_, known) -> (known == null ? new Share(share) : known).join());
    boolean entered = false;
    try {
      entered = own.permits.tryAcquire() || own.permits.getQueueLength() < maxQueueLength
          && own.permits.tryAcquire(maxWaitMillis, TimeUnit.MILLISECONDS);
      return entered;
    } finally {
      if (!entered) {
        forget(key);
      }
    }
  }

  public void leave(String key) {
    shares.computeIfPresent(key, (_, own) -> {
      own.permits.release();
      return own;
    });
    forget(key);
  }

  private void forget(String key) {
    shares.computeIfPresent(key, (_, own) -> own.isLastToLeave() ? null : own);
  }

  int size() {
    return shares.size();
  }
}
