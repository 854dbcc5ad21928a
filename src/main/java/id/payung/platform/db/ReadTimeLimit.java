package id.payung.platform.db;

import id.payung.platform.actor.ActorContext.ThrowingRunnable;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of a block that only read end a statement that takes too long: of words that are frequent, and never
 * stand together, an index along the order of a list leads past every row. The limit goes with what opens the
 * transaction, and costs no trip of its own.
 */
public final class ReadTimeLimit {
  private static final ScopedValue<Integer> MILLIS = ScopedValue.newInstance();
  private static final String CANCELED = "57014";

  private ReadTimeLimit() {}

  public static <E extends Exception> void run(int millis, ThrowingRunnable<E> work) throws E {
    ScopedValue.where(MILLIS, millis).<@Nullable Void, E>call(() -> {
      work.run();
      return null;
    });
  }

  /** Behind the settings of a transaction; empty outside such a block. */
  static String settingSql() {
    return MILLIS.isBound() ? "; SET LOCAL statement_timeout = " + MILLIS.get() : "";
  }

  /** Whether the server ended a statement because it took too long. */
  public static boolean isExceededIn(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && CANCELED.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
