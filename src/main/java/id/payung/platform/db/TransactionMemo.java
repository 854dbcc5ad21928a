package id.payung.platform.db;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads the same once in a transaction that writes nothing: several sources of one page may need it, and none of them
 * knows of the others.
 */
public final class TransactionMemo {
  private TransactionMemo() {}

  /**
   * What was read under this key in the transaction of now; read anew where there is none, or where it may write.
   *
   * @param key says what is read, for whom, and by which parameters
   */
  @SuppressWarnings("unchecked")
  public static <T> T readOnce(Record key, Supplier<T> read) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()
        || !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
      return read.get();
    }
    Map<Record, Object> known =
        (Map<Record, Object>) TransactionSynchronizationManager.getResource(TransactionMemo.class);
    if (known == null) {
      known = new HashMap<>();
      TransactionSynchronizationManager.bindResource(TransactionMemo.class, known);
      TransactionSynchronizationManager.registerSynchronization(new Unbinding(known));
    }
    @Nullable Object found = known.get(key);
    if (found != null) {
      return (T) found;
    }
    T now = read.get();
    known.put(key, now);
    return now;
  }

  /** What a transaction read is not known to another one, be it one within. */
  private record Unbinding(Map<Record, Object> known) implements TransactionSynchronization {
    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(TransactionMemo.class);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(TransactionMemo.class, known);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResource(TransactionMemo.class);
    }
  }
}
