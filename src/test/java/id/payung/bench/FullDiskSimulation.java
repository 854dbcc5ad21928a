package id.payung.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Fills the disk to its last byte under people who write, waits, makes room again, and reckons; then under a backup, a
 * job and a first start. {@code ./payung bench full-disk DIR}, where DIR is empty and alone on a small disk:
 * {@code mount -t tmpfs -o size=1400m tmpfs DIR}.
 */
public final class FullDiskSimulation {
  private static final int WRITES = 1_500;
  private static final int SECONDS_WITHOUT_ROOM = 12;

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final String AT_ONCE = "";

  private FullDiskSimulation() {}

  public static void main(String[] typed) throws Exception {
    Path disk = Path.of(typed[0]).toAbsolutePath();
    List<String> java = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    java.addAll(Arrays.asList(System.getenv("PAYUNG_JVM").strip().split("\\s+")));
    java.addAll(List.of("-jar", Path.of(System.getenv("APP"), "payung.jar").toString()));
    PayungProcess payung = new PayungProcess(java, disk.resolve("data"), logFile("data"));
    List<String> faults;
    try (CrashSimulation town = new CrashSimulation(payung, 5)) {
      try (WriteWorkload.WorkloadRun day = town.village().new WorkloadRun(WRITES, 1)) {
        PollingWait.waitUntil(LONGEST, 5, () -> day.done.get() >= WRITES / 8 || day.isOver());
        System.out.println("before   " + town.journal().describeAnswers());
        Path large = fill(disk.resolve("penuh"), 1 << 16);
        Path rest = fill(disk.resolve("penuh-sisanya"), 512);
        // So long is the load kept up against a full disk.
        Thread.sleep(SECONDS_WITHOUT_ROOM * 1_000L);
        System.out.println("without  " + town.journal().describeAnswers());
        Files.delete(large);
        Files.delete(rest);
        long begin = System.nanoTime();
        int done = day.done.get();
        PollingWait.waitUntil(LONGEST, 20, () -> day.done.get() >= done + 20 || day.isOver());
        System.out.printf("goes on after %.1f s%n", LoadGenerator.secondsSince(begin));
        day.awaitEnd();
      }
      try (Connection owner = payung.asOwner()) {
        faults = new ConsistencyCheck(owner, payung.data(), CrashSimulation.REGENCY).awaitSettled()
            .findFaults(town.journal(), town.journal().listConfirmedIds(), false);
      }
      System.out.println("at last  " + town.journal().describeAnswers());
      PayungProcess.CommandOutput trail = payung.runCommand("audit-verify", "--data", payung.data().toString());
      System.out.println((faults.isEmpty() && trail.code() == 0 ? "whole" : "FAULTS " + faults) + "\n" + trail.text());
      boolean well = faults.isEmpty() && trail.code() == 0;
      well &= printResult("backup", checkBackup(payung, disk));
      well &= printResult("job", job(town, disk));
      well &= checkFirstStarts(java, disk);
      if (!well) {
        System.exit(1);
      }
    }
  }

  /** Where there is room for it. */
  private static Path logFile(String name) {
    return Path.of(System.getenv("PAYUNG_SCRATCH"), name + ".log");
  }

  static boolean checkFirstStarts(List<String> java, Path disk) throws Exception {
    boolean well = printResult("no room for a first start", checkFirstStart(java, disk.resolve("baru"), disk, AT_ONCE));
    well &= printResult("first start, full before the database is made",
        checkFirstStart(java, disk.resolve("baru-2"), disk, "postgres/cluster.new"));
    return well & printResult("first start, full while its tables are made",
        checkFirstStart(java, disk.resolve("baru-3"), disk, "postgres/cluster/postmaster.pid"));
  }

  private static boolean printResult(String what, List<String> faults) {
    System.out.println(what + "   " + (faults.isEmpty() ? "told, and nothing is left half" : "FAULTS " + faults));
    return faults.isEmpty();
  }

