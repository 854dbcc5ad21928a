package id.payung.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.command.CommandArguments;
import id.payung.platform.crypto.EnvelopeCipher;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class BackupAndRestoreTests extends BackupFixture {
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
  void a_key_that_phones_seal_for_comes_back_and_opens() throws Exception {
    EnvelopeCipher.EnvelopeKeyPair pair = EnvelopeCipher.generateKeyPair();
    byte[] sealed = InstallationKeys.openOrCreate(sourceSettings.data().resolve("keys"))
        .fieldCipher()
        .encryptBytes(pair.privateKey(), "accounts.envelope_key/uji");
    execute(sourceSettings, "INSERT INTO accounts.envelope_key VALUES (gen_random_uuid(), '\\x%s', '\\x%s', now())"
        .formatted(HexFormat.of().formatHex(pair.publicKey()), HexFormat.of().formatHex(sealed)));
    RecoveryKey recoveryKey = backup().newKey().orElseThrow();

    InstallationSettings restoredSettings = restore(recoveryKey);

    byte[] back = HexFormat.of()
        .parseHex(queryOne(restoredSettings, "SELECT encode(private_key, 'hex') FROM accounts.envelope_key"));
    assertThat(InstallationKeys.openOrCreate(restoredSettings.data().resolve("keys"))
        .fieldCipher()
        .decryptBytes(back, "accounts.envelope_key/uji")).isEqualTo(pair.privateKey());
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
  void a_backup_that_fails_leaves_the_last_good_one() throws Exception {
    backup();
    byte[] good = Files.readAllBytes(file);
    Files.delete(Files.createDirectories(sourceSettings.data().resolve("documents")).resolve("73.24/ab/abcdef"));
    execute(sourceSettings, "DROP TABLE platform.migrations");

    assertThatThrownBy(this::backup).isInstanceOf(SQLException.class);
    assertThat(file).hasBinaryContent(good);
    assertThat(folder.resolve("cadangan.payung.part")).doesNotExist();
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

  private static String digest(InstallationSettings settings, TableDefinition table) throws SQLException {
    return queryOne(settings,
        "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' ORDER BY t::text)), '') FROM "
            + table.qualifiedName() + " t");
  }
}
