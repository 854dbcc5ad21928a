package id.payung.platform.archive;

import id.payung.platform.archive.Manifest.TableContent;
import id.payung.platform.crypto.Keys;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.postgres.Credentials;
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
 * Writes everything into one archive while the application works: all rows as of one moment, then the files, then the
 * keys, wrapped.
 */
final class Backup {
  static final String SEALED_KEYS = "keys/keysets.sealed";
  static final String SEALED_WRAPPING = "keys/wrapping.sealed";
  static final String RECOVERY = "keys/" + RecoverySeal.FILE;

  private final InstallationSettings settings;
  private final Clock clock;

  Backup(InstallationSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param newKey the recovery key, if it was made just now: whoever asked must show it, since it is nowhere else
   */
  record Outcome(Manifest manifest, Optional<RecoveryKey> newKey) {}

  Outcome write(Path file) throws Exception {
    Path keys = settings.data().resolve("keys");
    Optional<RecoverySeal> known = RecoverySeal.in(keys);
    Optional<RecoveryKey> fresh = known.isPresent() ? Optional.empty() : Optional.of(RecoveryKey.generate());
    RecoverySeal seal = known.isPresent() ? known.get() : RecoverySeal.of(fresh.orElseThrow());
    try (var archive = new ArchiveWriter(file); Connection connection = connect()) {
      hold(connection);
      Manifest manifest = content(connection, archive);
      keys(Keys.in(keys), seal, archive);
      archive.packed(ArchiveReader.MANIFEST,
          out -> out.write(JsonMapper.builder().build().writeValueAsBytes(manifest)));
      archive.finish();
      if (fresh.isPresent()) {
        seal.keepIn(keys);
      }
      return new Outcome(manifest, fresh);
    }
  }

  private Connection connect() throws SQLException {
    Credentials owner = settings.owner();
    return DriverManager.getConnection(settings.jdbcUrl(), owner.user(), owner.password());
  }

  /** Held by the session, so that it outlives the snapshot and goes with the connection. */
  private static void hold(Connection connection) throws SQLException {
    execute(connection, "SELECT pg_advisory_lock_shared(" + SweepingHold.KEY + ")");
  }

  private Manifest content(Connection connection, ArchiveWriter archive) throws Exception {
    execute(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // a policy that would hide rows from us is an error here, never a silent gap
    execute(connection,
        "SET LOCAL row_security = off; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET "
            + "LOCAL timezone = 'UTC';"
            + " SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 3; SET LOCAL search_path = "
            + "pg_catalog; SET LOCAL statement_timeout = 0;" + " SET LOCAL idle_in_transaction_session_timeout = 0");
    var catalogue = new Catalogue(connection);
    List<TableContent> tables = rows(connection, catalogue, archive);
    var migrations = catalogue.migrations();
    var loads = catalogue.loads();
    var sequences = catalogue.sequences();
    String server = catalogue.serverVersion();
    execute(connection, "COMMIT");
    long files = new DataFiles(settings.data()).writeTo(archive);
    return new Manifest(Manifest.FORMAT, clock.instant(), server, migrations, loads, tables, sequences, files);
  }

  private static List<TableContent> rows(Connection connection, Catalogue catalogue, ArchiveWriter archive)
      throws Exception {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    List<TableContent> tables = new ArrayList<>();
    for (TableShape table : catalogue.tables()) {
      String entry = "tables/" + table.schema() + "." + table.name() + ".copy";
      long[] rows = new long[1];
      archive.packed(entry, out -> rows[0] = copy.copyOut(table.copyOut(), out));
      tables.add(new TableContent(table, entry, rows[0]));
    }
    return tables;
  }

  private static void keys(Keys keys, RecoverySeal seal, ArchiveWriter archive) throws Exception {
    RecoveryKey wrapping = RecoveryKey.generate();
    byte[] keysets = keys.wrapFor(wrapping);
    byte[] sealed = seal.seal(wrapping);
    archive.packed(SEALED_KEYS, out -> out.write(keysets));
    archive.packed(SEALED_WRAPPING, out -> out.write(sealed));
    archive.packed(RECOVERY, out -> out.write(seal.text()));
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
