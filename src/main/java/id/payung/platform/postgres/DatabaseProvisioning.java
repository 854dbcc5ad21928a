package id.payung.platform.postgres;

import id.payung.platform.command.CommandRefused;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * Makes a server ready for Payung, as its superuser: roles, database, extensions, leakproof marks. Idempotent, run at
 * each start, because an upgrade or a restore forgets some of it.
 */
final class DatabaseProvisioning {
  private static final String LOCK_STATEMENT = "SELECT pg_advisory_lock(hashtext('payung bootstrap'))";

  private final DatabaseUrl server;
  private final DatabaseCredentials admin;

  /**
   * @param url JDBC address of any database of the server
   */
  public DatabaseProvisioning(String url, DatabaseCredentials admin) {
    this.server = DatabaseUrl.parse(url);
    this.admin = admin;
  }

  /** Makes the roles and gives them these passwords. */
  public void createRoles(DatabaseCredentials owner, DatabaseCredentials app, DatabaseCredentials jobs) {
    String script = SqlScript.load("roles.sql")
        .withVariables(Map.of("owner_password", owner.password(), "app_password", app.password(), "jobs_password",
            jobs.password()));
    runSerialised("postgres", connection -> execute(connection, script));
  }

  /** Makes the database if it is not there, then what it needs inside. */
  public void createDatabase(String name) {
    runSerialised("postgres", connection -> {
      if (!databaseExists(connection, name)) {
        executeCreateDatabase(connection, name);
      }
    });
    runSerialised(name, connection -> {
      execute(connection, SqlScript.load("database.sql").text());
      LeakproofFunctions.markAll(connection);
    });
  }

  private static void executeCreateDatabase(Connection connection, String name) throws SQLException {
    String command =
        "CREATE DATABASE %s OWNER payung_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE "
            + "'id-ID' LOCALE '%s'";
    try {
      execute(connection, command.formatted(SqlScript.quoteIdentifier(name), "C.UTF-8"));
    } catch (SQLException e) {
      execute(connection, command.formatted(SqlScript.quoteIdentifier(name), "C"));
    }
  }

  private static boolean databaseExists(Connection connection, String name) throws SQLException {
    try (var query = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private interface ConnectionWork {
    void run(Connection connection) throws SQLException;
  }

  private void runSerialised(String database, ConnectionWork work) {
    try (Connection connection = connect(database)) {
      execute(connection, LOCK_STATEMENT);
      work.run(connection);
    } catch (SQLException e) {
      throw new CommandRefused("PostgreSQL di %s tidak dapat disiapkan. / PostgreSQL at %s cannot be made ready: %s"
          .formatted(server, server, e.getMessage()), e);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(server.withDatabase(database), admin.user(), admin.password());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
