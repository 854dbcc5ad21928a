package id.payung.platform.postgres;

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
public final class Bootstrap {
  private static final String SERIALISE = "SELECT pg_advisory_lock(hashtext('payung bootstrap'))";

  private final DatabaseUrl server;
  private final Credentials admin;

  /**
   * @param url JDBC address of any database of the server
   */
  public Bootstrap(String url, Credentials admin) {
    this.server = DatabaseUrl.parse(url);
    this.admin = admin;
  }

  /** Makes the roles and gives them these passwords. */
  public void roles(Credentials owner, Credentials app, Credentials jobs) {
    String script = Scripts.read("roles.sql")
        .with(Map.of("owner_password", owner.password(), "app_password", app.password(), "jobs_password",
            jobs.password()));
    run("postgres", connection -> execute(connection, script));
  }

  /** Makes the database if it is not there, then what it needs inside. */
  public void database(String name) {
    run("postgres", connection -> {
      if (!exists(connection, name)) {
        create(connection, name);
      }
    });
    run(name, connection -> {
      execute(connection, Scripts.read("database.sql").text());
      Leakproof.mark(connection);
    });
  }

  private static void create(Connection connection, String name) throws SQLException {
    String command =
        "CREATE DATABASE %s OWNER payung_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE "
            + "'id-ID' LOCALE '%s'";
    try {
      execute(connection, command.formatted(Scripts.identifier(name), "C.UTF-8"));
    } catch (SQLException e) {
      execute(connection, command.formatted(Scripts.identifier(name), "C"));
    }
  }

  private static boolean exists(Connection connection, String name) throws SQLException {
    try (var query = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private void run(String database, Work work) {
    try (Connection connection = connect(database)) {
      execute(connection, SERIALISE);
      work.on(connection);
    } catch (SQLException e) {
      throw new StartRefused("PostgreSQL di %s tidak dapat disiapkan. / PostgreSQL at %s cannot be made ready: %s"
          .formatted(server, server, e.getMessage()), e);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(server.to(database), admin.user(), admin.password());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
