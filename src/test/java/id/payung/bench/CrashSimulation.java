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
public final class CrashSimulation implements AutoCloseable {
  static final String REGENCY = "73.24";

  /** What dies. */
  enum CrashKind {
    APPLICATION, DATABASE, DATABASE_WITH_ITS_WORKERS, BOTH, EVERYTHING
  }

  private final PayungProcess payung;
  private final BenchmarkRegency regency;
  private final SentWriteJournal journal = new SentWriteJournal();
  private final Random random;
  private final WriteWorkload workload;
  private int roundNumber;

  /** Starts on a fresh folder with people and plans of a regency. */
  CrashSimulation(PayungProcess payung, long seed) throws Exception {
    this.payung = payung;
    this.random = new Random(seed);
    payung.startAndWait("run");
    try (Connection owner = payung.asOwner()) {
      this.regency = BenchmarkRegency.switchOn(owner, REGENCY, seed);
      regency.growTo(owner, 400);
      awaitRegency();
    } catch (Exception e) {
      payung.close();
      throw e;
    }
    this.workload = new WriteWorkload(payung, regency, journal, seed);
  }

  /** It looks for new regencies every few seconds. */
  private void awaitRegency() throws Exception {
    String cookie = "payung=" + BenchmarkRegency.sessionCookieOf(regency.secretary());
    if (!PollingWait.waitUntil(Duration.ofSeconds(30), 200,
        () -> payung.send(payung.request("/" + REGENCY + "/meetings").header("Cookie", cookie).GET())
            .statusCode() == 200)) {
      throw new IllegalStateException("the regency is not there");
    }
  }

  SentWriteJournal journal() {
    return journal;
  }

  PayungProcess payung() {
    return payung;
  }

  WriteWorkload village() {
    return workload;
  }

  /**
   * One round.
   *
   * @return what is wrong; empty when nothing is
   */
  List<String> runRound(CrashKind blow, int writes) throws Exception {
    return runRound(() -> killProcesses(blow), writes);
  }

  /** What happens at the moment that is drawn. */
  @FunctionalInterface
  interface CrashAction {
    void run() throws Exception;
  }

  /** Likewise, with another blow. */
  List<String> runRound(CrashAction strike, int writes) throws Exception {
    roundNumber++;
    try (WriteWorkload.WorkloadRun day = workload.new WorkloadRun(writes, roundNumber)) {
      int moment = writes / 20 + random.nextInt(Math.max(1, writes * 3 / 4));
      PollingWait.waitUntil(Duration.ofMinutes(10), 2, () -> day.done.get() >= moment || day.isOver());
      // The moment of the blow is drawn, between two writes or in one.
      Thread.sleep(random.nextInt(40));
      strike.run();
      if (!payung.isAlive()) {
        payung.startAndWait("run");
      }
      day.awaitEnd();
    }
    try (Connection owner = payung.asOwner()) {
      List<String> faults = new ArrayList<>(new ConsistencyCheck(owner, payung.data(), REGENCY).awaitSettled()
          .findFaults(journal, journal.listConfirmedIds(), false));
      PayungProcess.CommandOutput verdict = payung.runCommand("audit-verify", "--data", payung.data().toString());
      if (verdict.code() != 0) {
        faults.add("the trail: " + verdict.text());
      }
      return faults;
    }
  }

  private void killProcesses(CrashKind blow) throws Exception {
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

  public static void main(String[] arguments) throws Exception {
    int roundNumber = intArgument(arguments, 0, 20);
    int writes = intArgument(arguments, 1, 1000);
    long seed = intArgument(arguments, 2, (int) (System.nanoTime() & 0xffff));
    Path scratch = Files.createTempDirectory(Path.of(System.getenv("PAYUNG_SCRATCH")), "crash-");
    List<String> java = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    java.addAll(Arrays.asList(System.getenv("PAYUNG_JVM").strip().split("\\s+")));
    java.addAll(List.of("-jar", Path.of(System.getenv("APP"), "payung.jar").toString()));
    int faulty = 0;
    System.out.printf("%d rounds of %d writes, seed %d%n", roundNumber, writes, seed);
    try (CrashSimulation crash = new CrashSimulation(new PayungProcess(java, scratch.resolve("data")), seed)) {
      for (int n = 0; n < roundNumber; n++) {
        CrashKind blow = CrashKind.values()[n % CrashKind.values().length];
        long begin = System.nanoTime();
        List<String> faults = crash.runRound(blow, writes);
        faulty += faults.isEmpty() ? 0 : 1;
        System.out.printf(Locale.ROOT, "%2d  %-26s %4.0f s   %d written so far, %d confirmed   %s%n", n + 1, blow,
            LoadGenerator.secondsSince(begin),
            crash.journal.reports().size() + crash.journal.photos().size() + crash.journal.meetings().size(),
            crash.journal.listConfirmedIds().size(), faults.isEmpty() ? "whole" : "FAULTS " + faults);
      }
      System.out.println("answers: " + crash.journal.describeAnswers());
    }
    if (faulty > 0) {
      System.out.println(faulty + " rounds with faults; kept: " + scratch);
      System.exit(1);
    }
    delete(scratch);
  }

  static int intArgument(String[] arguments, int at, int otherwise) {
    return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
