package id.payung.platform.archive;

import id.payung.platform.command.CommandArguments;
import id.payung.platform.postgres.DatabaseCredentials;
import id.payung.platform.postgres.DatabaseInstallation;
import id.payung.platform.postgres.InstallationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the small archive of a landed version, for {@link ReleasedArchiveTests} to upgrade for ever after:
 * {@code docs/how-to/land-a-version.md}. It takes a COPY of a demonstration's data folder that this version has made,
 * keeps one regency's regions and a few small files, and backs it up.
 */
final class ReleasedArchiveBuilder {
  private static final int FILES_KEPT = 8;

  private ReleasedArchiveBuilder() {}

  public static void main(String[] typed) throws Exception {
    CommandArguments arguments = new CommandArguments(Map.of("data", typed[0]), List.of(), Map.of());
    Path archive = Path.of(typed[1]).toAbsolutePath();
    try (DatabaseInstallation installation = DatabaseInstallation.openForCommand(arguments)) {
      InstallationSettings settings = installation.settings();
      DatabaseCredentials owner = settings.owner();
      try (Connection connection = DriverManager.getConnection(settings.jdbcUrl(), owner.user(), owner.password())) {
        reduceRegions(connection);
        printSummary(connection);
      }
      deleteMostFiles(settings.data().resolve("documents"));
      BackupCreation.CompletedBackup outcome = new BackupCreation(settings, Clock.systemUTC()).writeArchive(archive);
      Files.writeString(archive.resolveSibling(archive.getFileName() + ".key"),
          outcome.newKey().orElseThrow().format() + "\n");
      System.out.println(archive + " " + Files.size(archive) / 1024 + " kB");
    }
  }

  /**
   * The table of regions is loaded again by the next start: what is cut here comes back, and what is kept must be found
   * again.
   */
  private static void reduceRegions(Connection connection) throws Exception {
    BackupCreation.execute(connection, """
        DELETE FROM regions.region r WHERE r.code NOT LIKE '73.24%' AND r.code NOT LIKE '73.22%' AND r.code <> '73';
        DELETE FROM platform.migrations WHERE version IS NULL AND checksum IS NOT NULL
        """);
  }

  private static void deleteMostFiles(Path documents) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(documents)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    files.sort(java.util.Comparator.comparingLong(file -> file.toFile().length()));
    for (Path large : files.subList(FILES_KEPT, files.size())) {
      Files.delete(large);
    }
  }

  private static void printSummary(Connection connection) throws Exception {
    for (TableDefinition table : new DatabaseCatalogueRepository(connection).listTables()) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(
              "SELECT count(*), coalesce(sum(pg_column_size(t.*)), 0) / 1024 FROM " + table.qualifiedName() + " t")) {
        row.next();
        System.out.printf("%-50s %6d rows %6d kB%n", table.qualifiedName(), row.getLong(1), row.getLong(2));
      }
    }
  }
}
