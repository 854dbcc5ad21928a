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
  private final Map<String, T> known = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  public T get(String regency, Supplier<T> read) {
    T kept = known.get(regency);
    if (kept != null) {
      return kept;
    }
    long before = changes.get();
    T now = read.get();
    if (changes.get() == before) { // what was read before a change is not kept after it
      known.put(regency, now);
    }
    return now;
  }

  /** To be called in the transaction that changes it, before or after the statement. */
  public void forgetAfterTransaction(String regency) {
    changes.incrementAndGet();
    known.remove(regency);
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCompletion(int status) {
        changes.incrementAndGet();
        known.remove(regency);
      }
    });
  }
}
