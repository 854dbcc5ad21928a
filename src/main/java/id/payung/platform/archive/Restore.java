package id.payung.platform.archive;

import id.payung.platform.archive.Manifest.Load;
import id.payung.platform.archive.Manifest.SequenceState;
import id.payung.platform.archive.Manifest.TableContent;
import id.payung.platform.command.Arguments;
import id.payung.platform.crypto.Keys;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.postgres.Credentials;
import id.payung.platform.postgres.Installation;
import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Puts an archive into an empty data folder. All of it is checked before anything is touched. */
record Restore(Arguments arguments) {

  Manifest read(Path file, RecoveryKey printed) throws Exception {
    refuseOccupied(arguments.data());
    try (ArchiveReader archive = ArchiveReader.open(file)) {
      Manifest manifest = archive.verify();
      RecoveryKey wrapping = RecoverySeal.open(archive.bytes(Backup.SEALED_WRAPPING), printed);
      var migrations = new AppliedMigrations(manifest.migrations());
      migrations.refuseUnknown();
      try (Installation installation = Installation.forRestore(arguments)) {
        InstallationSettings settings = installation.settings();
        refuseUsed(settings);
        migrations.applyTo(settings);
        rows(settings, archive, manifest);
        new DataFiles(settings.data()).readFrom(archive);
        keys(settings.data().resolve("keys"), archive, wrapping);
        installation.restored();
      }
      return manifest;
    }
  }

  private static void refuseOccupied(Path data) throws IOException {
    if (!Files.exists(data)) {
      return;
    }
    try (Stream<Path> content = Files.list(data)) {
      if (content.findAny().isPresent()) {
        throw new StartRefused(
            ("Folder data %s tidak kosong; pulihkan ke folder kosong: --data DIR / is not empty; restore into an "
                + "empty one.").formatted(data));
      }
    }
  }

  private static void refuseUsed(InstallationSettings settings) throws SQLException {
    try (Connection connection = connect(settings)) {
      if (new Catalogue(connection).inUse()) {
        throw new StartRefused(
            "Basis data sudah berisi Payung. / The database already holds a Payung; name an empty one.");
      }
    }
  }

  private static Connection connect(InstallationSettings settings) throws SQLException {
    Credentials owner = settings.owner();
    return DriverManager.getConnection(settings.jdbcUrl(), owner.user(), owner.password());
  }

  /** In one transaction. Foreign keys are put aside and made again, which proves every one of them. */
  private static void rows(InstallationSettings settings, ArchiveReader archive, Manifest manifest) throws Exception {
    try (Connection connection = connect(settings)) {
      connection.setAutoCommit(false);
      Backup.execute(connection,
          "SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = 'UTC'; SET LOCAL intervalstyle = 'postgres'");
      var catalogue = new Catalogue(connection);
      refuseOtherTables(catalogue.tables(), manifest.tables());
      List<Catalogue.ForeignKey> keys = catalogue.foreignKeys();
      for (Catalogue.ForeignKey key : keys) {
        Backup.execute(connection, key.drop());
      }
      empty(connection, manifest.tables());
      load(connection, archive, manifest.tables());
      for (Catalogue.ForeignKey key : keys) {
        Backup.execute(connection, key.add());
      }
      sequences(connection, manifest.sequences());
      loads(connection, manifest.loads());
      // a phone whose token is of another epoch reconciles instead of trusting its numbers
      Backup.execute(connection, "UPDATE platform.installation SET epoch = gen_random_uuid(), restored_at = now()");
      connection.commit();
      connection.setAutoCommit(true);
      Backup.execute(connection, "ANALYZE");
    }
  }

  private static void refuseOtherTables(List<TableShape> here, List<TableContent> there) {
    var archived = there.stream().map(TableContent::shape).collect(Collectors.toSet());
    for (TableShape table : here) {
      if (!archived.remove(table)) {
        throw new StartRefused("Tabel tidak ada dalam cadangan / table not in the backup: " + table.qualified());
      }
    }
    if (!archived.isEmpty()) {
      throw new StartRefused("Tabel tidak dikenal / unknown table: " + archived.iterator().next().qualified());
    }
  }

  /** Migrations may have put rows in. */
  private static void empty(Connection connection, List<TableContent> tables) throws SQLException {
    String all = tables.stream().map(table -> table.shape().qualified()).collect(Collectors.joining(", "));
    if (!all.isEmpty()) {
      Backup.execute(connection, "TRUNCATE " + all);
    }
  }

  private static void load(Connection connection, ArchiveReader archive, List<TableContent> tables) throws Exception {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    for (TableContent table : tables) {
      try (InputStream rows = archive.entry(table.entry())) {
        long loaded = copy.copyIn(table.shape().copyIn(), rows);
        if (loaded != table.rows()) {
          throw new StartRefused("%s: %d ≠ %d".formatted(table.entry(), loaded, table.rows()));
        }
      }
    }
  }

  private static void sequences(Connection connection, List<SequenceState> sequences) throws SQLException {
    try (var set = connection.prepareStatement("SELECT setval(CAST(? AS regclass), ?, ?)")) {
      for (SequenceState sequence : sequences) {
        set.setString(1, TableShape.quote(sequence.schema()) + "." + TableShape.quote(sequence.name()));
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
  private static void loads(Connection connection, List<Load> loads) throws SQLException {
    String sql = """
        INSERT INTO %1$s (installed_rank, description, type, script, checksum, installed_by, execution_time, success)
        SELECT max(installed_rank) + 1, ?, ?, ?, ?, current_user, 0, true FROM %1$s
        """.formatted(Catalogue.MIGRATIONS);
    try (var insert = connection.prepareStatement(sql)) {
      for (Load load : loads) {
        insert.setString(1, load.description());
        insert.setString(2, load.type());
        insert.setString(3, load.script());
        insert.setInt(4, load.checksum());
        insert.executeUpdate();
      }
    }
  }

  private static void keys(Path keys, ArchiveReader archive, RecoveryKey wrapping) throws Exception {
    Keys.unwrap(archive.bytes(Backup.SEALED_KEYS), wrapping, keys);
    RecoverySeal.parse(archive.bytes(Backup.RECOVERY)).keepIn(keys);
  }
}
