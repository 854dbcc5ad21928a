package id.payung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts the power of the disk under people who write, at once or in the moment after a promise: a backup is complete, a
 * file is ready to be fetched. {@code ./payung bench power-loss [ROUNDS] [WRITES] [SEED]}, as root. A crash
 * ({@link CrashSimulation}) keeps what the system had in memory; this does not.
 */
public final class PowerLossSimulation {
  private static final long DISK_BYTES = 6L << 30;
  /** What a first start makes, in this order. */
  private static final List<String> FIRST_STEPS = List.of("postgres/bin-18.6.0", "postgres/cluster",
      "postgres/cluster/postmaster.pid", "secrets/payung_owner", "keys");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Pattern KEY = Pattern.compile("(?:[0-9A-Z]{4}-){8}[0-9A-Z]{1,4}");

  /** When the power goes. */
  private enum PowerLossMoment {
    ANY, BACKUP_COMPLETE, RESULT_READY
  }

  private final PowerCutDisk disk;
  private final List<String> java;
  private final Path scratchFolder;
  private final List<String> faults = new ArrayList<>();
  private String key = "";

  private PowerLossSimulation(PowerCutDisk disk, List<String> java, Path scratchFolder) {
    this.disk = disk;
    this.java = java;
    this.scratchFolder = scratchFolder;
  }

  public static void main(String[] typed) throws Exception {
    int rounds = CrashSimulation.intArgument(typed, 0, 9);
    int writes = CrashSimulation.intArgument(typed, 1, 300);
    long seed = CrashSimulation.intArgument(typed, 2, (int) (System.nanoTime() & 0xffff));
    Path scratch = Files.createTempDirectory(Path.of(System.getenv("PAYUNG_SCRATCH")), "power-");
    List<String> java = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    java.addAll(Arrays.asList(System.getenv("PAYUNG_JVM").strip().split("\\s+")));
    java.addAll(List.of("-jar", Path.of(System.getenv("APP"), "payung.jar").toString()));
    System.out.printf("%d rounds of %d writes, seed %d%n", rounds, writes, seed);
    PowerCutDisk disk = PowerCutDisk.create(scratch.resolve("image"), scratch.resolve("disk"), DISK_BYTES);
    PowerLossSimulation loss = new PowerLossSimulation(disk, java, scratch);
    loss.checkFirstStarts();
    loss.runRounds(rounds, writes, seed);
    if (!loss.faults.isEmpty()) {
      System.out.println("FAULTS; kept: " + scratch + " (umount " + disk.folder() + " when you have seen it)");
      System.exit(1);
    }
    disk.close();
    CrashSimulation.delete(scratch);
  }

  private PayungProcess newProcess(String name) throws Exception {
    return new PayungProcess(java, disk.folder().resolve(name), scratchFolder.resolve(name + ".log"));
  }

  private void cutPower(PayungProcess payung) throws Exception {
    List<ProcessHandle> running = payung.listProcesses();
    disk.cutPower();
    PayungProcess.kill(running);
    disk.restorePower();
  }

  /** The power goes at each step of a first start, in the moment after it. */
  private void checkFirstStarts() throws Exception {
    for (String step : FIRST_STEPS) {
      PayungProcess payung = newProcess("baru-" + step.replace('/', '-'));
      payung.startWithoutWaiting("run");
      if (!PollingWait.waitUntil(PATIENCE, 5, () -> Files.exists(payung.data().resolve(step)))) {
        throw new IllegalStateException("no such step: " + step);
      }
      cutPower(payung);
      printResult("first start, cut after " + step, startAndCheck(payung));
    }
  }

  /** It starts with no hand: the database is there, and opens with the passwords that are kept. */
  private List<String> startAndCheck(PayungProcess payung) throws Exception {
    try (payung) {
      payung.startWithoutWaiting("run");
      boolean[] open = new boolean[1];
      PollingWait.waitUntil(PATIENCE, 200, () -> !payung.isAlive() || (open[0] = canConnect(payung)));
      return open[0] ? List.of() : List.of(payung.readLog());
    }
  }

