package id.payung.platform.archive;

import id.payung.platform.archive.ArchiveManifest.ArchivedRepeatableMigration;
import id.payung.platform.archive.ArchiveManifest.ArchivedSequence;
import id.payung.platform.archive.ArchiveManifest.ArchivedTable;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.postgres.DatabaseCredentials;
import id.payung.platform.postgres.DatabaseInstallation;
import id.payung.platform.postgres.InstallationSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Puts an archive into an empty data folder. All of it is checked before anything is touched.
 *
 * @param acceptsUnauthenticated asked when the archive is of before backups said who made them
 */
record BackupRestoration(CommandArguments arguments, BooleanSupplier acceptsUnauthenticated) {

  ArchiveManifest restore(Path file, RecoveryKey recoveryKey) throws Exception {
    requireEmptyFolder(arguments.dataFolder());
    try (ArchiveReader archive = ArchiveReader.open(file)) {
      archive.requireIntact();
      RecoveryKey wrappingKey =
          RecoveryPublicKey.unseal(archive.readClear(BackupCreation.SEALED_WRAPPING_KEY_ENTRY), recoveryKey);
      ArchiveAuthenticationKey authentication = ArchiveAuthenticationKey.fromRecoveryKey(recoveryKey);
      if (!archive.isAuthenticatedBy(authentication) && !acceptsUnauthenticated.getAsBoolean()) {
        throw new CommandRefused(
            "Cadangan ini tidak mengatakan siapa pembuatnya; tidak ada yang diubah. Bila Anda yakin berkas ini tidak "
                + "pernah di tangan orang lain: --unauthenticated yes / This backup does not say who made it; nothing "
                + "was touched. If you are sure that nobody else had this file: --unauthenticated yes");
      }
      archive.unlock(wrappingKey);
      ArchiveManifest manifest = archive.readManifest();
      ArchiveSchemaMigration migrations = new ArchiveSchemaMigration(manifest.migrations());
      migrations.requireKnownMigrations();
      try (DatabaseInstallation installation = DatabaseInstallation.openForRestore(arguments)) {
        InstallationSettings settings = installation.settings();
        requireEmptyDatabase(settings);
        migrations.migrate(settings);
        restoreTables(settings, archive, manifest);
        new ArchivedDataFolder(settings.data()).restoreFrom(archive);
        restoreKeys(settings.data().resolve("keys"), archive, wrappingKey);
        authentication.saveIn(settings.data().resolve("keys"));
        installation.markRestored();
      }
      return manifest;
    }
  }

  private static void requireEmptyFolder(Path data) throws IOException {
    if (!Files.exists(data)) {
      return;
    }
    try (Stream<Path> content = Files.list(data)) {
      if (content.findAny().isPresent()) {
        throw new CommandRefused(
            ("Folder data %s tidak kosong; pulihkan ke folder kosong: --data DIR / is not empty; restore into an "
                + "empty one.").formatted(data));
      }
    }
  }

  private static void requireEmptyDatabase(InstallationSettings settings) throws SQLException {
    try (Connection connection = openConnection(settings)) {
      if (new DatabaseCatalogueRepository(connection).hasPayungTables()) {
        throw new CommandRefused(
            "Basis data sudah berisi Payung. / The database already holds a Payung; name an empty one.");
      }
    }
  }

  private static Connection openConnection(InstallationSettings settings) throws SQLException {
    DatabaseCredentials owner = settings.owner();
    return DriverManager.getConnection(settings.jdbcUrl(), owner.user(), owner.password());
  }

