package id.payung.platform.postgres;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.command.CommandRefused;
import id.payung.platform.files.DurableFiles;
import id.payung.platform.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Durable here: what is tested is that nothing is lost. */
@Tag("slow")
class PostgresServerTests {
  private final Path data = TestPostgres.newFolder("server");
  private final PostgresServerOptions options =
      PostgresServerOptions.forDataFolder(data).binaries(TestPostgres.BINARIES);

  @AfterEach
  void clean() throws IOException {
    try (PostgresServer last =
        PostgresServer.isRunning(data.resolve("postgres")) ? null : PostgresServer.start(options)) {
      assertThat(last).isNotNull();
    }
    DurableFiles.deleteTree(data);
  }

  @Test
  void data_and_port_outlive_a_restart() throws SQLException {
    int port;
    try (var server = PostgresServer.start(options)) {
      port = server.port();
      execute(server, "CREATE TABLE kept AS SELECT 7 AS x");
    }

    try (var server = PostgresServer.start(options)) {
      assertThat(queryOne(server, "SELECT x FROM kept")).isEqualTo("7");
      assertThat(server.port()).isEqualTo(port);
    }
  }

  @Test
  void every_promise_of_durability_is_kept_on_even_against_local_settings() throws SQLException, IOException {
    try (var server = PostgresServer.start(options)) {
      assertThat(queryOne(server, "SHOW server_version") + ".0").isEqualTo(PostgresBinaries.VERSION);
    }
    Files.writeString(data.resolve("postgres/cluster/local.conf"), "fsync = off\nwork_mem = 5MB\n");

    try (var server = PostgresServer.start(options)) {
      for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums")) {
        assertThat(queryOne(server, "SHOW " + setting)).as(setting).isEqualTo("on");
      }
      assertThat(queryOne(server, "SHOW work_mem")).isEqualTo("5MB");
      assertThat(queryOne(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(queryOne(server, "SHOW unix_socket_directories")).isEmpty();
    }
  }

  @Test
  void nobody_enters_without_the_password_and_the_password_is_for_its_owner_only() throws IOException {
    try (var server = PostgresServer.start(options)) {
      assertThatThrownBy(
          () -> DriverManager.getConnection(server.jdbcUrl("postgres"), PostgresServer.SUPERUSER, "guess"))
          .hasMessageContaining("password authentication failed");
      Path secret = data.resolve("secrets").resolve(PostgresServer.SUPERUSER);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret))).isEqualTo("rw-------");
    }
  }

  @Test
  void a_second_start_on_the_same_folder_says_that_it_is_in_use() {
    try (var first = PostgresServer.start(options)) {
      assertThatThrownBy(() -> PostgresServer.start(options)).isInstanceOf(CommandRefused.class)
          .hasMessageContaining("in use by another Payung");
      assertThat(first.port()).isPositive();
    }
  }

  @Test
  void a_server_killed_under_us_comes_back_by_itself_with_what_was_committed() throws Exception {
    try (var server = PostgresServer.start(options)) {
      execute(server, "CREATE TABLE kept AS SELECT 7 AS x");

      kill(new PostmasterPidFile(cluster()).pid().orElseThrow());

      assertThat(retryUntilAnswered(() -> queryOne(server, "SELECT x FROM kept"))).isEqualTo("7");
    }
  }

  @Test
  void a_program_killed_alone_leaves_a_server_that_the_next_start_settles() throws Exception {
    Process program = startOtherProcess();

    kill(program.pid());
    program.waitFor();

    assertThat(new PostmasterPidFile(cluster()).isServerRunning()).isTrue();
    try (var server = PostgresServer.start(options)) {
      assertThat(queryOne(server, "SELECT x FROM kept")).isEqualTo("7");
    }
  }

  @Test
  void after_everything_was_killed_at_once_the_next_start_recovers() throws Exception {
    Process program = startOtherProcess();
    long postmaster = new PostmasterPidFile(cluster()).pid().orElseThrow();

    kill(program.pid());
    kill(postmaster);
    program.waitFor();

    try (var server = PostgresServer.start(options)) {
      assertThat(queryOne(server, "SELECT x FROM kept")).isEqualTo("7");
    }
  }

  @Test
  void a_number_left_behind_that_now_belongs_to_another_program_does_not_hinder() throws Exception {
    try (var server = PostgresServer.start(options)) {
      assertThat(server.port()).isPositive();
    }
    Files.writeString(cluster().resolve("postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + cluster() + "\n0\n1\n\n\n\n\n");

    try (var server = PostgresServer.start(options)) {
      assertThat(queryOne(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void a_folder_of_an_older_server_is_refused_and_left_alone() throws IOException {
    PostgresServer.start(options).close();
    Path version = cluster().resolve("PG_VERSION");
    Files.writeString(version, "17\n");

    assertThatThrownBy(() -> PostgresServer.start(options)).isInstanceOf(CommandRefused.class)
        .hasMessageContaining("PostgreSQL 17")
        .hasMessageContaining("./payung restore");

    Files.writeString(version, PostgresBinaries.MAJOR + "\n");
  }

  @Test
  void a_first_start_that_was_cut_off_leaves_nothing_in_the_way() throws IOException, SQLException {
    Path half = Files.createDirectories(data.resolve("postgres/cluster.new"));
    Files.writeString(half.resolve("PG_VERSION"), "18\n");

    try (var server = PostgresServer.start(options)) {
      assertThat(queryOne(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void a_first_start_killed_alone_while_its_initdb_goes_on_does_not_spoil_the_next() throws Exception {
    Path unfinished = data.resolve("postgres/cluster.new");
    Process program = startProgram();
    await().until(() -> hasAny(unfinished, "global/pg_control") || !program.isAlive());
    assertThat(program.isAlive()).isTrue();

    kill(program.pid());
    program.waitFor();

    try (var server = PostgresServer.start(options)) {
      assertThat(queryOne(server, "SELECT count(*) FROM information_schema.tables")).isNotEqualTo("0");
    }
    await().untilAsserted(() -> {
      PostgresServer.start(options).close();
      assertThat(unfinished).doesNotExist();
    });
  }

  private static boolean hasAny(Path folder, String file) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> attempts = Files.list(folder)) {
      return attempts.anyMatch(attempt -> Files.exists(attempt.resolve(file)));
    }
  }

  /** A second Java program that starts the server, writes a row, says so and then waits to be killed. */
  private Process startOtherProcess() throws IOException {
    Process program = startProgram();
    assertThat(program.inputReader().readLine()).isEqualTo("ready");
    return program;
  }

  private Process startProgram() throws IOException {
    return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
        System.getProperty("java.class.path"), ServerStartingProgram.class.getName(), data.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static final class ServerStartingProgram {
    public static void main(String[] args) throws Exception {
      var server =
          PostgresServer.start(PostgresServerOptions.forDataFolder(Path.of(args[0])).binaries(TestPostgres.BINARIES));
      execute(server, "CREATE TABLE kept AS SELECT 7 AS x");
      System.out.println("ready");
      new java.util.concurrent.CountDownLatch(1).await();
    }
  }

  private Path cluster() throws IOException {
    return data.toRealPath().resolve("postgres/cluster");
  }

  private static void kill(long pid) {
    assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
  }

  /** Asks again until there is an answer instead of a refusal. */
  private static String retryUntilAnswered(Callable<String> question) {
    return Patience.await().ignoreExceptionsInstanceOf(SQLException.class).until(question, Objects::nonNull);
  }

  private static Connection connect(PostgresServer server) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl("postgres"), server.superuser().user(),
        server.superuser().password());
  }

  private static void execute(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server); Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String queryOne(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
