package id.payung.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.TestPostgres;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Tag("slow")
class BackupAndRestoreTests {
  private static final String AWKWARD_TEXT = "Bu Sitti\tkata: \"a\\nb\"\r\nbaris dua \\. — ✓ 👧";

  @TempDir Path folder;

  private InstallationSettings sourceSettings;
  private Path file;

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

  @Test
  void everything_comes_back_as_it_was_and_a_new_epoch_begins() throws Exception {
    byte[] sealed =
        InstallationKeys.openOrCreate(sourceSettings.data().resolve("keys")).fieldCipher().encrypt("rahasia", "x");
    RecoveryKey recoveryKey = backup().newKey().orElseThrow();
    String epoch = queryOne(sourceSettings, "SELECT epoch FROM platform.installation");

    InstallationSettings restoredSettings = restore(recoveryKey);

    for (TableDefinition table : tables(sourceSettings)) {
      if (!table.name().equals("installation")) {
        assertThat(digest(restoredSettings, table)).as(table.qualifiedName()).isEqualTo(digest(sourceSettings, table));
      }
    }
    assertThat(queryOne(restoredSettings, "SELECT name FROM regions.region WHERE code = '99.01'"))
        .isEqualTo(AWKWARD_TEXT);
    assertThat(queryOne(restoredSettings, "SELECT epoch FROM platform.installation")).isNotEqualTo(epoch);
    assertThat(queryOne(restoredSettings, "SELECT restored_at IS NOT NULL FROM platform.installation")).isEqualTo("t");
    assertThat(restoredSettings.data().resolve("documents/73.24/ab/abcdef")).hasContent("isi berkas");
    assertThat(restoredSettings.data().resolve("documents/73.24/cd/kosong")).isEmptyFile();
    assertThat(restoredSettings.data().resolve("tmp/upload.part")).doesNotExist();
    assertThat(
        InstallationKeys.openOrCreate(restoredSettings.data().resolve("keys")).fieldCipher().decrypt(sealed, "x"))
        .isEqualTo("rahasia");
    assertThat(restoredSettings.data().resolve("restore-unfinished")).doesNotExist();
  }

  @Test
  void the_restored_schema_is_the_same_with_its_keys_policies_and_migrations() throws Exception {
    InstallationSettings restoredSettings = restore(backup().newKey().orElseThrow());

    for (String question : List.of(
        "SELECT string_agg(conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid), ';' ORDER BY "
            + "conrelid::regclass::text, conname) FROM pg_constraint WHERE contype = 'f'",
        "SELECT string_agg(tablename || policyname || coalesce(qual, ''), ';' ORDER BY tablename, policyname) FROM "
            + "pg_policies",
        "SELECT string_agg(version || ' ' || checksum, ';' ORDER BY version) FROM platform.migrations WHERE version "
            + "IS NOT NULL")) {
      assertThat(queryOne(restoredSettings, question)).isNotBlank().isEqualTo(queryOne(sourceSettings, question));
    }
    assertThat(Flyway.configure()
        .dataSource(restoredSettings.jdbcUrl(), restoredSettings.owner().user(), restoredSettings.owner().password())
        .defaultSchema("platform")
        .table("migrations")
        .load()
        .validateWithResult().validationSuccessful).isTrue();
  }

  @Test
  void a_table_that_a_migration_loads_is_not_loaded_again_after_a_restore() throws Exception {
    execute(sourceSettings,
        "INSERT INTO platform.migrations (installed_rank, description, type, script, checksum, installed_by, "
            + "execution_time, success) VALUES (900, 'LoadRegions', 'JDBC', 'R__LoadRegions', 7, 'x', 1, true), (901, "
            + "'LoadRegions', 'JDBC', 'R__LoadRegions', 8, 'x', 1, true)");

    InstallationSettings restoredSettings = restore(backup().newKey().orElseThrow());

    assertThat(queryOne(restoredSettings,
        "SELECT string_agg(description || checksum, ';') FROM platform.migrations WHERE version IS NULL AND type = "
            + "'JDBC'"))
        .isEqualTo("LoadRegions8");
  }

