package id.payung.platform.db;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whoever may wait long - for memory, for a hash - holds no connection of the database: thirty who waited with one made
 * everybody's first page a hundred times slower. Asked at each such wait, as shipped too: it costs a look at a thread's
 * own variable, and one page that fails is better than all that stand still.
 */
public final class ConnectionFreeWait {
  private ConnectionFreeWait() {}

  public static boolean isConnectionHeld() {
    return TransactionSynchronizationManager.isActualTransactionActive();
  }

  /** @throws IllegalStateException when a transaction is open */
  public static void require() {
    if (isConnectionHeld()) {
      throw new IllegalStateException("a wait that holds a connection");
    }
  }
}
