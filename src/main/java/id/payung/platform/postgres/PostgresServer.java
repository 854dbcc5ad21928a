package id.payung.platform.postgres;

import id.payung.platform.command.CommandRefused;
import id.payung.platform.files.DurableFiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A real PostgreSQL in a folder: made when it is not there, started, recovered after {@code kill -9} of anything,
 * started again when it dies under us, stopped. It listens on the loopback only.
 *
 * <p>Folder: {@code cluster/} (the server's own), {@code port}, {@code lock}, {@code start.log}.
 */
final class PostgresServer implements AutoCloseable {
  public static final String SUPERUSER = "payung_admin";

  private static final int MAX_START_ATTEMPTS = 20;
  private static final int PAUSE_MILLIS = 500;
  private static final long FIRST_START_BYTES = 400L << 20;

  private final PostgresServerOptions options;
  private final Path cluster;
  private final PostgresProcessUser user;
  private final PostgresBinaries binaries;
  private final DataFolderLock lock;
  private final ReentrantLock lifecycleLock = new ReentrantLock();
  private volatile boolean closed;
  private volatile int port;

  private PostgresServer(PostgresServerOptions options, DataFolderLock lock) throws IOException {
    this.options = options;
    this.lock = lock;
    this.cluster = options.folder().toRealPath().resolve("cluster");
    this.user = PostgresProcessUser.choose(options.folder().toRealPath());
    this.binaries = PostgresBinaries.unpackInto(options.binaries());
  }

  /** Starts it, making the folder on the first start. */
  public static PostgresServer start(PostgresServerOptions options) {
    DataFolderLock lock = DataFolderLock.tryAcquire(options.folder()).orElseThrow(() -> folderInUse(options.folder()));
    try {
      requireDiskSpace(options);
      var server = new PostgresServer(options, lock);
      server.createCluster();
      server.startProcess();
      server.startWatchdog();
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
    var lock = DataFolderLock.tryAcquire(folder);
    lock.ifPresent(DataFolderLock::close);
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

  public DatabaseCredentials superuser() {
    return new DatabaseCredentials(SUPERUSER, options.passwordFiles().getOrCreate(SUPERUSER));
  }

  /** Stops it: open transactions are rolled back, the rest is on the disk. Harmless the second time. */
  @Override
  public void close() {
    lifecycleLock.lock();
    try {
      if (!closed) {
        closed = true;
        stop();
        lock.close();
      }
    } finally {
      lifecycleLock.unlock();
    }
  }

  private void createCluster() throws IOException {
    Path unfinished = cluster.resolveSibling("cluster.new");
    DurableFiles.tryDeleteTree(unfinished);
    if (Files.exists(cluster)) {
      refuseOtherVersion();
      return;
    }
    // Made beside and renamed, so that nothing is half made; in another folder each time, because initdb outlives a
    // killed program and goes on.
    Files.createDirectories(unfinished);
    user.takeOwnership(unfinished);
    Path newCluster = Files.createDirectory(unfinished.resolve(UUID.randomUUID().toString()));
    user.takeOwnership(newCluster);
    initialise(newCluster);
    Files.move(newCluster, cluster, StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.fsync(options.folder());
    DurableFiles.tryDeleteTree(unfinished);
  }

  /** Better said at once than in the middle, by whichever program is the first to want more. */
  private static void requireDiskSpace(PostgresServerOptions options) throws IOException {
    if (Files.exists(options.folder().resolve("cluster"))) {
      return;
    }
    long free = Files.getFileStore(options.folder()).getUsableSpace();
    if (free < FIRST_START_BYTES) {
      throw new CommandRefused(
          ("Tempat penyimpanan kurang: untuk mulai perlu %1$d MB, tersisa %2$d MB di %3$s. / Too little room: a "
              + "first start needs %1$d MB, %2$d MB are left in %3$s.")
              .formatted(FIRST_START_BYTES >> 20, free >> 20, options.folder()));
    }
  }

  private void initialise(Path newCluster) throws IOException {
    Path password = options.folder().resolve("initdb-password");
    try {
      DurableFiles.writePrivateFile(password, superuser().password().getBytes(StandardCharsets.UTF_8));
      user.takeOwnership(password);
      if (!initdb(newCluster, password, "C.UTF-8")) {
        DurableFiles.deleteTree(newCluster);
        Files.createDirectory(newCluster);
        user.takeOwnership(newCluster);
        if (!initdb(newCluster, password, "C")) {
          throw new CommandRefused("initdb: " + Files.readString(startLog()));
        }
      }
    } finally {
      Files.deleteIfExists(password);
    }
  }

  private boolean initdb(Path newCluster, Path password, String locale) throws IOException {
    List<String> command = new ArrayList<>(List.of(binaries.programPath("initdb"), "--pgdata=" + newCluster,
        "--username=" + SUPERUSER, "--pwfile=" + password, "--auth=scram-sha-256", "--encoding=UTF8",
        "--locale=" + locale, "--locale-provider=icu", "--icu-locale=id-ID", "--data-checksums"));
    if (!options.durable()) {
      command.add("--no-sync");
    }
    ExternalProgram.ProgramResult outcome = new ExternalProgram(user.wrapCommand(command)).run();
    Files.writeString(startLog(), outcome.output());
    return outcome.exit() == 0;
  }

  private void refuseOtherVersion() throws IOException {
    String found = Files.readString(cluster.resolve("PG_VERSION")).strip();
    if (!found.equals(PostgresBinaries.MAJOR)) {
      throw new CommandRefused("""
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
  private void startProcess() throws IOException {
    user.takeOwnership(cluster);
    cleanUpPreviousServer();
    port = TcpPorts.reuseOrFindFree(portFile());
    for (int attempt = 1;; attempt++) {
      new PostgresConfigurationFile(port, options.durable()).write(cluster);
      Files.writeString(portFile(), port + "\n");
      Files.deleteIfExists(startLog());
      if (runPgCtl("start", "-w", "-t", "3600", "-l", startLog().toString()).exit() == 0) {
        return;
      }
      String log = Files.exists(startLog()) ? Files.readString(startLog()) : "";
      if (attempt == MAX_START_ATTEMPTS || !isTransientFailure(log)) {
        throw new CommandRefused("PostgreSQL does not start.\n" + log);
      }
      if (log.contains("Address already in use")) {
        port = TcpPorts.findFree();
      }
      sleep();
    }
  }

  private static boolean isTransientFailure(String log) {
    return log.contains("Address already in use") || log.contains("still in use");
  }

  private void cleanUpPreviousServer() throws IOException {
    PostmasterPidFile previousPidFile = new PostmasterPidFile(cluster);
    if (previousPidFile.isServerRunning()) {
      stop();
    } else {
      previousPidFile.delete();
    }
  }

  private void stop() {
    if (!new PostmasterPidFile(cluster).isServerRunning()) {
      return;
    }
    if (runPgCtl("stop", "-m", "fast", "-w", "-t", "60").exit() != 0) {
      runPgCtl("stop", "-m", "immediate", "-w", "-t", "60");
    }
  }

  /**
   * Starts the server again when it dies while we live. Looked at, not waited for: where nobody reaps the dead, a
   * killed server stays a process to whoever waits for its end.
   */
  private void startWatchdog() {
    Thread.ofPlatform().daemon().name("postgres-watch").start(this::runWatchdog);
  }

  private void runWatchdog() {
    PostmasterPidFile postmaster = new PostmasterPidFile(cluster);
    while (!closed) {
      LockSupport.parkNanos(Duration.ofMillis(PAUSE_MILLIS).toNanos());
      if (!postmaster.isServerRunning()) {
        restartIfDead(postmaster);
      }
    }
  }

  private void restartIfDead(PostmasterPidFile postmaster) {
    lifecycleLock.lock();
    try {
      if (!closed && !postmaster.isServerRunning()) {
        System.err.println("PostgreSQL berhenti sendiri; dijalankan lagi. / PostgreSQL died; starting it again.");
        startProcess();
      }
    } catch (IOException | CommandRefused e) {
      System.err
          .println("PostgreSQL tidak dapat dijalankan lagi. / PostgreSQL does not start again: " + e.getMessage());
    } finally {
      lifecycleLock.unlock();
    }
  }

  private ExternalProgram.ProgramResult runPgCtl(String action, String... more) {
    List<String> command = new ArrayList<>(List.of(binaries.programPath("pg_ctl"), action, "-D", cluster.toString()));
    command.addAll(List.of(more));
    return new ExternalProgram(user.wrapCommand(command)).run();
  }

  private Path startLog() throws IOException {
    Path log = options.folder().toRealPath().resolve("log");
    if (!Files.exists(log)) {
      DurableFiles.createPrivateFolder(log);
    }
    user.takeOwnership(log);
    return log.resolve("start.log");
  }

  private Path portFile() {
    return options.folder().resolve("port");
  }

  private static void sleep() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandRefused("Interrupted while PostgreSQL was starting", e);
    }
  }

  private static CommandRefused folderInUse(Path folder) {
    String pid = DataFolderLock.holderPid(folder);
    return new CommandRefused(
        ("Folder data ini sedang dipakai Payung lain (proses %s). / This data folder is in use by another Payung "
            + "(process %s): %s").formatted(pid, pid, folder));
  }
}
