package id.payung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Kills the application, its database, or both, with {@code kill -9} at a moment nobody chose, while phones and a desk
 * write; lets it start again with no hand; and reckons. {@code ./payung bench crash [ROUNDS] [WRITES] [SEED]}
 */
public final class CrashRounds implements AutoCloseable {
  static final String REGENCY = "73.24";

  /** What dies. */
  enum Blow {
    APPLICATION, DATABASE, DATABASE_WITH_ITS_WORKERS, BOTH, EVERYTHING
  }

  private final Victim payung;
  private final Regency regency;
  private final Journal journal = new Journal();
  private final Random chance;
  private final Village village;
  private int rounds;

  /** Starts on a fresh folder with people and plans of a regency. */
  CrashRounds(Victim payung, long seed) throws Exception {
    this.payung = payung;
    this.chance = new Random(seed);
    payung.start("run");
    try (Connection owner = payung.asOwner()) {
      this.regency = Regency.open(owner, REGENCY, seed);
      regency.grow(owner, 400);
      awaitRegency();
    } catch (Exception e) {
      payung.close();
      throw e;
    }
    this.village = new Village(payung, regency, journal, seed);
  }

  /** It looks for new regencies every few seconds. */
  private void awaitRegency() throws Exception {
    String cookie = "payung=" + Regency.cookie(regency.secretary());
    if (!Until.met(Duration.ofSeconds(30), 200,
        () -> payung.send(payung.request("/" + REGENCY + "/meetings").header("Cookie", cookie).GET())
            .statusCode() == 200)) {
      throw new IllegalStateException("the regency is not there");
    }
  }

  Journal journal() {
    return journal;
  }

  Victim payung() {
    return payung;
  }

  Village village() {
    return village;
  }

  /**
   * One round.
   *
   * @return what is wrong; empty when nothing is
   */
  List<String> round(Blow blow, int writes) throws Exception {
    return round(() -> strike(blow), writes);
  }

  /** What happens at the moment that is drawn. */
  @FunctionalInterface
  interface Strike {
    void happen() throws Exception;
  }

  /** Likewise, with another blow. */
  List<String> round(Strike strike, int writes) throws Exception {
    rounds++;
    try (Village.Day day = village.new Day(writes, rounds)) {
      int moment = writes / 20 + chance.nextInt(Math.max(1, writes * 3 / 4));
      Until.met(Duration.ofMinutes(10), 2, () -> day.done.get() >= moment || day.over());
      // The moment of the blow is drawn, between two writes or in one.
      Thread.sleep(chance.nextInt(40));
      strike.happen();
      if (!payung.alive()) {
        payung.start("run");
      }
      day.join();
    }
    try (Connection owner = payung.asOwner()) {
      List<String> faults = new ArrayList<>(
          new Reckoning(owner, payung.data(), REGENCY).whenQuiet().of(journal, journal.confirmed(), false));
      Victim.Said verdict = payung.command("audit-verify", "--data", payung.data().toString());
      if (verdict.code() != 0) {
        faults.add("the trail: " + verdict.text());
      }
      return faults;
    }
  }

  private void strike(Blow blow) throws Exception {
    switch (blow) {
      case APPLICATION -> payung.killApplication();
      case DATABASE -> payung.killDatabase(false);
      case DATABASE_WITH_ITS_WORKERS -> payung.killDatabase(true);
      case BOTH -> {
        payung.killApplication();
        payung.killDatabase(false);
      }
      case EVERYTHING -> {
        payung.killDatabase(true);
        payung.killApplication();
      }
    }
  }

  @Override
  public void close() {
    payung.close();
  }

  public static void main(String[] typed) throws Exception {
    int rounds = number(typed, 0, 20);
    int writes = number(typed, 1, 1000);
    long seed = number(typed, 2, (int) (System.nanoTime() & 0xffff));
    Path scratch = Files.createTempDirectory(Path.of(System.getenv("PAYUNG_SCRATCH")), "crash-");
    List<String> java = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    java.addAll(Arrays.asList(System.getenv("PAYUNG_JVM").strip().split("\\s+")));
    java.addAll(List.of("-jar", Path.of(System.getenv("APP"), "payung.jar").toString()));
    int faulty = 0;
    System.out.printf("%d rounds of %d writes, seed %d%n", rounds, writes, seed);
    try (CrashRounds crash = new CrashRounds(new Victim(java, scratch.resolve("data")), seed)) {
      for (int n = 0; n < rounds; n++) {
        Blow blow = Blow.values()[n % Blow.values().length];
        long begin = System.nanoTime();
        List<String> faults = crash.round(blow, writes);
        faulty += faults.isEmpty() ? 0 : 1;
        System.out.printf(Locale.ROOT, "%2d  %-26s %4.0f s   %d written so far, %d confirmed   %s%n", n + 1, blow,
            Load.secondsSince(begin),
            crash.journal.reports().size() + crash.journal.photos().size() + crash.journal.meetings().size(),
            crash.journal.confirmed().size(), faults.isEmpty() ? "whole" : "FAULTS " + faults);
      }
      System.out.println("answers: " + crash.journal.answers());
    }
    if (faulty > 0) {
      System.out.println(faulty + " rounds with faults; kept: " + scratch);
      System.exit(1);
    }
    delete(scratch);
  }

  static int number(String[] typed, int at, int otherwise) {
    return typed.length > at ? Integer.parseInt(typed[at]) : otherwise;
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
