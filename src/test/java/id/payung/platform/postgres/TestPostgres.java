package id.payung.platform.postgres;

import id.payung.platform.files.DurableFiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * One server for all tests of a run, in {@code target/}, that need not survive a crash. Each caller gets a database of
 * its own, copied from a template that is migrated once for each state of the migrations and kept between runs.
 */
public final class TestPostgres {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  /** Where tests keep the unpacked programs of PostgreSQL. */
  public static final Path BINARIES = TARGET.resolve("postgres-binaries");

  private TestPostgres() {}

  /** A database of its own, with roles, extensions, marks and all migrations done, and a data folder. */
  public static InstallationSettings freshDatabase() {
    String name = "payung_" + randomSuffix();
    SharedTestServer server = SharedTestServer.INSTANCE;
    server.copyTemplate(name);
    return server.settings(name, newFolder(name));
  }

  /** Likewise, but empty: for those who migrate or restore themselves. */
  public static InstallationSettings emptyDatabase() {
    String name = "payung_" + randomSuffix();
    SharedTestServer server = SharedTestServer.INSTANCE;
    server.bootstrap.createDatabase(name);
    return server.settings(name, newFolder(name));
  }

  /** The settings by which a command finds the test server as an external one, with a database of that name. */
  public static Map<String, String> externalEnvironment(String database) {
    PostgresServer postgres = SharedTestServer.INSTANCE.postgres;
    Map<String, String> environment = new HashMap<>();
    environment.put("PAYUNG_DB_URL", postgres.jdbcUrl(database));
    environment.put("PAYUNG_DB_ADMIN_USER", postgres.superuser().user());
    environment.put("PAYUNG_DB_ADMIN_PASSWORD", postgres.superuser().password());
    for (String role : List.of("owner", "app", "jobs")) {
      environment.put("PAYUNG_DB_" + role.toUpperCase(Locale.ROOT) + "_PASSWORD",
          SharedTestServer.INSTANCE.roleCredentials("payung_" + role).password());
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

  public static String randomSuffix() {
    byte[] bytes = new byte[6];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static final class SharedTestServer {
    static final SharedTestServer INSTANCE = new SharedTestServer();

    final PostgresServer postgres;
    final PasswordFiles secrets;
    final DatabaseProvisioning bootstrap;

    SharedTestServer() {
      // Kept between runs; a second run beside this one gets a server of its own.
      Path sharedFolder = TARGET.resolve("test-postgres");
      java.util.Optional<DataFolderLock> lock = createAndLock(sharedFolder);
      Path data = lock.isPresent() ? sharedFolder : newFolder("postgres");
      postgres = PostgresServer.start(PostgresServerOptions.forDataFolder(data).durable(false).binaries(BINARIES));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(data, lock.orElse(null))));
      secrets = new PasswordFiles(data.resolve("secrets"));
      bootstrap = new DatabaseProvisioning(postgres.jdbcUrl("postgres"), postgres.superuser());
      bootstrap.createRoles(roleCredentials("payung_owner"), roleCredentials("payung_app"),
          roleCredentials("payung_jobs"));
      takePasswordsAsTheyAre(data);
      dropLeftovers();
    }

    /**
     * The server still asks for each password, but does the four thousand hashes itself: in a process whose compiler
     * stops at its first tier they were a quarter of the time of the walks, which open a connection for each question.
     */
    private void takePasswordsAsTheyAre(Path data) {
      try {
        Files.writeString(data.resolve("postgres/cluster/pg_hba.conf"), "host all all 127.0.0.1/32 password\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      query("SELECT pg_reload_conf()::text");
    }

    private static java.util.Optional<DataFolderLock> createAndLock(Path folder) {
      try {
        Files.createDirectories(folder);
        return DataFolderLock.tryAcquire(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    synchronized void copyTemplate(String name) {
      String template = "template_" + migrationsChecksum();
      if (query("SELECT 1 FROM pg_database WHERE datname = '" + template + "'").isEmpty()) {
        String making = "making_" + randomSuffix();
        bootstrap.createDatabase(making);
        migrate(making);
        execute("ALTER DATABASE " + making + " RENAME TO " + template);
      }
      execute("CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER payung_owner");
      bootstrap.createDatabase(name);
    }

    private void migrate(String database) {
      DatabaseCredentials owner = roleCredentials("payung_owner");
      Flyway.configure()
          .dataSource(postgres.jdbcUrl(database), owner.user(), owner.password())
          .locations("classpath:db/migration")
          .defaultSchema("platform")
          .createSchemas(true)
          .outOfOrder(true)
          .table("migrations")
          .javaMigrations(regionsMigration())
          .load()
          .migrate();
    }

    private static JavaMigration regionsMigration() {
      try {
        Constructor<?> constructor = Class.forName("id.payung.regions.R__LoadRegions").getDeclaredConstructor();
        constructor.setAccessible(true);
        return (JavaMigration) constructor.newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    private static String migrationsChecksum() {
      try {
        CRC32 sum = new CRC32();
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        for (String pattern : List.of("classpath*:db/migration/**/*.sql", "classpath*:regions/*.csv",
            "classpath*:id/payung/regions/R__LoadRegions.class")) {
          for (Resource file : files.getResources(pattern)) {
            try (InputStream in = file.getInputStream()) {
              sum.update(in.readAllBytes());
            }
          }
        }
        return Long.toHexString(sum.getValue());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void dropLeftovers() {
      query("SELECT datname FROM pg_database WHERE datname LIKE 'payung\\_%' OR datname LIKE 'making\\_%'")
          .forEach(name -> execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
    }

    private void execute(String sql) {
      try (Connection connection = connect(); Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private List<String> query(String sql) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        List<String> found = new java.util.ArrayList<>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private Connection connect() throws SQLException {
      return DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.superuser().user(),
          postgres.superuser().password());
    }

    private void stop(Path data, DataFolderLock lock) {
      postgres.close();
      if (lock != null) {
        lock.close();
        return;
      }
      try {
        DurableFiles.deleteTree(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    DatabaseCredentials roleCredentials(String name) {
      return new DatabaseCredentials(name, secrets.getOrCreate(name));
    }

    InstallationSettings settings(String database, Path data) {
      return new InstallationSettings(postgres.jdbcUrl(database), roleCredentials("payung_owner"),
          roleCredentials("payung_app"), roleCredentials("payung_jobs"), data, 0, "127.0.0.1", false);
    }
  }
}
