package id.payung.platform.tenancy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What pages ask for all the time and people set seldom, for each regency: read once, and again after somebody set it.
 * For what everybody in the regency may see alike.
 */
public final class RegencyCache<T> {
  private final Map<String, Kept<T>> known = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /** @param changes how many changes there had been before it was read; it counts until there is another */
  private record Kept<T>(T value, long changes) {}

  public T get(String regency, Supplier<T> read) {
    Kept<T> kept = known.get(regency);
    long now = changes.get();
    if (kept != null && kept.changes() == now) {
      return kept.value();
    }
    T value = read.get();
    known.put(regency, new Kept<>(value, now));
    return value;
  }

  /** To be called in the transaction that changes it, before or after the statement. */
  public void forgetAfterTransaction() {
    changes.incrementAndGet();
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCompletion(int status) {
        changes.incrementAndGet();
      }
    });
  }
}
