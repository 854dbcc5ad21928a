package id.payung.platform.archive;

import id.payung.platform.archive.Manifest.Migration;
import id.payung.platform.postgres.Credentials;
import id.payung.platform.postgres.Folders;
import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.StartRefused;
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
record AppliedMigrations(List<Migration> migrations) {
  private static final String ROOT = "/db/migration/";

  /** Checks, before anything is touched, that this Payung knows all of them. */
  void refuseUnknown() {
    for (Migration migration : migrations) {
      if (AppliedMigrations.class.getResource(ROOT + migration.script()) == null) {
        throw new StartRefused(
            "Cadangan ini dibuat oleh Payung yang lebih baru (%s). / This backup was made by a newer Payung (%s)."
                .formatted(migration.script(), migration.script()));
      }
    }
  }

  void applyTo(InstallationSettings settings) throws IOException {
    Path scripts = Files.createTempDirectory("payung-migrations-");
    try {
      copyTo(scripts);
      Credentials owner = settings.owner();
      Flyway flyway = Flyway.configure()
          .dataSource(settings.jdbcUrl(), owner.user(), owner.password())
          .locations("filesystem:" + scripts)
          .defaultSchema("platform")
          .createSchemas(true)
          .table("migrations")
          .outOfOrder(true)
          .load();
      flyway.migrate();
      refuseChanged(flyway.info().applied());
    } finally {
      Folders.delete(scripts);
    }
  }

  private void copyTo(Path scripts) throws IOException {
    for (Migration migration : migrations) {
      Path target = scripts.resolve(migration.script());
      Files.createDirectories(target.getParent());
      try (@Nullable InputStream script = AppliedMigrations.class.getResourceAsStream(ROOT + migration.script())) {
        if (script == null) {
          throw new IOException(migration.script());
        }
        Files.copy(script, target);
      }
    }
  }

  private void refuseChanged(MigrationInfo[] applied) {
    Map<String, @Nullable Integer> sums = new TreeMap<>();
    Arrays.stream(applied).forEach(info -> sums.put(info.getScript(), info.getChecksum()));
    for (Migration migration : migrations) {
      Integer sum = sums.get(migration.script());
      if (sum == null || sum != migration.checksum()) {
        throw new StartRefused(
            "Skema %s bukan yang dipakai cadangan ini. / The migration %s is not the one this backup was made with."
                .formatted(migration.script(), migration.script()));
      }
    }
  }
}
