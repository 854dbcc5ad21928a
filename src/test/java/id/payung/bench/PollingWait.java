package id.payung.bench;

import java.time.Duration;

/**
 * Waits until something is so, and not for a time. Without a library: these classes also run beside the built
 * application alone.
 */
final class PollingWait {
  /** What is waited for; it may look at a connection of the waiting thread. */
  @FunctionalInterface
  interface Condition<E extends Exception> {
    boolean isMet() throws E;
  }

  private PollingWait() {}

  /**
   * Looks at once, and then again and again.
   *
   * @param pauseMillis between two looks
   * @return false when it was not so within the limit
   */
  static <E extends Exception> boolean waitUntil(Duration limit, int pauseMillis, Condition<E> condition)
      throws E, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.isMet()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      Thread.sleep(pauseMillis);
    }
    return true;
  }
}