  private static boolean canConnect(PayungProcess payung) {
    Path port = payung.data().resolve("postgres/port");
    try (Connection owner = Files.exists(port) && Files.size(port) > 0 ? payung.asOwner() : null) {
      return owner != null && owner.isValid(10);
    } catch (SQLException | IOException e) {
      return false;
    }
  }

  private void runRounds(int rounds, int writes, long seed) throws Exception {
    try (CrashSimulation town = new CrashSimulation(newProcess("data"), seed)) {
      for (int n = 0; n < rounds; n++) {
        PowerLossMoment moment = PowerLossMoment.values()[n % PowerLossMoment.values().length];
        AtomicReference<PromiseCheck> promise = new AtomicReference<>(List::of);
        List<String> found = new ArrayList<>(town.runRound(() -> promise.set(cutPowerAt(town, moment)), writes));
        found.addAll(promise.get().broken());
        printResult(String.format(Locale.ROOT, "%2d  %-16s %d confirmed so far", n + 1, moment,
            town.journal().listConfirmedIds().size()), found);
      }
      System.out.println("answers: " + town.journal().describeAnswers());
    }
  }

  /** What was said right before the power went. */
  @FunctionalInterface
  private interface PromiseCheck {
    List<String> broken() throws Exception;
  }

  private PromiseCheck cutPowerAt(CrashSimulation town, PowerLossMoment moment) throws Exception {
    PayungProcess payung = town.payung();
    switch (moment) {
      case ANY -> {
        cutPower(payung);
        return List::of;
      }
      case BACKUP_COMPLETE -> {
        Path file = Files.createDirectories(disk.folder().resolve("cadangan")).resolve(UUID.randomUUID() + ".payung");
        PayungProcess.CommandOutput backup =
            payung.runCommand("backup", file.toString(), "--data", payung.data().toString());
        cutPower(payung);
        return () -> backup.code() == 0 ? restoreAndCheck(payung, file, backup.text())
            : List.of("no backup: " + backup.text());
      }
      case RESULT_READY -> {
        UUID job = new UUID(new Random().nextLong(), 0x7324);
        String ready = town.village().exportRegister(job, () -> fetchJobResult(payung, job));
        cutPower(payung);
        return () -> ready.equals(fetchJobResult(payung, job)) ? List.of()
            : List.of("a file that was ready is not: " + job);
      }
      default -> throw new IllegalArgumentException(moment.name());
    }
  }

  private static String fetchJobResult(PayungProcess payung, UUID job) throws Exception {
    try (Connection owner = payung.asOwner();
        PreparedStatement query = owner.prepareStatement(
            "SELECT d.sha256 FROM platform.job j JOIN platform.document d ON d.regency = j.regency AND d.sha256 = "
                + "j.result_sha256 AND d.state = 'kept' WHERE j.id = ?")) {
      query.setObject(1, job);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  /** The restore looks at every sum of it; later ones open with the key that the first one printed. */
  private List<String> restoreAndCheck(PayungProcess payung, Path file, String said) throws Exception {
    Matcher printed = KEY.matcher(said);
    key = printed.find() ? printed.group() : key;
    Path there = scratchFolder.resolve("pulih");
    PayungProcess.CommandOutput restored =
        payung.runCommand("restore", file.toString(), "--key", key, "--data", there.toString());
    List<String> broken =
        restored.code() == 0 ? List.of() : List.of("the backup does not come back: " + restored.text());
    if (Files.exists(there)) {
      CrashSimulation.delete(there);
    }
    Files.deleteIfExists(file);
    return broken;
  }

  private void printResult(String what, List<String> found) {
    faults.addAll(found);
    System.out.println(what + "   " + (found.isEmpty() ? "whole" : "FAULTS " + found));
  }
}
