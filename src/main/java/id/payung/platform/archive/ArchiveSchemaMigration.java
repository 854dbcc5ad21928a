package id.payung.platform.archive;

import id.payung.platform.archive.ArchiveManifest.ArchivedMigration;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.db.SingleConnectionMigration;
import id.payung.platform.files.DurableFiles;
import id.payung.platform.files.TemporaryFolder;
import id.payung.platform.postgres.DatabaseCredentials;
import id.payung.platform.postgres.InstallationSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/**
 * Brings an empty database to exactly the migrations that an archive was made with, so that its rows fit. Later ones
 * follow at the next start of the application, over the rows, as they would have without a restore.
 */
record ArchiveSchemaMigration(List<ArchivedMigration> migrations) {
  private static final String SCRIPT_ROOT = "/db/migration/";

  /** Checks, before anything is touched, that this Payung knows all of them. */
  void requireKnownMigrations() {
    for (ArchivedMigration migration : migrations) {
      if (ArchiveSchemaMigration.class.getResource(SCRIPT_ROOT + migration.script()) == null) {
        throw new CommandRefused(
            "Cadangan ini dibuat oleh Payung yang lebih baru (%s). / This backup was made by a newer Payung (%s)."
                .formatted(migration.script(), migration.script()));
      }
    }
  }

  void migrate(InstallationSettings settings) throws IOException {
    Path scripts = TemporaryFolder.createFolder("migrations-");
    try {
      copyScriptsTo(scripts);
      DatabaseCredentials owner = settings.owner();
      Flyway flyway = SingleConnectionMigration.migrate(Flyway.configure()
          .dataSource(settings.jdbcUrl(), owner.user(), owner.password())
          .locations("filesystem:" + scripts)
          .defaultSchema("platform")
          .createSchemas(true)
          .table("migrations")
          .outOfOrder(true));
      requireSameChecksums(flyway.info().applied());
    } finally {
      DurableFiles.deleteTree(scripts);
    }
  }

  private void copyScriptsTo(Path scripts) throws IOException {
    for (ArchivedMigration migration : migrations) {
      Path target = scripts.resolve(migration.script());
      Files.createDirectories(target.getParent());
      try (@Nullable InputStream script =
          ArchiveSchemaMigration.class.getResourceAsStream(SCRIPT_ROOT + migration.script())) {
        if (script == null) {
          throw new IOException(migration.script());
        }
        Files.copy(script, target);
      }
    }
  }

  private void requireSameChecksums(MigrationInfo[] applied) {
    Map<String, @Nullable Integer> checksums = new TreeMap<>();
    Arrays.stream(applied).forEach(info -> checksums.put(info.getScript(), info.getChecksum()));
    for (ArchivedMigration migration : migrations) {
      Integer checksum = checksums.get(migration.script());
      if (checksum == null || checksum != migration.checksum()) {
        throw new CommandRefused(
            "Skema %s bukan yang dipakai cadangan ini. / The migration %s is not the one this backup was made with."
                .formatted(migration.script(), migration.script()));
      }
    }
  }
}
