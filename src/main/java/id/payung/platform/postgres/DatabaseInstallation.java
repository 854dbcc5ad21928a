package id.payung.platform.postgres;

import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.files.DurableFiles;
import id.payung.platform.files.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A data folder with the database that belongs to it: our own server in the folder, or an external one that
 * {@code PAYUNG_DB_URL} names. Closing it stops the server if it was started here.
 */
public final class DatabaseInstallation implements AutoCloseable {
  private static final String DATABASE = "payung";
  private static final String UNFINISHED_RESTORE_FILE = "restore-unfinished";

  private final InstallationSettings settings;
  private final @Nullable PostgresServer server;

  private DatabaseInstallation(InstallationSettings settings, @Nullable PostgresServer server) {
    this.settings = settings;
    this.server = server;
  }

  /** Opens the folder for the application, making all that is missing. */
  public static DatabaseInstallation openForApplication(CommandArguments arguments, boolean demo) {
    createDataFolder(arguments);
    DatabaseInstallation installation = prepare(arguments, demo);
    try {
      TemporaryFolder.sweep(arguments.dataFolder(), Instant.now()); // no other application is here now
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return installation;
  }

  private static void useTemporaryFolder(CommandArguments arguments) {
    try {
      TemporaryFolder.use(arguments.dataFolder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the data folder if it is not there, for its owner alone. */
  public static void createDataFolder(CommandArguments arguments) {
    requireFinishedRestore(arguments.dataFolder());
    createFolder(arguments.dataFolder());
    useTemporaryFolder(arguments);
  }

  /** Opens an existing folder for a command, whether the application runs there or not. */
  public static DatabaseInstallation openForCommand(CommandArguments arguments) {
    Path data = arguments.dataFolder();
    requireFinishedRestore(data);
    if (arguments.setting("PAYUNG_DB_URL").isEmpty()) {
      if (!Files.exists(data.resolve("postgres/cluster"))) {
        throw new CommandRefused("Tidak ada data Payung di / no data of Payung in %s".formatted(data));
      }
      useTemporaryFolder(arguments);
      if (PostgresServer.isRunning(data.resolve("postgres"))) {
        return new DatabaseInstallation(settingsOfRunningServer(arguments), null);
      }
    }
    return prepare(arguments, false).closeAtExit();
  }

  /** Opens an empty folder to restore into; until {@link #markRestored} nothing else opens it. */
  public static DatabaseInstallation openForRestore(CommandArguments arguments) {
    try {
      DurableFiles.createPrivateFolder(arguments.dataFolder());
      TemporaryFolder.use(arguments.dataFolder());
      DurableFiles.writePrivateFile(arguments.dataFolder().resolve(UNFINISHED_RESTORE_FILE), new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return prepare(arguments, false).closeAtExit();
  }

  /** The restore is complete: the folder may be used. */
  public void markRestored() {
    try {
      Files.delete(settings.data().resolve(UNFINISHED_RESTORE_FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public InstallationSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }

  /** A command that is interrupted leaves no server behind. */
  private DatabaseInstallation closeAtExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    return this;
  }

  private static DatabaseInstallation prepare(CommandArguments arguments, boolean demo) {
    Path data = arguments.dataFolder();
    createFolder(data);
    Optional<String> external = arguments.setting("PAYUNG_DB_URL");
    if (external.isPresent()) {
      DatabaseUrl url = DatabaseUrl.parse(external.get());
      InstallationSettings settings = settings(arguments, url.withDatabase(url.database()), demo);
      prepareExternal(arguments, url, settings);
      return new DatabaseInstallation(settings, null);
    }
    PostgresServer server = PostgresServer.start(PostgresServerOptions.forDataFolder(data));
    try {
      InstallationSettings settings = settings(arguments, server.jdbcUrl(DATABASE), demo);
      provision(new DatabaseProvisioning(settings.jdbcUrl(), server.superuser()), settings, DATABASE);
      return new DatabaseInstallation(settings, server);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static void prepareExternal(CommandArguments arguments, DatabaseUrl url, InstallationSettings settings) {
    Optional<String> admin = arguments.setting("PAYUNG_DB_ADMIN_USER");
    if (admin.isPresent()) {
      String password = arguments.setting("PAYUNG_DB_ADMIN_PASSWORD").orElse("");
      provision(
          new DatabaseProvisioning(url.withDatabase(url.database()), new DatabaseCredentials(admin.get(), password)),
          settings, url.database());
    }
    warnIfSearchIsSlow(settings);
  }

  private static void provision(DatabaseProvisioning provisioning, InstallationSettings settings, String database) {
    provisioning.createRoles(settings.owner(), settings.app(), settings.jobs());
    provisioning.createDatabase(database);
  }

  /**
   * An administrator of a rented server may not mark functions; Payung then works, but searches go through whole
   * tables.
   */
  private static void warnIfSearchIsSlow(InstallationSettings settings) {
    DatabaseCredentials owner = settings.owner();
    try (Connection connection = DriverManager.getConnection(settings.jdbcUrl(), owner.user(), owner.password())) {
      List<String> missing = LeakproofFunctions.listUnmarked(connection);
      if (!missing.isEmpty()) {
        System.err.printf(
            "Peringatan: pencarian akan lambat, %d fungsi belum LEAKPROOF. / Warning: searches will be slow, %d "
                + "functions are not" + " LEAKPROOF; see docs/how-to/external-postgresql.md%n",
            missing.size(), missing.size());
      }
    } catch (SQLException e) {
      throw new CommandRefused("Basis data %s tidak dapat dibuka. / The database %s cannot be opened: %s"
          .formatted(DatabaseUrl.parse(settings.jdbcUrl()), DatabaseUrl.parse(settings.jdbcUrl()), e.getMessage()), e);
    }
  }

  private static InstallationSettings settingsOfRunningServer(CommandArguments arguments) {
    try {
      int port = TcpPorts.readFile(arguments.dataFolder().resolve("postgres/port"));
      return settings(arguments, PostgresServer.jdbcUrl(port, DATABASE), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InstallationSettings settings(CommandArguments arguments, String jdbcUrl, boolean demo) {
    return new InstallationSettings(jdbcUrl, roleCredentials(arguments, "owner"), roleCredentials(arguments, "app"),
        roleCredentials(arguments, "jobs"), arguments.dataFolder(), arguments.port(),
        InstallationSettings.listenAddress(arguments), demo);
  }

  private static DatabaseCredentials roleCredentials(CommandArguments arguments, String name) {
    String user = "payung_" + name;
    String variable = "PAYUNG_DB_" + name.toUpperCase(Locale.ROOT) + "_PASSWORD";
    return new DatabaseCredentials(user, arguments.setting(variable)
        .orElseGet(() -> new PasswordFiles(arguments.dataFolder().resolve("secrets")).getOrCreate(user)));
  }

  private static void requireFinishedRestore(Path data) {
    if (Files.exists(data.resolve(UNFINISHED_RESTORE_FILE))) {
      throw new CommandRefused(
          ("Pemulihan ke %s belum selesai: kosongkan folder itu, lalu ulangi ./payung restore. / A restore into it "
              + "was not finished: empty the folder and restore again.").formatted(data));
    }
  }

  private static void createFolder(Path data) {
    try {
      DurableFiles.createPrivateFolder(data);
    } catch (IOException e) {
      throw new CommandRefused("Folder data tidak dapat dibuat / the data folder cannot be made: " + data, e);
    }
  }
}