  /** No room for it: told so, and nothing of it stays; with room it is made. */
  private static List<String> checkBackup(PayungProcess payung, Path disk) throws Exception {
    Path folder = Files.createDirectory(disk.resolve("cadangan"));
    Path file = folder.resolve("hari-ini.payung");
    Path filler = fillTo(disk.resolve("penuh"), 1 << 18);
    PayungProcess.CommandOutput full = payung.runCommand("backup", file.toString(), "--data", payung.data().toString());
    Files.delete(filler);
    List<String> faults = new ArrayList<>();
    if (full.code() != 2 || !full.text().contains("Tempat penyimpanan penuh")) {
      faults.add(full.code() + " " + full.text());
    }
    try (Stream<Path> left = Files.list(folder)) {
      left.forEach(each -> faults.add("left behind: " + each));
    }
    PayungProcess.CommandOutput room = payung.runCommand("backup", file.toString(), "--data", payung.data().toString());
    if (room.code() != 0) {
      faults.add("with room: " + room.text());
    }
    Files.deleteIfExists(file);
    return faults;
  }

  /** Below what the database keeps for itself no file is made: the job says so, and the next one is made. */
  private static List<String> job(CrashSimulation town, Path disk) throws Exception {
    PayungProcess payung = town.payung();
    UUID asked = UUID.randomUUID();
    Path filler = fillTo(disk.resolve("penuh"), 100 << 20);
    String full = town.village().exportRegister(asked, () -> job(payung, asked));
    Files.delete(filler);
    UUID again = UUID.randomUUID();
    String room = town.village().exportRegister(again, () -> job(payung, again));
    return full.equals("failed errors.no-room") && room.startsWith("done") ? List.of()
        : List.of(full + ", with room " + room);
  }

  /** How it ended, and with which sentence; empty while it has not. */
  private static String job(PayungProcess payung, UUID id) throws Exception {
    try (Connection owner = payung.asOwner();
        PreparedStatement query =
            owner.prepareStatement("SELECT state || ' ' || coalesce(note_key, '') FROM platform.job"
                + " WHERE id = ? AND finished_at IS NOT NULL")) {
      query.setObject(1, id);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  /** It is full from this step on: the start ends in words; with room it starts on what is there. */
  private static List<String> checkFirstStart(List<String> java, Path folder, Path disk, String step) throws Exception {
    List<String> faults = new ArrayList<>();
    try (PayungProcess fresh = new PayungProcess(java, folder, logFile(String.valueOf(folder.getFileName())))) {
      // The most of it before, so that the rest is quickly full.
      Path filler = fillTo(disk.resolve("penuh"), step.equals(AT_ONCE) ? 100 << 20 : 440 << 20);
      Path rest = disk.resolve("penuh-sisanya");
      fresh.startWithoutWaiting("run");
      if (!step.equals(AT_ONCE)) {
        PollingWait.waitUntil(LONGEST, 1, () -> Files.exists(folder.resolve(step)) || !fresh.isAlive());
        fillTo(rest, 0);
      }
      if (!PollingWait.waitUntil(LONGEST, 50, () -> !fresh.isAlive())) {
        faults.add("it neither starts nor ends");
      }
      String log = fresh.readLog();
      Files.delete(filler);
      Files.deleteIfExists(rest);
      if (!log.contains("Tempat penyimpanan")) {
        faults.add("not told: " + log.substring(Math.max(0, log.length() - 1_000)));
      }
      fresh.startAndWait("run");
    } catch (IllegalStateException e) {
      faults.add(e.getMessage());
    }
    CrashSimulation.delete(folder);
    return faults;
  }

  /** Takes all room but this much. */
  private static Path fillTo(Path file, long left) throws IOException {
    byte[] bytes = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long room = Files.getFileStore(file).getUsableSpace() - left; room > 0; room =
          Files.getFileStore(file).getUsableSpace() - left) {
        out.write(bytes, 0, (int) Math.min(bytes.length, room));
      }
    } catch (IOException full) {
      return file;
    }
    return file;
  }

  private static Path fill(Path file, int piece) throws IOException {
    byte[] bytes = new byte[piece];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(bytes);
      }
    } catch (IOException full) {
      return file;
    }
  }
}
