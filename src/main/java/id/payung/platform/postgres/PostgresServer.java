package id.payung.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A real PostgreSQL in a folder: made when it is not there, started, recovered after {@code kill -9} of anything,
 * started again when it dies under us, stopped. It listens on the loopback only.
 *
 * <p>Folder: {@code cluster/} (the server's own), {@code port}, {@code lock}, {@code start.log}.
 */
public final class PostgresServer implements AutoCloseable {
  public static final String SUPERUSER = "payung_admin";

  private static final int ATTEMPTS = 20;
  private static final int PAUSE_MILLIS = 500;
  private static final long FIRST_START_BYTES = 400L << 20;

  private final ServerOptions options;
  private final Path cluster;
  private final ProgramUser user;
  private final PostgresBinaries binaries;
  private final FolderLock lock;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile boolean closed;
  private volatile int port;

  private PostgresServer(ServerOptions options, FolderLock lock) throws IOException {
    this.options = options;
    this.lock = lock;
    this.cluster = options.folder().toRealPath().resolve("cluster");
    this.user = ProgramUser.choose(options.folder().toRealPath());
    this.binaries = PostgresBinaries.in(options.binaries());
  }

  /** Starts it, making the folder on the first start. */
  public static PostgresServer start(ServerOptions options) {
    FolderLock lock = FolderLock.take(options.folder()).orElseThrow(() -> inUse(options.folder()));
    try {
      requireRoom(options);
      var server = new PostgresServer(options, lock);
      server.create();
      server.boot();
      server.watch();
      return server;
    } catch (IOException e) {
      lock.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Whether another program holds the folder now. */
  public static boolean isRunning(Path folder) {
    var lock = FolderLock.take(folder);
    lock.ifPresent(FolderLock::close);
    return lock.isEmpty();
  }

  public int port() {
    return port;
  }

  public String jdbcUrl(String database) {
    return jdbcUrl(port, database);
  }

  static String jdbcUrl(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public Credentials superuser() {
    return new Credentials(SUPERUSER, options.secrets().get(SUPERUSER));
  }

  /** Stops it: open transactions are rolled back, the rest is on the disk. Harmless the second time. */
  @Override
  public void close() {
    oneAtATime.lock();
    try {
      if (!closed) {
        closed = true;
        stop();
        lock.close();
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  private void create() throws IOException {
    if (Files.exists(cluster)) {
      refuseOtherVersion();
      return;
    }
    // made beside and renamed: a first start that is cut off leaves nothing half made
    Path fresh = cluster.resolveSibling("cluster.new");
    Folders.delete(fresh);
    Files.createDirectory(fresh);
    user.own(fresh);
    initialise(fresh);
    Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    Folders.force(options.folder());
  }

  /** Better said at once than in the middle, by whichever program is the first to want more. */
  private static void requireRoom(ServerOptions options) throws IOException {
    if (Files.exists(options.folder().resolve("cluster"))) {
      return;
    }
    long free = Files.getFileStore(options.folder()).getUsableSpace();
    if (free < FIRST_START_BYTES) {
      throw new StartRefused(
          ("Tempat penyimpanan kurang: untuk mulai perlu %1$d MB, tersisa %2$d MB di %3$s. / Too little room: a "
              + "first start needs %1$d MB, %2$d MB are left in %3$s.")
              .formatted(FIRST_START_BYTES >> 20, free >> 20, options.folder()));
    }
  }

  private void initialise(Path fresh) throws IOException {
    Path password = Files.createTempFile("payung-", ".pw");
    try {
      Files.writeString(password, superuser().password());
      user.own(password);
      if (!initdb(fresh, password, "C.UTF-8")) {
        Folders.delete(fresh);
        Files.createDirectory(fresh);
        user.own(fresh);
        if (!initdb(fresh, password, "C")) {
          throw new StartRefused("initdb: " + Files.readString(startLog()));
        }
      }
    } finally {
      Files.delete(password);
    }
  }

  private boolean initdb(Path fresh, Path password, String locale) throws IOException {
    List<String> command = new ArrayList<>(List.of(binaries.program("initdb"), "--pgdata=" + fresh,
        "--username=" + SUPERUSER, "--pwfile=" + password, "--auth=scram-sha-256", "--encoding=UTF8",
        "--locale=" + locale, "--locale-provider=icu", "--icu-locale=id-ID", "--data-checksums"));
    if (!options.durable()) {
      command.add("--no-sync");
    }
    Program.Outcome outcome = new Program(user.command(command)).run();
    Files.writeString(startLog(), outcome.output());
    return outcome.exit() == 0;
  }

  private void refuseOtherVersion() throws IOException {
    String found = Files.readString(cluster.resolve("PG_VERSION")).strip();
    if (!found.equals(PostgresBinaries.MAJOR)) {
      throw new StartRefused("""
          Folder data ini milik PostgreSQL %1$s; Payung ini membawa PostgreSQL %2$s. \
          Buat cadangan dengan Payung yang lama \
          (./payung backup BERKAS), lalu pulihkan ke folder data yang kosong (./payung restore BERKAS).
          The data in %3$s belong to PostgreSQL %1$s; this Payung brings PostgreSQL %2$s. \
          Make a backup with the Payung that \
          wrote them, then restore it into an empty data folder. The old folder is left as it is.""".formatted(found,
          PostgresBinaries.MAJOR, cluster));
    }
  }

  /**
   * Several attempts: the port may have been taken meanwhile, and what a killed server left may need a moment to go.
   */
  private void boot() throws IOException {
    user.own(cluster);
    settleLeftover();
    port = Ports.keptOrFree(portFile());
    for (int attempt = 1;; attempt++) {
      new ServerConfiguration(port, options.durable()).write(cluster);
      Files.writeString(portFile(), port + "\n");
      Files.deleteIfExists(startLog());
      if (control("start", "-w", "-t", "3600", "-l", startLog().toString()).exit() == 0) {
        return;
      }
      String log = Files.exists(startLog()) ? Files.readString(startLog()) : "";
      if (attempt == ATTEMPTS || !passing(log)) {
        throw new StartRefused("PostgreSQL does not start.\n" + log);
      }
      if (log.contains("Address already in use")) {
        port = Ports.free();
      }
      pause();
    }
  }

  private static boolean passing(String log) {
    return log.contains("Address already in use") || log.contains("still in use");
  }

  private void settleLeftover() throws IOException {
    var left = new PostmasterFile(cluster);
    if (left.running()) {
      stop();
    } else {
      left.delete();
    }
  }

  private void stop() {
    if (!new PostmasterFile(cluster).running()) {
      return;
    }
    if (control("stop", "-m", "fast", "-w", "-t", "60").exit() != 0) {
      control("stop", "-m", "immediate", "-w", "-t", "60");
    }
  }

  /**
   * Starts the server again when it dies while we live. Looked at, not waited for: where nobody reaps the dead, a
   * killed server stays a process to whoever waits for its end.
   */
  private void watch() {
    Thread.ofPlatform().daemon().name("postgres-watch").start(this::watchOver);
  }

  private void watchOver() {
    var postmaster = new PostmasterFile(cluster);
    while (!closed) {
      LockSupport.parkNanos(Duration.ofMillis(PAUSE_MILLIS).toNanos());
      if (!postmaster.running()) {
        revive(postmaster);
      }
    }
  }

  private void revive(PostmasterFile postmaster) {
    oneAtATime.lock();
    try {
      if (!closed && !postmaster.running()) {
        System.err.println("PostgreSQL berhenti sendiri; dijalankan lagi. / PostgreSQL died; starting it again.");
        boot();
      }
    } catch (IOException | StartRefused e) {
      System.err
          .println("PostgreSQL tidak dapat dijalankan lagi. / PostgreSQL does not start again: " + e.getMessage());
    } finally {
      oneAtATime.unlock();
    }
  }

  private Program.Outcome control(String verb, String... more) {
    List<String> command = new ArrayList<>(List.of(binaries.program("pg_ctl"), verb, "-D", cluster.toString()));
    command.addAll(List.of(more));
    return new Program(user.command(command)).run();
  }

  private Path startLog() throws IOException {
    Path log = options.folder().toRealPath().resolve("log");
    if (!Files.exists(log)) {
      Folders.makePrivate(log);
    }
    user.own(log);
    return log.resolve("start.log");
  }

  private Path portFile() {
    return options.folder().resolve("port");
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("Interrupted while PostgreSQL was starting", e);
    }
  }

  private static StartRefused inUse(Path folder) {
    String pid = FolderLock.holder(folder);
    return new StartRefused(
        ("Folder data ini sedang dipakai Payung lain (proses %s). / This data folder is in use by another Payung "
            + "(process %s): %s").formatted(pid, pid, folder));
  }
}
