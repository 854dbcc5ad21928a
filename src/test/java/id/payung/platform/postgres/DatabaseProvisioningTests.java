package id.payung.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class DatabaseProvisioningTests {
  private final InstallationSettings settings = TestPostgres.emptyDatabase();

  @Test
  void the_owner_makes_a_table_that_the_application_cannot_read_by_itself() throws SQLException {
    execute(settings.owner(),
        "CREATE SCHEMA s; CREATE TABLE s.t (x int); GRANT USAGE ON SCHEMA s TO payung_wide; GRANT SELECT ON s.t TO "
            + "payung_wide");

    assertThatThrownBy(() -> execute(settings.app(), "SELECT * FROM s.t")).hasMessageContaining("permission denied");
    execute(settings.app(), "BEGIN; SET LOCAL ROLE payung_wide; SELECT * FROM s.t; COMMIT");
  }

  @Test
  void the_application_creates_nothing() {
    assertThatThrownBy(() -> execute(settings.app(), "CREATE TABLE public.t (x int)"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> execute(settings.app(), "CREATE TEMP TABLE t (x int)"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> execute(settings.app(), "CREATE SCHEMA s")).hasMessageContaining("permission denied");
    assertThatThrownBy(() -> execute(settings.app(), "SET ROLE payung_owner"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void every_function_we_search_with_is_leakproof() throws SQLException {
    try (Connection connection = connect(settings.app())) {
      assertThat(LeakproofFunctions.listRequired()).hasSizeGreaterThan(20);
      assertThat(LeakproofFunctions.listUnmarked(connection)).isEmpty();
    }
  }

  @Test
  void the_database_sorts_as_people_in_indonesia_do_and_keeps_time_in_utc() throws SQLException {
    assertThat(queryOne(settings.app(),
        "SELECT daticulocale_or FROM (SELECT datlocale AS daticulocale_or FROM pg_database WHERE datname = "
            + "current_database()) d"))
        .isEqualTo("id-ID");
    assertThat(queryOne(settings.app(), "SHOW data_checksums")).isEqualTo("on");
  }

  @Test
  void names_are_found_by_trigrams_from_every_role() throws SQLException {
    assertThat(queryOne(settings.app(), "SELECT 'Cempaka' % 'cempka'")).isEqualTo("t");
  }

  private Connection connect(DatabaseCredentials who) throws SQLException {
    return DriverManager.getConnection(settings.jdbcUrl(), who.user(), who.password());
  }

  private void execute(DatabaseCredentials who, String sql) throws SQLException {
    try (Connection connection = connect(who); Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String queryOne(DatabaseCredentials who, String sql) throws SQLException {
    try (Connection connection = connect(who);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
