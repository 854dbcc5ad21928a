package id.payung.platform.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A change of a table by a test while the application runs on the same database. Such a statement locks whole tables,
 * often two (a foreign key), and jobs of the application read them in another order; whoever of the two meets the
 * other's lock first would end in a deadlock. The change gives way before PostgreSQL looks for a deadlock, so that it
 * is never the application that is ended, and is tried again.
 */
public final class SchemaChange {
  /** Below {@code deadlock_timeout}, which is one second. */
  private static final String GIVE_WAY = "SET lock_timeout = '300ms'";
  private static final String WAIT_AGAIN = "RESET lock_timeout";

  /** Class 55 of SQLSTATE, and a deadlock. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String DEADLOCK_DETECTED = "40P01";
  private static final int ATTEMPTS = 100;

  private SchemaChange() {}

  /**
   * Runs one statement by itself.
   *
   * @param owner the tables' owner, in a connection that commits each statement
   * @throws SQLException if it fails for another reason, or its tables stay locked
   */
  public static void run(Connection owner, String sql) throws SQLException {
    if (!owner.getAutoCommit()) {
      throw new IllegalArgumentException("a transaction would keep the locks of the statements before");
    }
    try (Statement statement = owner.createStatement()) {
      statement.execute(GIVE_WAY);
      for (int attempt = 1;; attempt++) {
        try {
          statement.execute(sql);
          break;
        } catch (SQLException e) {
          boolean locked = LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || DEADLOCK_DETECTED.equals(e.getSQLState());
          if (!locked || attempt == ATTEMPTS) {
            throw e;
          }
        }
      }
      statement.execute(WAIT_AGAIN);
    }
  }
}
