package id.payung.platform.tenancy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What pages ask for all the time and people set seldom, for each regency: read once, and again after somebody set it.
 * For what everybody in the regency may see alike. Each regency has a generation, which a change moves when it is made
 * and again when its transaction is over; what was read counts for the generation that stood before the reading. So a
 * reading that a change overtakes is not kept, and what is in a transaction that changed it is not shown to others.
 */
public final class RegencyCache<T> {
  private final Map<String, Kept<T>> known = new ConcurrentHashMap<>();
  private final Map<String, Long> generations = new ConcurrentHashMap<>();

  private record Kept<T>(T value, long generation) {}

  /** Marks a transaction that changed what is kept of this regency. */
  private record Changed(RegencyCache<?> cache, String regency) {}

  public T get(String regency, Supplier<T> read) {
    if (TransactionSynchronizationManager.hasResource(new Changed(this, regency))) {
      return read.get(); // what nobody else may see yet, or never will
    }
    Kept<T> kept = known.get(regency);
    long now = generations.getOrDefault(regency, 0L);
    if (kept != null && kept.generation() == now) {
      return kept.value();
    }
    T value = read.get();
    known.put(regency, new Kept<>(value, now));
    return value;
  }

  /** To be called in the transaction that changes it, before or after the statement. */
  public void forgetAfterTransaction(String regency) {
    moveGeneration(regency);
    Changed mark = new Changed(this, regency);
    boolean first = !TransactionSynchronizationManager.hasResource(mark);
    if (first) {
      TransactionSynchronizationManager.bindResource(mark, mark);
    }
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCompletion(int status) {
        moveGeneration(regency);
        if (first) {
          TransactionSynchronizationManager.unbindResource(mark);
        }
      }
    });
  }

  private void moveGeneration(String regency) {
    generations.merge(regency, 1L, Long::sum);
  }
}