  @Test
  void a_backup_taken_while_people_write_is_of_one_moment() throws Exception {
    execute(sourceSettings, "CREATE TABLE audit.left_side (n int); CREATE TABLE audit.right_side (n int)");
    var running = new AtomicBoolean(true);
    try (ExecutorService people = Executors.newSingleThreadExecutor()) {
      Future<Integer> written = people.submit(() -> writePairsWhile(running));
      BackupCreation.CompletedBackup outcome = backup();
      running.set(false);

      assertThat(written.get()).isPositive();
      assertThat(rows(outcome.manifest(), "left_side")).isEqualTo(rows(outcome.manifest(), "right_side"));
    }
  }

  @Test
  void the_recovery_key_is_shown_once_and_opens_later_backups_too() throws Exception {
    RecoveryKey recoveryKey = backup().newKey().orElseThrow();
    execute(sourceSettings, "DELETE FROM regions.region WHERE code = '99.01'");

    assertThat(backup().newKey()).isEmpty();

    assertThat(queryOne(restore(recoveryKey), "SELECT count(*) FROM regions.region WHERE code LIKE '99%'"))
        .isEqualTo("1");
    try (ZipFile archive = new ZipFile(file.toFile())) {
      for (ZipEntry entry : archive.stream().toList()) {
        assertThat(archive.getInputStream(entry)).asString(StandardCharsets.ISO_8859_1)
            .doesNotContain(recoveryKey.format());
      }
    }
  }

  @Test
  void another_recovery_key_opens_nothing_and_touches_nothing() throws Exception {
    backup();
    CommandArguments restoredSettings = emptyTargetArguments();

    assertThatThrownBy(() -> new BackupRestoration(restoredSettings, () -> false).restore(file, RecoveryKey.generate()))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("does not open this backup")
        .hasMessageContaining("Kunci pemulihan");
    assertThat(restoredSettings.dataFolder()).doesNotExist();
  }

