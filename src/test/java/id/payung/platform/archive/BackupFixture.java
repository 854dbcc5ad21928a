package id.payung.platform.archive;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.TestPostgres;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** An installation with a regency at work, to be backed up and restored. */
abstract class BackupFixture {
  static final String AWKWARD_TEXT = "Bu Sitti\tkata: \"a\\nb\"\r\nbaris dua \\. — ✓ 👧";

  @TempDir Path folder;

  InstallationSettings sourceSettings;
  Path file;

  @BeforeAll
  static void flyway_keeps_quiet() {
    ((Logger) LoggerFactory.getLogger("org.flywaydb")).setLevel(Level.WARN);
  }

  @BeforeEach
  void a_regency_at_work() throws Exception {
    sourceSettings = TestPostgres.emptyDatabase();
    file = folder.resolve("cadangan.payung");
    Flyway.configure()
        .dataSource(sourceSettings.jdbcUrl(), sourceSettings.owner().user(), sourceSettings.owner().password())
        .defaultSchema("platform")
        .createSchemas(true)
        .table("migrations")
        .outOfOrder(true)
        .load()
        .migrate();
    try (Connection owner = connect(sourceSettings);
        var insert = owner.prepareStatement(
            "INSERT INTO regions.region (id, code, level, parent, name) VALUES (CAST(? AS uuid), ?, ?, CAST(? AS "
                + "uuid), ?)")) {
      // the child is stored before its parent could be found by reading in the order of the key
      region(insert, "00000000-0000-7000-8000-000000000002", "99", 1, null, "Provinsi Contoh");
      region(insert, "00000000-0000-7000-8000-000000000001", "99.01", 2, "00000000-0000-7000-8000-000000000002",
          AWKWARD_TEXT);
    }
    write("documents/73.24/ab/abcdef", "isi berkas");
    write("documents/73.24/cd/kosong", "");
    write("tmp/upload.part", "belum selesai");
    InstallationKeys.openOrCreate(sourceSettings.data().resolve("keys"));
  }

  BackupCreation.CompletedBackup backup() throws Exception {
    return new BackupCreation(sourceSettings, Clock.systemUTC()).writeArchive(file);
  }

  InstallationSettings restore(RecoveryKey recoveryKey) throws Exception {
    CommandArguments restoredSettings = emptyTargetArguments();
    new BackupRestoration(restoredSettings, () -> false).restore(file, recoveryKey);
    return new InstallationSettings(restoredSettings.environment().get("PAYUNG_DB_URL"), sourceSettings.owner(),
        sourceSettings.app(), sourceSettings.jobs(), restoredSettings.dataFolder(), 0, "127.0.0.1", false);
  }

  /** An empty folder, and the name of a database that is not there yet. */
  CommandArguments emptyTargetArguments() {
    String name = "payung_" + TestPostgres.randomSuffix();
    return new CommandArguments(Map.of("data", folder.resolve(name).toString()), List.of(),
        TestPostgres.externalEnvironment(name));
  }

  static long rows(ArchiveManifest manifest, String table) {
    return manifest.tables()
        .stream()
        .filter(content -> content.shape().name().equals(table))
        .findFirst()
        .orElseThrow()
        .rows();
  }

  void write(String name, String content) throws Exception {
    Path target = sourceSettings.data().resolve(name);
    Files.createDirectories(target.getParent());
    try (OutputStream out = Files.newOutputStream(target)) {
      out.write(content.getBytes());
    }
  }

  static void region(java.sql.PreparedStatement insert, String id, String code, int level, String parent, String name)
      throws SQLException {
    insert.setString(1, id);
    insert.setString(2, code);
    insert.setInt(3, level);
    insert.setString(4, parent);
    insert.setString(5, name);
    insert.executeUpdate();
  }

  static List<TableDefinition> tables(InstallationSettings settings) throws SQLException {
    try (Connection connection = connect(settings)) {
      return new DatabaseCatalogueRepository(connection).listTables();
    }
  }

  static Connection connect(InstallationSettings settings) throws SQLException {
    return DriverManager.getConnection(settings.jdbcUrl(), settings.owner().user(), settings.owner().password());
  }

  static void execute(InstallationSettings settings, String sql) throws SQLException {
    try (Connection connection = connect(settings)) {
      BackupCreation.execute(connection, sql);
    }
  }

  static String queryOne(InstallationSettings settings, String sql) throws SQLException {
    try (Connection connection = connect(settings);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
