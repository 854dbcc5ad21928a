package id.payung.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One server for all tests of a run, in {@code target/}, that need not survive a crash; each caller gets a database of its own. */
public final class TestPostgres {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  /** Where tests keep the unpacked programs of PostgreSQL. */
  public static final Path BINARIES = TARGET.resolve("postgres-binaries");

  private TestPostgres() {}

  /** A fresh, empty database with roles, extensions and marks, and a data folder of its own. */
  public static InstallationSettings freshDatabase() {
    String name = "payung_" + random();
    Server server = Server.THE_ONE;
    server.bootstrap.database(name);
    return server.settings(name, newFolder(name));
  }

  /** The settings by which a command finds the test server as an external one, with a database of that name. */
  public static Map<String, String> asExternal(String database) {
    PostgresServer postgres = Server.THE_ONE.postgres;
    Map<String, String> environment = new HashMap<>();
    environment.put("PAYUNG_DB_URL", postgres.jdbcUrl(database));
    environment.put("PAYUNG_DB_ADMIN_USER", postgres.superuser().user());
    environment.put("PAYUNG_DB_ADMIN_PASSWORD", postgres.superuser().password());
    for (String role : List.of("owner", "app", "jobs")) {
      environment.put("PAYUNG_DB_" + role.toUpperCase(Locale.ROOT) + "_PASSWORD", Server.THE_ONE.role("payung_" + role).password());
    }
    return environment;
  }

  /** A new empty folder under {@code target/}. */
  public static Path newFolder(String purpose) {
    try {
      Path parent = Files.createDirectories(TARGET.resolve("test-data"));
      return Files.createTempDirectory(parent, purpose + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String random() {
    byte[] bytes = new byte[6];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static final class Server {
    static final Server THE_ONE = new Server();

    final PostgresServer postgres;
    final Secrets secrets;
    final Bootstrap bootstrap;

    Server() {
      Path data = newFolder("postgres");
      postgres =
          PostgresServer.start(ServerOptions.in(data).durable(false).binaries(BINARIES));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(data)));
      secrets = new Secrets(data.resolve("secrets"));
      bootstrap = new Bootstrap(postgres.jdbcUrl("postgres"), postgres.superuser());
      bootstrap.roles(role("payung_owner"), role("payung_app"), role("payung_jobs"));
    }

    private void stop(Path data) {
      postgres.close();
      try {
        Folders.delete(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Credentials role(String name) {
      return new Credentials(name, secrets.get(name));
    }

    InstallationSettings settings(String database, Path data) {
      return new InstallationSettings(
          postgres.jdbcUrl(database),
          role("payung_owner"),
          role("payung_app"),
          role("payung_jobs"),
          data,
          0,
          "127.0.0.1",
          false);
    }
  }
}
