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
 * ({@link CrashRounds}) keeps what the system had in memory; this does not.
 */
public final class PowerLoss {
  private static final long DISK_BYTES = 6L << 30;
  /** What a first start makes, in this order. */
  private static final List<String> FIRST_STEPS = List.of("postgres/bin-18.6.0", "postgres/cluster",
      "postgres/cluster/postmaster.pid", "secrets/payung_owner", "keys");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Pattern KEY = Pattern.compile("(?:[0-9A-Z]{4}-){8}[0-9A-Z]{1,4}");

  /** When the power goes. */
  private enum Moment {
    ANY, BACKUP_COMPLETE, RESULT_READY
  }

  private final CuttableDisk disk;
  private final List<String> java;
  private final Path beside;
  private final List<String> faults = new ArrayList<>();
  private String key = "";

  private PowerLoss(CuttableDisk disk, List<String> java, Path beside) {
    this.disk = disk;
    this.java = java;
    this.beside = beside;
  }

  public static void main(String[] typed) throws Exception {
    int rounds = CrashRounds.number(typed, 0, 9);
    int writes = CrashRounds.number(typed, 1, 300);
    long seed = CrashRounds.number(typed, 2, (int) (System.nanoTime() & 0xffff));
    Path scratch = Files.createTempDirectory(Path.of(System.getenv("PAYUNG_SCRATCH")), "power-");
    List<String> java = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    java.addAll(Arrays.asList(System.getenv("PAYUNG_JVM").strip().split("\\s+")));
    java.addAll(List.of("-jar", Path.of(System.getenv("APP"), "payung.jar").toString()));
    System.out.printf("%d rounds of %d writes, seed %d%n", rounds, writes, seed);
    CuttableDisk disk = CuttableDisk.make(scratch.resolve("image"), scratch.resolve("disk"), DISK_BYTES);
    PowerLoss loss = new PowerLoss(disk, java, scratch);
    loss.firstStarts();
    loss.rounds(rounds, writes, seed);
    if (!loss.faults.isEmpty()) {
      System.out.println("FAULTS; kept: " + scratch + " (umount " + disk.folder() + " when you have seen it)");
      System.exit(1);
    }
    disk.close();
    CrashRounds.delete(scratch);
  }

  private Victim victim(String name) throws Exception {
    return new Victim(java, disk.folder().resolve(name), beside.resolve(name + ".log"));
  }

  private void cut(Victim payung) throws Exception {
    List<ProcessHandle> running = payung.everything();
    disk.cut();
    Victim.kill(running);
    disk.back();
  }

  /** The power goes at each step of a first start, in the moment after it. */
  private void firstStarts() throws Exception {
    for (String step : FIRST_STEPS) {
      Victim payung = victim("baru-" + step.replace('/', '-'));
      payung.begin("run");
      if (!Until.met(PATIENCE, 5, () -> Files.exists(payung.data().resolve(step)))) {
        throw new IllegalStateException("no such step: " + step);
      }
      cut(payung);
      said("first start, cut after " + step, opened(payung));
    }
  }

  /** It starts with no hand: the database is there, and opens with the passwords that are kept. */
  private List<String> opened(Victim payung) throws Exception {
    try (payung) {
      payung.begin("run");
      boolean[] open = new boolean[1];
      Until.met(PATIENCE, 200, () -> !payung.alive() || (open[0] = opens(payung)));
      return open[0] ? List.of() : List.of(payung.log());
    }
  }

  private static boolean opens(Victim payung) {
    Path port = payung.data().resolve("postgres/port");
    try (Connection owner = Files.exists(port) && Files.size(port) > 0 ? payung.asOwner() : null) {
      return owner != null && owner.isValid(10);
    } catch (SQLException | IOException e) {
      return false;
    }
  }

  private void rounds(int rounds, int writes, long seed) throws Exception {
    try (CrashRounds town = new CrashRounds(victim("data"), seed)) {
      for (int n = 0; n < rounds; n++) {
        Moment moment = Moment.values()[n % Moment.values().length];
        AtomicReference<Promise> promise = new AtomicReference<>(List::of);
        List<String> found = new ArrayList<>(town.round(() -> promise.set(strike(town, moment)), writes));
        found.addAll(promise.get().broken());
        said(String.format(Locale.ROOT, "%2d  %-16s %d confirmed so far", n + 1, moment,
            town.journal().confirmed().size()), found);
      }
      System.out.println("answers: " + town.journal().answers());
    }
  }

  /** What was said right before the power went. */
  @FunctionalInterface
  private interface Promise {
    List<String> broken() throws Exception;
  }

  private Promise strike(CrashRounds town, Moment moment) throws Exception {
    Victim payung = town.payung();
    switch (moment) {
      case ANY -> {
        cut(payung);
        return List::of;
      }
      case BACKUP_COMPLETE -> {
        Path file = Files.createDirectories(disk.folder().resolve("cadangan")).resolve(UUID.randomUUID() + ".payung");
        Victim.Said backup = payung.command("backup", file.toString(), "--data", payung.data().toString());
        cut(payung);
        return () -> backup.code() == 0 ? restored(payung, file, backup.text())
            : List.of("no backup: " + backup.text());
      }
      case RESULT_READY -> {
        UUID job = new UUID(new Random().nextLong(), 0x7324);
        String ready = town.village().export(job, () -> result(payung, job));
        cut(payung);
        return () -> ready.equals(result(payung, job)) ? List.of() : List.of("a file that was ready is not: " + job);
      }
      default -> throw new IllegalArgumentException(moment.name());
    }
  }

  private static String result(Victim payung, UUID job) throws Exception {
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
  private List<String> restored(Victim payung, Path file, String said) throws Exception {
    Matcher printed = KEY.matcher(said);
    key = printed.find() ? printed.group() : key;
    Path there = beside.resolve("pulih");
    Victim.Said restored = payung.command("restore", file.toString(), "--key", key, "--data", there.toString());
    List<String> broken =
        restored.code() == 0 ? List.of() : List.of("the backup does not come back: " + restored.text());
    if (Files.exists(there)) {
      CrashRounds.delete(there);
    }
    Files.deleteIfExists(file);
    return broken;
  }

  private void said(String what, List<String> found) {
    faults.addAll(found);
    System.out.println(what + "   " + (found.isEmpty() ? "whole" : "FAULTS " + found));
  }
}
