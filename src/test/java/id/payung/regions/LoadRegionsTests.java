package id.payung.regions;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;

/** The table of regions changes with each decree: what is known keeps its id, what is gone stays readable. */
class LoadRegionsTests {
  @Test
  void a_newer_table_mends_names_adds_villages_and_ends_what_is_gone() throws Exception {
    InstallationSettings settings = TestPostgres.emptyDatabase();
    try (Connection connection =
        DriverManager.getConnection(settings.jdbcUrl(), settings.owner().user(), settings.owner().password())) {
      connection.createStatement().execute(table());
      connection.setAutoCommit(false);
      load(connection);
      String magani = queryText(connection, "SELECT id FROM regions.region WHERE code = '73.24.02.1007'");

      connection.createStatement().execute("UPDATE regions.region SET name = 'Nama Lama' WHERE code = '73.24.02.1007'");
      connection.createStatement()
          .execute("UPDATE regions.region SET code = '73.24.02.9999' WHERE code = '73.24.02.2001'");
      load(connection);

      assertThat(queryText(connection, "SELECT name FROM regions.region WHERE code = '73.24.02.1007'"))
          .isEqualTo("Magani");
      assertThat(queryText(connection, "SELECT id FROM regions.region WHERE code = '73.24.02.1007'")).isEqualTo(magani);
      assertThat(queryText(connection, "SELECT valid_to IS NOT NULL FROM regions.region WHERE code = '73.24.02.9999'"))
          .isEqualTo("t");
      assertThat(queryText(connection,
          "SELECT count(*) FROM regions.region WHERE code = '73.24.02.2001' AND valid_to IS NULL")).isEqualTo("1");
      assertThat(queryText(connection, "SELECT count(*) FROM regions.region WHERE valid_to IS NULL"))
          .isEqualTo("91599");
      assertThat(queryText(connection, "SELECT count(*) FROM pg_index WHERE indrelid = 'regions.region'::regclass"))
          .isEqualTo("5");
    }
  }

  private static String table() throws IOException {
    String table = read("regions/V1_01_01__regions.sql");
    return "CREATE SCHEMA IF NOT EXISTS platform;" + read("platform/V1_00_22__text_as_it_is_searched.sql")
        + table.substring(0, table.indexOf("GRANT USAGE")) + read("regions/V1_01_02__search.sql");
  }

  private static String read(String migration) throws IOException {
    try (InputStream file = LoadRegionsTests.class.getResourceAsStream("/db/migration/" + migration)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void load(Connection connection) throws Exception {
    new R__LoadRegions().migrate(new Context() {
      @Override
      public Configuration getConfiguration() {
        throw new UnsupportedOperationException();
      }

      @Override
      public Connection getConnection() {
        return connection;
      }
    });
    connection.commit();
  }

  private static String queryText(Connection connection, String sql) throws SQLException {
    try (ResultSet row = connection.createStatement().executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