  @Test
  void a_backup_that_lost_its_end_is_refused() throws Exception {
    RecoveryKey recoveryKey = backup().newKey().orElseThrow();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 100);
    }

    assertRefused(recoveryKey, "berkas terpotong atau bukan cadangan / cut short or no backup");
    Files.write(file, new byte[0]);
    assertRefused(recoveryKey, "berkas terpotong");
  }

  @Test
  void one_flipped_bit_is_found_wherever_it_is() throws Exception {
    RecoveryKey recoveryKey = backup().newKey().orElseThrow();
    long size = Files.size(file);
    LongStream places =
        LongStream.concat(LongStream.of(0, 5, 10, size / 2, size - 70, size - 1), new Random(7324).longs(20, 0, size));
    for (long at : places.toArray()) {
      byte[] whole = Files.readAllBytes(file);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(new byte[]{(byte) (whole[(int) at] ^ 4)}), at);
      }
      assertRefused(recoveryKey, "Cadangan rusak, tidak ada yang diubah");
      Files.write(file, whole);
    }
  }

  @Test
  void an_entry_that_was_changed_added_or_taken_out_is_named() throws Exception {
    RecoveryKey recoveryKey = backup().newKey().orElseThrow();
    Path good = Files.move(file, folder.resolve("good"));
    String document = "files/documents/73.24/ab/abcdef";

    copyWithChanges(good, Map.of(document, "lain"));
    assertRefused(recoveryKey, document);
    copyWithChanges(good, Map.of(document, ""));
    assertRefused(recoveryKey, document);
    copyWithChanges(good, Map.of("files/documents/baru", "tamu"));
    assertRefused(recoveryKey, "files/documents/baru");
  }

  /** Sums are no proof: whoever has an archive can make them anew, but not the code over them. */
  @Test
  void an_archive_that_was_written_anew_by_somebody_else_is_refused() throws Exception {
    RecoveryKey recoveryKey = backup().newKey().orElseThrow();
    Path good = Files.move(file, folder.resolve("good"));
    String document = "files/documents/73.24/ab/abcdef";

    try (ZipFile in = new ZipFile(good.toFile()); ArchiveWriter forged = new ArchiveWriter(file)) {
      for (ZipEntry entry : in.stream().filter(one -> !one.getName().startsWith("SHA256SUMS")).toList()) {
        forged.addCompressed(entry.getName(), out -> {
          if (entry.getName().equals(document)) {
            out.write("isi palsu".getBytes());
          } else {
            in.getInputStream(entry).transferTo(out);
          }
        });
      }
      forged.finish(ArchiveAuthenticationKey.fromRecoveryKey(RecoveryKey.generate()));
    }

    assertRefused(recoveryKey, "dipalsukan");
  }

  @Test
  void an_archive_that_does_not_say_who_made_it_is_restored_only_when_a_person_agrees() throws Exception {
    Path old = Path.of("src/test/resources/landed/2026-11-thread.payung");
    RecoveryKey recoveryKey = RecoveryKey.parse(Files.readString(Path.of(old + ".key")).strip());
    CommandArguments target = emptyTargetArguments();

    assertThatThrownBy(() -> new BackupRestoration(target, () -> false).restore(old, recoveryKey))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("siapa pembuatnya");
    assertThat(target.dataFolder()).doesNotExist();
  }

  @Test
  void an_installation_that_printed_its_key_before_backups_were_authenticated_prints_another_one() throws Exception {
    backup();
    Files.delete(sourceSettings.data().resolve("keys/archive.auth"));

    RecoveryKey another = backup().newKey().orElseThrow();

    assertThat(backup().newKey()).isEmpty();
    assertThat(restore(another).data().resolve("keys/archive.auth")).exists();
  }

  @Test
  void nothing_is_restored_over_something() throws Exception {
    RecoveryKey recoveryKey = backup().newKey().orElseThrow();
    CommandArguments restoredSettings = emptyTargetArguments();
    Files.createDirectories(restoredSettings.dataFolder());
    Files.writeString(restoredSettings.dataFolder().resolve("catatan.txt"), "milik orang");

    assertThatThrownBy(() -> new BackupRestoration(restoredSettings, () -> false).restore(file, recoveryKey))
        .hasMessageContaining("is not empty");
    CommandArguments used = new CommandArguments(Map.of("data", folder.resolve("empty").toString()), List.of(),
        TestPostgres.externalEnvironment(databaseName(sourceSettings)));
    assertThatThrownBy(() -> new BackupRestoration(used, () -> false).restore(file, recoveryKey))
        .hasMessageContaining("already holds a Payung");
  }

  @Test
  void a_backup_of_a_newer_payung_is_refused() throws Exception {
    execute(sourceSettings,
        "INSERT INTO platform.migrations (installed_rank, version, description, type, script, checksum, "
            + "installed_by, execution_time, success) VALUES (999, '99.1', 'later', 'SQL', "
            + "'later/V99_1__later.sql', 1, " + "'x', 1, true)");

    assertRefused(backup().newKey().orElseThrow(), "newer Payung");
  }

  @Test
  void a_backup_that_fails_leaves_the_last_good_one() throws Exception {
    backup();
    byte[] good = Files.readAllBytes(file);
    Files.delete(Files.createDirectories(sourceSettings.data().resolve("documents")).resolve("73.24/ab/abcdef"));
    execute(sourceSettings, "DROP TABLE platform.migrations");

    assertThatThrownBy(this::backup).isInstanceOf(SQLException.class);
    assertThat(file).hasBinaryContent(good);
    assertThat(folder.resolve("cadangan.payung.part")).doesNotExist();
  }

  private void assertRefused(RecoveryKey recoveryKey, String reason) {
    CommandArguments restoredSettings = emptyTargetArguments();
    assertThatThrownBy(() -> new BackupRestoration(restoredSettings, () -> false).restore(file, recoveryKey))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining(reason);
    assertThat(restoredSettings.dataFolder()).doesNotExist();
  }

  private BackupCreation.CompletedBackup backup() throws Exception {
    return new BackupCreation(sourceSettings, Clock.systemUTC()).writeArchive(file);
  }

  private InstallationSettings restore(RecoveryKey recoveryKey) throws Exception {
    CommandArguments restoredSettings = emptyTargetArguments();
    new BackupRestoration(restoredSettings, () -> false).restore(file, recoveryKey);
    return new InstallationSettings(restoredSettings.environment().get("PAYUNG_DB_URL"), sourceSettings.owner(),
        sourceSettings.app(), sourceSettings.jobs(), restoredSettings.dataFolder(), 0, "127.0.0.1", false);
  }

  /** An empty folder, and the name of a database that is not there yet. */
  private CommandArguments emptyTargetArguments() {
    String name = "payung_" + TestPostgres.randomSuffix();
    return new CommandArguments(Map.of("data", folder.resolve(name).toString()), List.of(),
        TestPostgres.externalEnvironment(name));
  }

  private static String databaseName(InstallationSettings settings) {
    return settings.jdbcUrl().substring(settings.jdbcUrl().lastIndexOf('/') + 1);
  }

  private int writePairsWhile(AtomicBoolean running) throws SQLException {
    int pairs = 0;
    try (Connection connection = connect(sourceSettings); Statement statement = connection.createStatement()) {
      while (running.get()) {
        statement
            .execute("BEGIN; INSERT INTO audit.left_side VALUES (1); INSERT INTO audit.right_side VALUES (1); COMMIT");
        pairs++;
      }
    }
    return pairs;
  }

  private static long rows(ArchiveManifest manifest, String table) {
    return manifest.tables()
        .stream()
        .filter(content -> content.shape().name().equals(table))
        .findFirst()
        .orElseThrow()
        .rows();
  }

  /** Copies the archive with other content in the named entries; an empty content leaves the entry out. */
  private void copyWithChanges(Path good, Map<String, String> changes) throws Exception {
    try (ZipFile in = new ZipFile(good.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry : in.stream().toList()) {
        if (!changes.containsKey(entry.getName())) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.getInputStream(entry).transferTo(out);
        }
      }
      for (var change : changes.entrySet()) {
        if (!change.getValue().isEmpty()) {
          out.putNextEntry(new ZipEntry(change.getKey()));
          out.write(change.getValue().getBytes());
        }
      }
    }
  }

  private void write(String name, String content) throws Exception {
    Path target = sourceSettings.data().resolve(name);
    Files.createDirectories(target.getParent());
    try (OutputStream out = Files.newOutputStream(target)) {
      out.write(content.getBytes());
    }
  }

  private static void region(java.sql.PreparedStatement insert, String id, String code, int level, String parent,
      String name) throws SQLException {
    insert.setString(1, id);
    insert.setString(2, code);
    insert.setInt(3, level);
    insert.setString(4, parent);
    insert.setString(5, name);
    insert.executeUpdate();
  }

  private static List<TableDefinition> tables(InstallationSettings settings) throws SQLException {
    try (Connection connection = connect(settings)) {
      return new DatabaseCatalogueRepository(connection).listTables();
    }
  }

  private static String digest(InstallationSettings settings, TableDefinition table) throws SQLException {
    return queryOne(settings,
        "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' ORDER BY t::text)), '') FROM "
            + table.qualifiedName() + " t");
  }

  private static Connection connect(InstallationSettings settings) throws SQLException {
    return DriverManager.getConnection(settings.jdbcUrl(), settings.owner().user(), settings.owner().password());
  }

  private static void execute(InstallationSettings settings, String sql) throws SQLException {
    try (Connection connection = connect(settings)) {
      BackupCreation.execute(connection, sql);
    }
  }

  private static String queryOne(InstallationSettings settings, String sql) throws SQLException {
    try (Connection connection = connect(settings);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