  /** In one transaction. Foreign keys are put aside and made again, which proves every one of them. */
  static void restoreTables(InstallationSettings settings, ArchiveReader archive, ArchiveManifest manifest)
      throws Exception {
    try (Connection connection = openConnection(settings)) {
      connection.setAutoCommit(false);
      BackupCreation.execute(connection,
          "SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = 'UTC'; SET LOCAL intervalstyle = 'postgres'");
      DatabaseCatalogueRepository catalogue = new DatabaseCatalogueRepository(connection);
      requireSameTables(catalogue.listTables(), manifest.tables());
      List<DatabaseCatalogueRepository.ForeignKey> keys = catalogue.listForeignKeys();
      for (DatabaseCatalogueRepository.ForeignKey key : keys) {
        BackupCreation.execute(connection, key.dropStatement());
      }
      truncateTables(connection, manifest.tables());
      loadRows(connection, archive, manifest.tables());
      for (DatabaseCatalogueRepository.ForeignKey key : keys) {
        BackupCreation.execute(connection, key.addStatement());
      }
      restoreSequences(connection, manifest.sequences());
      recordRepeatableMigrations(connection, manifest.loads());
      // a phone whose token is of another epoch reconciles instead of trusting its numbers
      BackupCreation.execute(connection,
          "UPDATE platform.installation SET epoch = gen_random_uuid(), restored_at = now()");
      connection.commit();
      connection.setAutoCommit(true);
      BackupCreation.execute(connection, "ANALYZE");
    }
  }

  private static void requireSameTables(List<TableDefinition> here, List<ArchivedTable> there) {
    var archived = there.stream().map(ArchivedTable::shape).collect(Collectors.toSet());
    for (TableDefinition table : here) {
      if (!archived.remove(table)) {
        throw new CommandRefused("Tabel tidak ada dalam cadangan / table not in the backup: " + table.qualifiedName());
      }
    }
    if (!archived.isEmpty()) {
      throw new CommandRefused("Tabel tidak dikenal / unknown table: " + archived.iterator().next().qualifiedName());
    }
  }

  /** Migrations may have put rows in. */
  private static void truncateTables(Connection connection, List<ArchivedTable> tables) throws SQLException {
    String all = tables.stream().map(table -> table.shape().qualifiedName()).collect(Collectors.joining(", "));
    if (!all.isEmpty()) {
      BackupCreation.execute(connection, "TRUNCATE " + all);
    }
  }

  private static void loadRows(Connection connection, ArchiveReader archive, List<ArchivedTable> tables)
      throws Exception {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    for (ArchivedTable table : tables) {
      try (InputStream rows = archive.openRows(table.entry())) {
        long loaded = copy.copyIn(table.shape().copyInStatement(), rows);
        if (loaded != table.rows()) {
          throw new CommandRefused("%s: %d ≠ %d".formatted(table.entry(), loaded, table.rows()));
        }
      }
    }
  }

  private static void restoreSequences(Connection connection, List<ArchivedSequence> sequences) throws SQLException {
    try (var set = connection.prepareStatement("SELECT setval(CAST(? AS regclass), ?, ?)")) {
      for (ArchivedSequence sequence : sequences) {
        set.setString(1, TableDefinition.quoteIdentifier(sequence.schema()) + "."
            + TableDefinition.quoteIdentifier(sequence.name()));
        set.setLong(2, sequence.value());
        set.setBoolean(3, sequence.used());
        set.executeQuery().close();
      }
    }
  }

  /**
   * What those migrations loaded is here already; noted as done, they run again only when a newer Payung brings other
   * content.
   */
  private static void recordRepeatableMigrations(Connection connection, List<ArchivedRepeatableMigration> loads)
      throws SQLException {
    String sql = """
        INSERT INTO %1$s (installed_rank, description, type, script, checksum, installed_by, execution_time, success)
        SELECT max(installed_rank) + 1, ?, ?, ?, ?, current_user, 0, true FROM %1$s
        """.formatted(DatabaseCatalogueRepository.MIGRATION_TABLE);
    try (var insert = connection.prepareStatement(sql)) {
      for (ArchivedRepeatableMigration load : loads) {
        insert.setString(1, load.description());
        insert.setString(2, load.type());
        insert.setString(3, load.script());
        insert.setInt(4, load.checksum());
        insert.executeUpdate();
      }
    }
  }

  private static void restoreKeys(Path keys, ArchiveReader archive, RecoveryKey wrappingKey) throws Exception {
    InstallationKeys.restoreWrapped(archive.readClear(BackupCreation.WRAPPED_KEYS_ENTRY), wrappingKey, keys);
    RecoveryPublicKey.parse(archive.readClear(BackupCreation.RECOVERY_PUBLIC_KEY_ENTRY)).saveIn(keys);
  }
}
