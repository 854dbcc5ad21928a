package id.payung.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.TestPostgres;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A start that ends at any call to the database, as by kill -9, is made good by the next one. */
class SingleConnectionMigrationTests {
  private final InstallationSettings settings = TestPostgres.emptyDatabase();
  private final DataSource database =
      new DriverManagerDataSource(settings.jdbcUrl(), settings.owner().user(), settings.owner().password());

  @Test
  void whatever_call_is_the_last_one_the_next_start_completes_it() {
    int calls = 0;
    boolean cut = true;
    while (cut) {
      calls++;
      String schema = "cut_at_" + calls;
      cut = migrateUntil(calls, schema);

      Flyway done = SingleConnectionMigration.migrate(migrationOf(schema, database));
      assertThat(done.info().applied()).as("recorded after an end at call %d", calls).hasSizeGreaterThanOrEqualTo(2);
      assertThat(new JdbcTemplate(database).queryForObject(
          "SELECT count(*) FROM pg_tables WHERE schemaname = ? AND tablename IN ('one', 'two')", Integer.class, schema))
          .as("executed after an end at call %d", calls)
          .isEqualTo(2);
    }
    assertThat(calls).as("ends were tried within the scripts, too").isGreaterThan(20);
  }

  /** @return whether it was cut off; else it needed fewer calls than these */
  private boolean migrateUntil(int calls, String schema) {
    LimitedDatabase limited = new LimitedDatabase(calls);
    try {
      SingleConnectionMigration.migrate(migrationOf(schema, limited.proxy(DataSource.class, database)));
    } catch (FlywayException | org.springframework.dao.DataAccessException e) {
      assertThat(limited.left).as("it failed by itself: %s", e).isNegative();
    }
    return limited.left < 0;
  }

  private static FluentConfiguration migrationOf(String schema, DataSource source) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/scratch-migration")
        .defaultSchema(schema)
        .createSchemas(true);
  }

  /** All connections of it end together, before the call that is one too many. */
  private final class LimitedDatabase {
    private final List<Connection> opened = new ArrayList<>();
    private int left;

    LimitedDatabase(int calls) {
      left = calls;
    }

    <T> T proxy(Class<T> type, Object target) {
      InvocationHandler handler = (_, method, arguments) -> {
        if (method.getName().startsWith("execute") || method.getName().equals("commit")) {
          count();
        }
        Object answer;
        try {
          answer = method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
        return switch (answer) {
          case Connection connection -> {
            opened.add(connection);
            yield proxy(Connection.class, connection);
          }
          case PreparedStatement statement -> proxy(PreparedStatement.class, statement);
          case Statement statement -> proxy(Statement.class, statement);
          case null, default -> answer;
        };
      };
      return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
    }

    private void count() throws SQLException {
      if (--left < 0) {
        for (Connection each : opened) {
          each.abort(Runnable::run);
        }
        throw new SQLException("the application was killed", "08006");
      }
    }
  }
}
