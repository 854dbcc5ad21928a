package id.payung.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SchemaChangeTests {
  private static final InstallationSettings SETTINGS = TestPostgres.freshDatabase();

  @Test
  void a_reader_that_meets_the_two_tables_in_the_other_order_reads_on_and_the_change_is_made() throws Exception {
    try (Connection owner = connect();
        Connection reader = connect();
        Connection watcher = connect();
        Statement setUp = owner.createStatement();
        Statement read = reader.createStatement();
        ExecutorService background = Executors.newSingleThreadExecutor()) {
      setUp.execute("CREATE TABLE parent (id int PRIMARY KEY); "
          + "CREATE TABLE child (parent int CONSTRAINT child_parent REFERENCES parent)");
      reader.setAutoCommit(false);
      read.executeQuery("SELECT * FROM parent").close();
      Future<?> change = background.submit((Callable<?>) () -> {
        SchemaChange.run(owner, "ALTER TABLE child DROP CONSTRAINT child_parent");
        return null;
      });
      awaitLockOfChild(watcher);

      read.executeQuery("SELECT * FROM child").close();
      reader.commit();

      change.get();
      assertThat(queryOne(watcher, "SELECT count(*) FROM pg_constraint WHERE conname = 'child_parent'")).isZero();
    }
  }

  /** The change holds the first of its tables and waits for the other. */
  private static void awaitLockOfChild(Connection watcher) {
    Patience.await()
        .until(() -> queryOne(watcher,
            "SELECT count(*) FROM pg_locks WHERE relation = 'child'::regclass AND mode = 'AccessExclusiveLock'") > 0);
  }

  private static long queryOne(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(SETTINGS.jdbcUrl(), SETTINGS.owner().user(), SETTINGS.owner().password());
  }
}
