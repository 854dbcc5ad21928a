package id.payung.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Runs migrations over one connection, so that a script and the row of the history that records it are committed
 * together. Flyway opens one connection for scripts and one for its history: a crash between the two commits leaves a
 * script that was executed and not recorded, which fails at each later start because its tables exist.
 */
public final class SingleConnectionMigration {
  private SingleConnectionMigration() {}

  /**
   * Executes what is pending of this configuration.
   *
   * @return as migrated: its history can be asked
   * @throws DataAccessResourceFailureException when the database cannot be reached
   */
  public static Flyway migrate(Configuration configuration) {
    DataSource source = configuration.getDataSource();
    try (Connection connection = source.getConnection()) {
      Flyway.configure(configuration.getClassLoader())
          .configuration(configuration)
          .dataSource(new SingleConnectionDataSource(connection, true))
          .load()
          .migrate();
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("no connection to migrate with", e);
    }
    return Flyway.configure(configuration.getClassLoader()).configuration(configuration).load();
  }
}
