package id.payung.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Sets the clock of the application and its database under people who write: a day back, right again, a day forward, right again; and starts once in
 * the wrong day. {@code ./payung bench clock LIBFAKETIME [WRITES] [SEED]}, where the first is the path of {@code libfaketimeMT.so.1}.
 */
public final class ClockJumps {
  private final Victim payung;
  private final CrashRounds town;
  private final Path hands;
  private final int writes;
  private boolean faulty;

  private ClockJumps(Victim payung, CrashRounds town, Path hands, int writes) {
    this.payung = payung;
    this.town = town;
    this.hands = hands;
    this.writes = writes;
  }

  public static void main(String[] typed) throws Exception {
    int writes = CrashRounds.number(typed, 1, 200);
    long seed = CrashRounds.number(typed, 2, (int) (System.nanoTime() & 0xffff));
    Path scratch = Files.createTempDirectory(Path.of(System.getenv("PAYUNG_SCRATCH")), "clock-");
    Path hands = Files.writeString(scratch.resolve("hands"), "+0\n");
    List<String> java = new ArrayList<>(List.of("env", "LD_PRELOAD=" + typed[0], "FAKETIME_TIMESTAMP_FILE=" + hands, "FAKETIME_NO_CACHE=1", "FAKETIME_DONT_FAKE_MONOTONIC=1"));
    java.add(ProcessHandle.current().info().command().orElse("java"));
    java.addAll(Arrays.asList(System.getenv("PAYUNG_JVM").strip().split("\\s+")));
    java.addAll(List.of("-jar", Path.of(System.getenv("APP"), "payung.jar").toString()));
    Victim payung = new Victim(java, scratch.resolve("data"));
    try (CrashRounds town = new CrashRounds(payung, seed)) {
      ClockJumps jumps = new ClockJumps(payung, town, hands, writes);
      jumps.allMayStay();
      jumps.round("a day back", "-1d", false);
      jumps.round("right again", "+0", false);
      jumps.round("a day forward", "+1d", false);
      jumps.round("right again", "+0", false);
      jumps.round("started a day back", "-1d", true);
      jumps.round("started right again", "+0", true);
      System.out.println("answers: " + town.journal().answers());
      if (jumps.faulty) {
        System.out.println("FAULTS; kept: " + scratch);
        System.exit(1);
      }
    }
    CrashRounds.delete(scratch);
  }

  /** Sessions of this town end after a day by themselves; that is not what is looked at. */
  private void allMayStay() throws Exception {
    try (Connection owner = payung.asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("UPDATE accounts.session SET expires_at = now() + interval '30 days'; UPDATE accounts.device SET expires_at = now() + interval '30 days'");
    }
  }

  private void round(String what, String shift, boolean restart) throws Exception {
    long begin = System.nanoTime();
    String before = clock();
    List<String> found =
        new ArrayList<>(
            town.round(
                () -> {
                  Files.writeString(hands, shift + "\n");
                  if (restart) {
                    payung.close();
                    payung.start("run");
                  }
                },
                writes));
    UUID job = UUID.randomUUID();
    String made = town.village().export(job, () -> state(job));
    if (!made.equals("done")) {
      found.add("a job that was asked for in this hour: " + made);
    }
    Path file = hands.resolveSibling("cadangan-" + job + ".payung");
    Victim.Said backup = payung.command("backup", file.toString(), "--data", payung.data().toString());
    if (backup.code() != 0) {
      found.add("backup: " + backup.text());
    }
    Files.deleteIfExists(file);
    faulty |= !found.isEmpty();
    System.out.printf(
        "%-20s %s → %s   %.0f s   %d confirmed   %s%n", what, before, clock(), Load.secondsSince(begin), town.journal().confirmed().size(),
        found.isEmpty() ? "whole" : "FAULTS " + found);
  }

  private String clock() throws Exception {
    return one("SELECT to_char(now(), 'DD Mon HH24:MI')");
  }

  private String state(UUID job) throws Exception {
    return one("SELECT coalesce((SELECT state FROM platform.job WHERE id = '" + job + "' AND finished_at IS NOT NULL), '')");
  }

  private String one(String sql) throws Exception {
    try (Connection owner = payung.asOwner(); Statement query = owner.createStatement(); ResultSet row = query.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
