package id.payung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.accounts.PasswordHasher;
import id.payung.platform.postgres.TestPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application with the heap and the options that it is shipped with, in a process of its own, attacked at all doors
 * at once: it lives, every attack is answered, and others are served.
 */
@Tag("slow")
class AttackedApplicationTests {
  private static final int READERS = 4;
  private static final List<String> PAGES = List.of("/73.24", "/73.24/activities", "/73.24/reports");
  private static final int PHONE = 8;
  private static final int READINGS = 60;
  private static final int ROUNDS = 3;

  /**
   * Three is what is wanted: alone on two cores six of eight rounds stayed below (1.6 to 2.6; the median of all is
   * 2.2). Beside other builds, as this test runs, between three and four has been seen; before what computes had
   * threads of its own it was between eleven and seventeen.
   */
  private static final double MOST_TIMES_AS_SLOW = 6;

  /** People look at a page before they open the next. */
  private static final int LOOKED_AT_MILLIS = 60;

  @TempDir Path folder;

  private final List<AttackedRequests> readers = new ArrayList<>();

  @Test
  void bombs_half_sent_forms_and_previews_neither_end_it_nor_keep_others_waiting() throws Exception {
    try (PayungProcess payung =
        new PayungProcess(PayungProcess.shippedJavaCommand("-Dpayung.postgres.binaries=" + TestPostgres.BINARIES),
            folder.resolve("data"))) {
      payung.startAndWait("run");
      BenchmarkRegency regency = prepareRegency(payung);
      readers.add(AttackedRequests.of(payung, regency.secretary()));
      for (int i = 1; i < READERS; i++) {
        readers.add(AttackedRequests.of(payung, regency.volunteer(i)));
      }
      ApplicationAttack.Targets targets = ApplicationAttack.Targets.prepare(payung, regency);
      measureReadings(payung, regency); // the first ones compile
      try (ApplicationAttack first = ApplicationAttack.begin(targets)) {
        measureReadings(payung, regency);
        assertThat(first.listWrong()).isEmpty();
      }

      double least = Double.MAX_VALUE;
      for (int round = 0; round < ROUNDS && least > MOST_TIMES_AS_SLOW; round++) {
        double quiet = measureReadings(payung, regency);
        ApplicationAttack attack = ApplicationAttack.begin(targets);
        double attacked;
        try (attack) {
          attacked = measureReadings(payung, regency);
          AttackedRequests.signIn(payung, "sekretaris"); // strangers come in too
        }
        least = Math.min(least, attacked / quiet);
        assertThat(attack.listWrong()).isEmpty();
        assertThat(attack.listAnswered()).as("it was an attack").contains(422).hasSizeGreaterThan(50);
      }

      assertThat(payung.isAlive()).isTrue();
      assertThat(payung.readLog()).doesNotContain("OutOfMemoryError", "ERROR");
      assertThat(least).as("times as slow as when nobody attacks").isLessThanOrEqualTo(MOST_TIMES_AS_SLOW);
    }
  }

  private static BenchmarkRegency prepareRegency(PayungProcess payung) throws Exception {
    try (Connection owner = payung.asOwner()) {
      BenchmarkRegency regency = BenchmarkRegency.switchOn(owner, CrashSimulation.REGENCY, 9);
      regency.growTo(owner, 400);
      try (PreparedStatement statement = owner.prepareStatement("UPDATE accounts.credential SET password_hash = ?")) {
        statement.setString(1, new PasswordHasher().hash(AttackedRequests.PASSWORD));
        statement.executeUpdate();
      }
      AttackedRequests admin = AttackedRequests.of(payung, regency.admin());
      assertThat(PollingWait.waitUntil(Duration.ofMinutes(2), 200, () -> admin.get("/73.24/people").status() == 200))
          .as("it looks for new regencies every few seconds")
          .isTrue();
      return regency;
    }
  }

  /** The ninety-fifth of a hundred of all readings of people at work, while a phone sends. */
  private double measureReadings(PayungProcess payung, BenchmarkRegency regency) throws Exception {
    List<Callable<DoubleStream>> work = new ArrayList<>();
    for (AttackedRequests reader : readers) {
      work.add(() -> readPages(reader));
    }
    work.add(() -> sendReports(payung, regency));
    DoubleStream.Builder all = DoubleStream.builder();
    try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
      for (Future<DoubleStream> each : threads.invokeAll(work)) {
        each.get().forEach(all);
      }
    }
    return LoadGenerator.p95(all.build().sorted().toArray());
  }

  private static DoubleStream readPages(AttackedRequests reader) throws Exception {
    DoubleStream.Builder times = DoubleStream.builder();
    for (int i = 0; i < READINGS; i++) {
      String page = PAGES.get(i % PAGES.size());
      long begin = System.nanoTime();
      assertThat(reader.get(page).status()).as(page).isEqualTo(200);
      times.add((System.nanoTime() - begin) / 1e6);
      // Whoever reads does not ask all the time.
      Thread.sleep(LOOKED_AT_MILLIS);
    }
    return times.build();
  }

  private static DoubleStream sendReports(PayungProcess payung, BenchmarkRegency regency) throws Exception {
    for (int i = 0; i < READINGS / 5; i++) {
      UUID person = regency.volunteer(PHONE);
      String report = """
          {"version":1,"device":"%s","sentAt":"%s","records":[{"id":"%s","kind":"activity-report","author":"%s",
          "mandate":"%s","writtenAt":"%s","basedOn":null,"body":{"title":"Kelas gizi","heldOn":"%s","village":"%s",
          "people":{"childrenM":1,"childrenF":2,"adultsM":3,"adultsF":4},"files":[]}}]}
          """.formatted(regency.device(PHONE), Instant.now(), UUID.randomUUID(), person,
          BenchmarkRegency.mandateIdOf(person), Instant.now(), LocalDate.now(), regency.village(PHONE));
      HttpResponse<String> answer = payung.send(payung.request("/api/v1/73.24/sync/push")
          .header("Authorization", "Bearer " + regency.credential(PHONE))
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString(report)));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("\"accepted\"");
      // One every few seconds would be a busy village.
      Thread.sleep(LOOKED_AT_MILLIS * 5L);
    }
    return DoubleStream.empty();
  }
}
