package id.payung.platform.archive;

import id.payung.platform.archive.ArchiveManifest.ArchivedTable;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.documents.DocumentDeletionLock;
import id.payung.platform.postgres.DatabaseCredentials;
import id.payung.platform.postgres.InstallationSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes everything into one archive while the application works: all rows as of one moment, then the files, both
 * encrypted, then the keys, wrapped.
 */
final class BackupCreation {
  static final String WRAPPED_KEYS_ENTRY = "keys/keysets.sealed";
  static final String SEALED_WRAPPING_KEY_ENTRY = "keys/wrapping.sealed";

  /** The same key, sealed for the installation that made the backup. */
  static final String OWN_WRAPPING_KEY_ENTRY = "keys/wrapping.own";
  static final String RECOVERY_PUBLIC_KEY_ENTRY = "keys/" + RecoveryPublicKey.FILE;

  private final InstallationSettings settings;
  private final Clock clock;

  BackupCreation(InstallationSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param newKey the recovery key, if it was made just now: whoever asked must show it, since it is nowhere else
   */
  record CompletedBackup(ArchiveManifest manifest, Optional<RecoveryKey> newKey) {}

  CompletedBackup writeArchive(Path file) throws Exception {
    Path keys = settings.data().resolve("keys");
    Optional<RecoveryPublicKey> knownSeal = RecoveryPublicKey.findIn(keys);
    Optional<ArchiveAuthenticationKey> knownAuthentication = ArchiveAuthenticationKey.findIn(keys);
    // An installation that printed its key before backups were authenticated prints another one.
    boolean known = knownSeal.isPresent() && knownAuthentication.isPresent();
    Optional<RecoveryKey> newRecoveryKey = known ? Optional.empty() : Optional.of(RecoveryKey.generate());
    RecoveryPublicKey seal = known ? knownSeal.get() : RecoveryPublicKey.fromRecoveryKey(newRecoveryKey.orElseThrow());
    ArchiveAuthenticationKey authentication =
        known ? knownAuthentication.get() : ArchiveAuthenticationKey.fromRecoveryKey(newRecoveryKey.orElseThrow());
    RecoveryKey wrappingKey = RecoveryKey.generate();
    try (var archive = new ArchiveWriter(file, wrappingKey); Connection connection = openConnection()) {
      lockDocumentDeletion(connection);
      ArchiveManifest manifest = writeTablesAndFiles(connection, archive);
      archive.addClear(WRAPPED_KEYS_ENTRY, InstallationKeys.openOrCreate(keys).wrapFor(wrappingKey));
      archive.addClear(SEALED_WRAPPING_KEY_ENTRY, seal.seal(wrappingKey));
      archive.addClear(OWN_WRAPPING_KEY_ENTRY, authentication.seal(wrappingKey));
      archive.addClear(RECOVERY_PUBLIC_KEY_ENTRY, seal.encode());
      JsonMapper json = JsonMapper.builder().build();
      archive.addRows(ArchiveReader.WHOLE_MANIFEST_ENTRY, out -> out.write(json.writeValueAsBytes(manifest)));
      archive.addClear(ArchiveReader.MANIFEST_ENTRY, json.writeValueAsBytes(manifest.publicPart()));
      archive.finish(authentication);
      if (newRecoveryKey.isPresent()) {
        authentication.saveIn(keys);
        seal.saveIn(keys);
      }
      return new CompletedBackup(manifest, newRecoveryKey);
    }
  }

  private Connection openConnection() throws SQLException {
    DatabaseCredentials owner = settings.owner();
    return DriverManager.getConnection(settings.jdbcUrl(), owner.user(), owner.password());
  }

  /** Held by the session, so that it outlives the snapshot and goes with the connection. */
  private static void lockDocumentDeletion(Connection connection) throws SQLException {
    execute(connection, "SELECT pg_advisory_lock_shared(" + DocumentDeletionLock.ADVISORY_LOCK_KEY + ")");
  }

  private ArchiveManifest writeTablesAndFiles(Connection connection, ArchiveWriter archive) throws Exception {
    execute(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // a policy that would hide rows from us is an error here, never a silent gap
    execute(connection,
        "SET LOCAL row_security = off; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET "
            + "LOCAL timezone = 'UTC';"
            + " SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 3; SET LOCAL search_path = "
            + "pg_catalog; SET LOCAL statement_timeout = 0;" + " SET LOCAL idle_in_transaction_session_timeout = 0");
    DatabaseCatalogueRepository catalogue = new DatabaseCatalogueRepository(connection);
    List<ArchivedTable> tables = writeTables(connection, catalogue, archive);
    var migrations = catalogue.listMigrations();
    var repeatableMigrations = catalogue.listRepeatableMigrations();
    var sequences = catalogue.listSequences();
    String server = catalogue.getServerVersion();
    execute(connection, "COMMIT");
    long files = new ArchivedDataFolder(settings.data()).writeTo(archive);
    return new ArchiveManifest(ArchiveManifest.CURRENT_FORMAT, clock.instant(), server, migrations,
        repeatableMigrations, tables, sequences, files);
  }

  private static List<ArchivedTable> writeTables(Connection connection, DatabaseCatalogueRepository catalogue,
      ArchiveWriter archive) throws Exception {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    List<ArchivedTable> tables = new ArrayList<>();
    for (TableDefinition table : catalogue.listTables()) {
      String entry = "tables/" + table.schema() + "." + table.name() + ".copy";
      long[] rows = new long[1];
      long bytes = archive.addRows(entry, out -> rows[0] = copy.copyOut(table.copyOutStatement(), out));
      tables.add(new ArchivedTable(table, entry, rows[0], bytes));
    }
    return tables;
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
