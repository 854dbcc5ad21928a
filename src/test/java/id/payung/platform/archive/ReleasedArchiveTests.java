package id.payung.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.command.Command;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.TestPostgres;
import jakarta.servlet.http.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;

/**
 * The data of a version that landed, restored from the small archive that it left, starts with the code of today and
 * has lost nothing.
 */
@Tag("slow")
@SpringBootTest(properties = "spring.application.name=payung-landed")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = ReleasedArchiveTests.RestoredArchiveInitializer.class)
class ReleasedArchiveTests {
  private static final Path ARCHIVE = Path.of("src/test/resources/landed/2026-11-thread.payung");
  private static final String PASSWORD = "payung-contoh-2026";

  /** Tables whose old columns a later migration changes on purpose, each with the migration that says why. */
  private static final Set<String> CHANGED_SINCE = Set.of();

  /**
   * What works on by itself from the first moment, and the list of guarded tables, which each new one adds itself to.
   */
  private static final Set<String> CHANGING_TABLES =
      Set.of("\"platform\".\"scheduled_tasks\"", "\"platform\".\"event_publication\"", "\"platform\".\"guarded\"");

  private static CommandArguments restoreArguments;
  private static InstallationSettings settings;
  private static ArchiveManifest manifest;
  private static Map<String, String> before;
  private static Map<String, String> after = Map.of();

  @TempDir Path folder;
  @Autowired MockMvc mvc;

  /** Restores before the application comes with its migrations. */
  static final class RestoredArchiveInitializer
      implements
        ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      try {
        String name = "payung_" + TestPostgres.randomSuffix();
        Path data = TestPostgres.newFolder(name).resolve("data");
        restoreArguments =
            new CommandArguments(Map.of("data", data.toString()), List.of(), TestPostgres.externalEnvironment(name));
        String key = Files.readString(Path.of(ARCHIVE + ".key")).strip();
        manifest = new BackupRestoration(restoreArguments, () -> true).restore(ARCHIVE, RecoveryKey.parse(key));
        InstallationSettings any = TestPostgres.emptyDatabase();
        settings = new InstallationSettings(restoreArguments.environment().get("PAYUNG_DB_URL"), any.owner(), any.app(),
            any.jobs(), data, 0, "127.0.0.1", false);
        before = digests();
        context.addApplicationListener((ApplicationListener<ApplicationReadyEvent>) ready -> recordDigests());
        Map<String, Object> properties = new HashMap<>(settings.toProperties());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("landed", properties));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Before anybody signs in. */
  private static void recordDigests() {
    try {
      after = digests();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void every_row_is_there_as_it_was_and_the_trail_holds() throws Exception {
    assertThat(before).hasSizeGreaterThan(60);
    assertThat(before.get("\"community\".\"report\"")).startsWith("114 ");

    assertThat(after).containsAllEntriesOf(before);
    Command verify = ServiceLoader.load(Command.class)
        .stream()
        .map(ServiceLoader.Provider::get)
        .filter(each -> each.name().equals("audit-verify"))
        .findFirst()
        .orElseThrow();
    assertThat(verify.run(restoreArguments)).isZero();
  }

  @Test
  void the_table_of_regions_comes_whole_again_and_keeps_the_ids_that_are_in_use() throws Exception {
    assertThat(one("SELECT count(*) FROM regions.region WHERE level = 4"))
        .satisfies(count -> assertThat(Integer.parseInt(count)).isGreaterThan(80_000));
    assertThat(
        one("SELECT count(*) FROM community.report r WHERE NOT EXISTS (SELECT FROM regions.region v WHERE v.id = "
            + "r.village)"))
        .isEqualTo("0");
  }

  @Test
  void people_sign_in_and_see_their_scores() throws Exception {
    assertPagesOpen("sekretaris", "/73.24", "/73.24/kla/2026", "/73.24/regent", "/73.24/reports", "/73.24/evidence",
        "/73.24/agreements", "/73.24/meetings");
    assertPagesOpen("admin", "/73.24/people", "/73.24/people?q=a", "/73.24/people/invitations");
  }

  private void assertPagesOpen(String name, String... paths) throws Exception {
    String header = mvc.perform(post("/masuk").param("name", name).param("password", PASSWORD).with(csrf()))
        .andReturn()
        .getResponse()
        .getHeader("Set-Cookie");
    assertThat(header).as(name).startsWith("payung=");
    Cookie session = new Cookie("payung", header.replaceFirst("^payung=", "").replaceFirst(";.*$", ""));
    for (String path : paths) {
      assertThat(mvc.perform(get(path).cookie(session)).andReturn().getResponse().getStatus()).as(path).isEqualTo(200);
    }
  }

  /** {@code FORCE ROW LEVEL SECURITY} would turn such a migration into a silent "UPDATE 0". */
  @Test
  void a_migration_that_fills_a_new_column_reaches_every_row_of_every_regency_though_policies_are_on()
      throws Exception {
    Files.writeString(folder.resolve("V99_06_01__backfill.sql"),
        "ALTER TABLE community.report ADD COLUMN uji_lipat int; UPDATE community.report SET uji_lipat = children_m * 2;"
            + " ALTER TABLE community.report ALTER COLUMN uji_lipat SET NOT NULL;");
    try {
      Flyway.configure()
          .dataSource(settings.jdbcUrl(), settings.owner().user(), settings.owner().password())
          .locations("filesystem:" + folder)
          .defaultSchema("platform")
          .table("migrations")
          .ignoreMigrationPatterns("*:missing")
          .load()
          .migrate();

      assertThat(one("SELECT count(*) FROM community.report WHERE uji_lipat = children_m * 2")).isEqualTo("114");
      assertThat(one(
          "SELECT relrowsecurity AND NOT relforcerowsecurity FROM pg_class WHERE oid = 'community.report'::regclass"))
          .isEqualTo("t");
    } finally {
      run("ALTER TABLE community.report DROP COLUMN IF EXISTS uji_lipat; DELETE FROM platform.migrations WHERE "
          + "version LIKE '99%'");
    }
  }

  /** Without what the database makes of other columns for the search; how it does that may change. */
  private static Map<String, String> digests() throws SQLException {
    Map<String, String> digests = new TreeMap<>();
    for (ArchiveManifest.ArchivedTable table : manifest.tables()) {
      String name = table.shape().qualifiedName();
      if (!CHANGING_TABLES.contains(name) && !CHANGED_SINCE.contains(name) && !name.equals("\"regions\".\"region\"")
          && !name.startsWith("\"accounts\".\"attempt")) {
        String columns = table.shape()
            .columns()
            .stream()
            .filter(column -> !column.equals("search"))
            .map(TableDefinition::quoteIdentifier)
            .collect(Collectors.joining(", "));
        digests.put(name,
            one("SELECT count(*) || ' ' || coalesce(md5(string_agg(h, '' ORDER BY h)), '') FROM (SELECT md5(row("
                + columns + ")::text) AS h FROM " + name + ") t"));
      }
    }
    return digests;
  }

  private static String one(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = connect()) {
      BackupCreation.execute(connection, sql);
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(settings.jdbcUrl(), settings.owner().user(), settings.owner().password());
  }
}
