package id.payung.platform.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import org.springframework.core.env.Environment;

/** Waits until others wait: for a test of what two may not do at the same moment. */
public final class AdvisoryLockWaiters {
  private static final String COUNT_WAITERS =
      "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = "
          + "current_database() AND l.locktype = 'advisory' AND NOT l.granted";

  private AdvisoryLockWaiters() {}

  /** So many wait for a lock that somebody holds by name. */
  public static void awaitWaiters(Environment settings, int count) {
    Patience.await().until(() -> {
      try (
          Connection connection = DriverManager.getConnection(settings.getRequiredProperty("payung.db.url"),
              settings.getRequiredProperty("payung.db.owner.user"),
              settings.getRequiredProperty("payung.db.owner.password"));
          ResultSet row = connection.createStatement().executeQuery(COUNT_WAITERS)) {
        row.next();
        return row.getInt(1) >= count;
      }
    });
  }
}
