package id.payung.platform.bulk;

import id.payung.platform.errors.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does the same to many, one after another. Each is a transaction of its own: what a rule refuses is left as it was,
 * and a request that is cut off has done some wholly and others not at all, so that sending it again does the rest.
 */
public final class BulkRun {
  private BulkRun() {}

  /**
   * Goes through them all.
   *
   * @param title of a row, for those that are left
   * @param action one transactional call
   */
  public static <T, S> BulkResult<S> each(Collection<T> rows, Function<T, String> title, Function<T, S> action) {
    return each(rows, title, action, () -> {});
  }

  /** @param after told after each row, whatever became of it */
  public static <T, S> BulkResult<S> each(Collection<T> rows, Function<T, String> title, Function<T, S> action,
      Runnable after) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a refusal of one row would take back all others");
    }
    List<S> done = new ArrayList<>();
    List<BulkResult.LeftRow> left = new ArrayList<>();
    for (T row : rows) {
      try {
        done.add(action.apply(row));
      } catch (Refusal refusal) {
        left.add(new BulkResult.LeftRow(title.apply(row), refusal));
      }
      after.run();
    }
    return new BulkResult<>(List.copyOf(done), List.copyOf(left));
  }
}
