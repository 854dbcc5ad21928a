package id.payung.platform.postgres;

import id.payung.platform.command.Arguments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A data folder with the database that belongs to it: our own server in the folder, or an external one that
 * {@code PAYUNG_DB_URL} names. Closing it stops the server if it was started here.
 */
public final class Installation implements AutoCloseable {
  private static final String DATABASE = "payung";
  private static final String UNFINISHED = "restore-unfinished";

  private final InstallationSettings settings;
  private final @Nullable PostgresServer server;

  private Installation(InstallationSettings settings, @Nullable PostgresServer server) {
    this.settings = settings;
    this.server = server;
  }

  /** Opens the folder for the application, making all that is missing. */
  public static Installation start(Arguments arguments, boolean demo) {
    openFolder(arguments);
    return prepare(arguments, demo);
  }

  /** Makes the data folder if it is not there, for its owner alone. */
  public static void openFolder(Arguments arguments) {
    refuseUnfinished(arguments.data());
    makeFolder(arguments.data());
  }

  /** Opens an existing folder for a command, whether the application runs there or not. */
  public static Installation join(Arguments arguments) {
    Path data = arguments.data();
    refuseUnfinished(data);
    if (arguments.setting("PAYUNG_DB_URL").isEmpty()) {
      if (!Files.exists(data.resolve("postgres/cluster"))) {
        throw new StartRefused("Tidak ada data Payung di / no data of Payung in %s".formatted(data));
      }
      if (PostgresServer.isRunning(data.resolve("postgres"))) {
        return new Installation(ofRunning(arguments), null);
      }
    }
    return prepare(arguments, false).closedAtExit();
  }

  /** Opens an empty folder to restore into; until {@link #restored} nothing else opens it. */
  public static Installation forRestore(Arguments arguments) {
    try {
      Folders.makePrivate(arguments.data());
      Folders.keep(arguments.data().resolve(UNFINISHED), new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return prepare(arguments, false).closedAtExit();
  }

  /** The restore is complete: the folder may be used. */
  public void restored() {
    try {
      Files.delete(settings.data().resolve(UNFINISHED));
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
  private Installation closedAtExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    return this;
  }

  private static Installation prepare(Arguments arguments, boolean demo) {
    Path data = arguments.data();
    makeFolder(data);
    Optional<String> external = arguments.setting("PAYUNG_DB_URL");
    if (external.isPresent()) {
      DatabaseUrl url = DatabaseUrl.parse(external.get());
      InstallationSettings settings = settings(arguments, url.to(url.database()), demo);
      prepareExternal(arguments, url, settings);
      return new Installation(settings, null);
    }
    PostgresServer server = PostgresServer.start(ServerOptions.in(data));
    try {
      InstallationSettings settings = settings(arguments, server.jdbcUrl(DATABASE), demo);
      bootstrap(new Bootstrap(settings.jdbcUrl(), server.superuser()), settings, DATABASE);
      return new Installation(settings, server);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static void prepareExternal(Arguments arguments, DatabaseUrl url, InstallationSettings settings) {
    Optional<String> admin = arguments.setting("PAYUNG_DB_ADMIN_USER");
    if (admin.isPresent()) {
      String password = arguments.setting("PAYUNG_DB_ADMIN_PASSWORD").orElse("");
      bootstrap(new Bootstrap(url.to(url.database()), new Credentials(admin.get(), password)), settings,
          url.database());
    }
    warnOfSlowSearch(settings);
  }

  private static void bootstrap(Bootstrap bootstrap, InstallationSettings settings, String database) {
    bootstrap.roles(settings.owner(), settings.app(), settings.jobs());
    bootstrap.database(database);
  }

  /**
   * An administrator of a rented server may not mark functions; Payung then works, but searches go through whole
   * tables.
   */
  private static void warnOfSlowSearch(InstallationSettings settings) {
    Credentials owner = settings.owner();
    try (Connection connection = DriverManager.getConnection(settings.jdbcUrl(), owner.user(), owner.password())) {
      List<String> missing = Leakproof.missing(connection);
      if (!missing.isEmpty()) {
        System.err.printf(
            "Peringatan: pencarian akan lambat, %d fungsi belum LEAKPROOF. / Warning: searches will be slow, %d "
                + "functions are not" + " LEAKPROOF; see docs/how-to/external-postgresql.md%n",
            missing.size(), missing.size());
      }
    } catch (SQLException e) {
      throw new StartRefused("Basis data %s tidak dapat dibuka. / The database %s cannot be opened: %s"
          .formatted(DatabaseUrl.parse(settings.jdbcUrl()), DatabaseUrl.parse(settings.jdbcUrl()), e.getMessage()), e);
    }
  }

  private static InstallationSettings ofRunning(Arguments arguments) {
    try {
      int port = Ports.read(arguments.data().resolve("postgres/port"));
      return settings(arguments, PostgresServer.jdbcUrl(port, DATABASE), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InstallationSettings settings(Arguments arguments, String jdbcUrl, boolean demo) {
    return new InstallationSettings(jdbcUrl, role(arguments, "owner"), role(arguments, "app"), role(arguments, "jobs"),
        arguments.data(), arguments.port(), InstallationSettings.addressIn(arguments), demo);
  }

  private static Credentials role(Arguments arguments, String name) {
    String user = "payung_" + name;
    String variable = "PAYUNG_DB_" + name.toUpperCase(Locale.ROOT) + "_PASSWORD";
    return new Credentials(user,
        arguments.setting(variable).orElseGet(() -> new Secrets(arguments.data().resolve("secrets")).get(user)));
  }

  private static void refuseUnfinished(Path data) {
    if (Files.exists(data.resolve(UNFINISHED))) {
      throw new StartRefused(
          ("Pemulihan ke %s belum selesai: kosongkan folder itu, lalu ulangi ./payung restore. / A restore into it "
              + "was not finished: empty the folder and restore again.").formatted(data));
    }
  }

  private static void makeFolder(Path data) {
    try {
      Folders.makePrivate(data);
    } catch (IOException e) {
      throw new StartRefused("Folder data tidak dapat dibuat / the data folder cannot be made: " + data, e);
    }
  }
}
