package id.payung.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fills the disk to its last byte under people who write, waits, makes room again, and reckons. {@code ./payung bench full-disk DIR}, where DIR is empty
 * and alone on a small disk: {@code mount -t tmpfs -o size=900m tmpfs DIR}.
 */
public final class FullDisk {
  private static final int WRITES = 1_500;
  private static final int SECONDS_WITHOUT_ROOM = 12;

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private FullDisk() {}

  public static void main(String[] typed) throws Exception {
    Path disk = Path.of(typed[0]).toAbsolutePath();
    List<String> java = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    java.addAll(Arrays.asList(System.getenv("PAYUNG_JVM").strip().split("\\s+")));
    java.addAll(List.of("-jar", Path.of(System.getenv("APP"), "payung.jar").toString()));
    Victim payung = new Victim(java, disk.resolve("data"));
    List<String> faults;
    try (CrashRounds town = new CrashRounds(payung, 5)) {
      try (Village.Day day = town.village().new Day(WRITES, 1)) {
        Until.met(LONGEST, 5, () -> day.done.get() >= WRITES / 8 || day.over());
        System.out.println("before   " + town.journal().answers());
        Path large = fill(disk.resolve("penuh"), 1 << 16);
        Path rest = fill(disk.resolve("penuh-sisanya"), 512);
        // So long is the load kept up against a full disk.
        Thread.sleep(SECONDS_WITHOUT_ROOM * 1_000L);
        System.out.println("without  " + town.journal().answers());
        Files.delete(large);
        Files.delete(rest);
        long begin = System.nanoTime();
        int done = day.done.get();
        Until.met(LONGEST, 20, () -> day.done.get() >= done + 20 || day.over());
        System.out.printf("goes on after %.1f s%n", Load.secondsSince(begin));
        day.join();
      }
      try (Connection owner = payung.asOwner()) {
        faults = new Reckoning(owner, payung.data(), CrashRounds.REGENCY).whenQuiet().of(town.journal(), town.journal().confirmed(), false);
      }
      System.out.println("at last  " + town.journal().answers());
      Victim.Said trail = payung.command("audit-verify", "--data", payung.data().toString());
      System.out.println((faults.isEmpty() && trail.code() == 0 ? "whole" : "FAULTS " + faults) + "\n" + trail.text());
      if (!faults.isEmpty() || trail.code() != 0) {
        System.exit(1);
      }
    }
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
