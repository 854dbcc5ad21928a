package id.payung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures the built application beside plain SQL on the same server, prints the ratios and keeps them.
 * {@code bench/run} starts it.
 */
public final class PerformanceBenchmark {
  private static final String REGENCY = "73.24";
  private static final long SEED = 7324;
  private static final int SMALL_ROWS = 10_000;
  private static final Set<String> PARTS = Set.of("start", "memory", "reports", "batch", "lists", "search", "people",
      "record", "readers", "policies", "burst", "export", "upload", "first-sync");
  private static final int PEOPLE = 1_000_000;
  private static final int PHONES = 16;
  private static final int LOOKS = 31;
  private static final int BURST = 32 * 10;
  private static final double BURST_SECONDS = 30;

  /** What browsers call a slow 3G line: 400 kbit/s, 400 ms there and back. */
  private static final double SLOW_BITS = 400_000;

  private static final double SLOW_TRIP = 0.4;

  private final Set<String> selectedParts;
  private final int largeRows;
  private final boolean profiled;
  private final List<BenchmarkFigure> figures = new ArrayList<>();
  private @Nullable BenchmarkRegency filledRegency;

  private PerformanceBenchmark(Set<String> selectedParts, int largeRows, boolean profiled) {
    this.selectedParts = selectedParts;
    this.largeRows = largeRows;
    this.profiled = profiled;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> typed = new ArrayList<>(List.of(arguments));
    boolean million = typed.remove("--million");
    boolean profiled = typed.remove("--profile");
    Set<String> selectedParts = typed.isEmpty() ? PARTS : Set.copyOf(typed);
    if (!PARTS.containsAll(selectedParts)) {
      System.err.println(
          "./payung bench [--million] [--profile] [" + PARTS.stream().sorted().collect(Collectors.joining("|")) + "]…");
      System.exit(2);
    }
    Path scratch = Files.createTempDirectory(Path.of(System.getenv("PAYUNG_SCRATCH")), "bench-");
    PerformanceBenchmark bench = new PerformanceBenchmark(selectedParts, million ? 1_000_000 : 100_000, profiled);
    long begin = System.nanoTime();
    System.out.println(BenchmarkFigure.tableHeader());
    try {
      bench.run(Path.of(System.getenv("APP")), scratch.resolve("data"));
    } finally {
      delete(scratch);
    }
    if (selectedParts.equals(PARTS)) {
      bench.writeResults(Path.of(System.getenv("PAYUNG_RESULTS")), LoadGenerator.secondsSince(begin));
    }
  }

  private void run(Path built, Path data) throws Exception {
    printProgress("start, fresh folder");
    Files.createDirectories(data);
    long begin = System.nanoTime();
    BenchmarkedApplication first = BenchmarkedApplication.start(built, data);
    double fresh = LoadGenerator.secondsSince(begin);
    first.close();
    if (profiled) {
      StatementProfile.enable(data);
    }
    if (selectedParts.contains("start")) {
      printProgress("start, warm, without the cache of quick starts");
      begin = System.nanoTime();
      try (BenchmarkedApplication slow = BenchmarkedApplication.start(built, data, false)) {
        report(BenchmarkFigure.informational("start, warm, without the ahead-of-time cache", 0,
            LoadGenerator.secondsSince(begin), "s", 0));
      }
    }
    printProgress("start, warm");
    begin = System.nanoTime();
    try (BenchmarkedApplication application = BenchmarkedApplication.start(built, data)) {
      double warm = LoadGenerator.secondsSince(begin);
      if (selectedParts.contains("start")) {
        report(BenchmarkFigure.atMost("start, fresh data folder", 0, fresh, "s", 15));
        report(BenchmarkFigure.atMost("start, warm", 0, warm, "s", 5));
      }
      if (selectedParts.contains("memory")) {
        Thread.sleep(4_000); // at rest means: some time after the start, with nobody there
        report(
            BenchmarkFigure.atMost("memory at rest, after the start", 0, application.residentMegabytes(), "MB", 350));
      }
      measure(application);
      if (selectedParts.contains("memory")) {
        report(BenchmarkFigure.informational("memory after the measurements", 0, application.residentMegabytes(), "MB",
            0));
      }
    }
    if (selectedParts.contains("readers")) {
      measureReaders(built, data);
    }
  }

  /** Last, and after a start of its own: the application that is measured otherwise has no page that shows nothing. */
  private void measureReaders(Path built, Path data) throws Exception {
    printProgress("start, with a page that shows nothing");
    try (BenchmarkedApplication application = BenchmarkedApplication.startWithBarePage(built, data);
        Connection owner = application.asOwner()) {
      BenchmarkRegency regency = regencyIn(owner);
      if (regency.filled() < largeRows) {
        printProgress("filling " + largeRows);
        regency.growTo(owner, largeRows);
      }
      ReaderBenchmark readers = new ReaderBenchmark(application, regency);
      for (ReaderBenchmark.ReadPage page : readers.pages()) {
        readers.warmUp(page, PerformanceBenchmark::printProgress);
        if (profiled) {
          StatementProfile profile = new StatementProfile(application);
          profile.reset();
          readers.measure(page, 1);
          profile.print(page.name());
        }
        for (int clients : ReaderBenchmark.CLIENTS) {
          readers.measure(page, clients).forEach(this::report);
        }
      }
    }
  }

  /** Made once: a second start finds the rows of the first. */
  private BenchmarkRegency regencyIn(Connection owner) throws SQLException {
    if (filledRegency == null) {
      filledRegency = BenchmarkRegency.switchOn(owner, REGENCY, SEED);
    }
    return filledRegency;
  }

  private void measure(BenchmarkedApplication application) throws Exception {
    try (Connection owner = application.asOwner()) {
      printProgress("filling " + SMALL_ROWS);
      BenchmarkRegency regency = regencyIn(owner);
      regency.growTo(owner, SMALL_ROWS);
      PageReadBenchmark pageReads = new PageReadBenchmark(application, regency);
      FieldReportLoad reports = new FieldReportLoad(application, regency);
      OverloadBenchmark overloadBenchmark = new OverloadBenchmark(application, regency, reports);
      // before the rates: after them each of the sixteen has written some thousand reports, which no phone of a village
      // has
      if (selectedParts.contains("first-sync")) {
        firstSync(application, overloadBenchmark, regency, owner);
      }
      // batches first: they use the same code and leave less to the compiler when single reports are measured
      if (selectedParts.contains("batch")) {
        reports(application, reports, owner, "batch sync, 4 phones, 50 a request", 4, 50, 0.4);
      }
      if (selectedParts.contains("reports")) {
        reports(application, reports, owner, "field report, 16 phones, one a request", 16, 1, 0.5);
        printProgress("field report: the floor");
        new FieldReportFloor(application, reports, owner).measure(PHONES).forEach(this::report);
      }
      if (selectedParts.contains("record")) {
        measureRecordPages(pageReads, regency);
      }
      if (selectedParts.contains("burst")) {
        measureBurst(overloadBenchmark, reports, owner);
      }
      if (selectedParts.stream().anyMatch(Set.of("lists", "search", "policies")::contains)) {
        // after the others, so that the small lists are not measured colder than the large
        Map<String, Double> few =
            selectedParts.contains("lists") ? lists(application, pageReads, regency, owner) : Map.of();
        printProgress("filling " + largeRows);
        regency.growTo(owner, largeRows);
        if (selectedParts.contains("lists")) {
          lists(application, pageReads, regency, owner).forEach((name, time) -> report(BenchmarkFigure
              .compared(name + ", " + largeRows / 1000 + "k to 10k", largeRows, time, "ms", few.get(name), 1.5, true)));
        }
        if (selectedParts.contains("search")) {
          measureSearch(application, pageReads, regency, owner);
        }
        if (selectedParts.contains("policies")) {
          measurePolicies(application, pageReads);
        }
      }
      if (selectedParts.contains("people")) {
        measurePeopleSearch(pageReads, regency, owner);
      }
      if (selectedParts.contains("export")) {
        measureExport(application, overloadBenchmark, regency);
      }
      if (selectedParts.contains("upload")) {
        measureUpload(application, overloadBenchmark);
      }
    }
  }

  /** Medians, the lists in turn, so that what else the machine does falls on all of them. */
  private Map<String, Double> lists(BenchmarkedApplication application, PageReadBenchmark pageReads,
      BenchmarkRegency regency, Connection owner) throws Exception {
    printProgress("lists of " + regency.filled());
    try (Connection administrator = application.asAdministrator();
        Statement statement = administrator.createStatement()) {
      statement.execute("CHECKPOINT"); // what was just filled is not written out beside what is measured
    }
    Map<String, String> lists = pageReads.listPaths(owner);
    for (String path : lists.values()) {
      pageReads.measurePages(regency.secretary(), 0, List.of(path));
    }
    Map<String, double[]> times = new LinkedHashMap<>();
    for (int nth = 0; nth < LOOKS; nth++) {
      for (Map.Entry<String, String> list : lists.entrySet()) {
        long begin = System.nanoTime();
        pageReads.openPage(regency.secretary(), list.getValue());
        times.computeIfAbsent(list.getKey(), _ -> new double[LOOKS])[nth] = LoadGenerator.secondsSince(begin) * 1_000;
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    times.forEach((name, all) -> medians.put(name, LoadGenerator.median(Arrays.stream(all).sorted().toArray())));
    return medians;
  }

  private void reports(BenchmarkedApplication application, FieldReportLoad reports, Connection owner, String name,
      int clients, int records, double bar) throws Exception {
    printProgress(name);
    warmUp(reports, owner, clients, records);
    if (profiled) {
      StatementProfile profile = new StatementProfile(application);
      profile.reset();
      LoadGenerator.measureRate(clients, 8, number -> reports.phoneClient(number, records));
      reports.awaitSettled(owner);
      profile.print(name);
    }
    // alternately, so that what else the machine does falls on both
    double ours = 0;
    double plain = 0;
    double settled = 0;
    for (int round = 0; round < 2; round++) {
      ours += LoadGenerator.measureRate(clients, 4, number -> reports.phoneClient(number, records)) / 2;
      settled = Math.max(settled, reports.awaitSettled(owner));
      plain += LoadGenerator.measureRate(clients, 3, number -> reports.plainSql(number, records)) / 2;
      reports.forgetUnsealed(owner);
    }
    report(BenchmarkFigure.compared(name, records, ours, "records/s", plain, bar, false));
    report(BenchmarkFigure.informational(name + ": heard by all after", records, settled, "s", 0));
  }

  /**
   * Until it gets no faster: what is measured is a server that has been at work for a while, not the compiler beside
   * it.
   */
  private static void warmUp(FieldReportLoad reports, Connection owner, int clients, int records) throws Exception {
    double best = 0;
    int slower = 0;
    for (int round = 0; round < 15 && slower < 4; round++) {
      double now = LoadGenerator.measureRate(clients, 4, number -> reports.phoneClient(number, records));
      printProgress(BenchmarkFigure.formatNumber(now) + " a second");
      slower = now > best * 1.05 ? 0 : slower + 1;
      best = Math.max(best, now);
    }
    reports.awaitSettled(owner);
  }

  private void measureRecordPages(PageReadBenchmark pageReads, BenchmarkRegency regency) throws Exception {
    printProgress("one record");
    List<String> pages =
        Stream.iterate(0, n -> n + 37).limit(40).map(n -> "/activities/" + regency.activityId(n)).toList();
    double[] times = pageReads.measurePages(regency.secretary(), 60, pages);
    report(BenchmarkFigure.atMost("page of one activity, p95", regency.filled(), LoadGenerator.p95(times), "ms", 50));
  }

  private void measureSearch(BenchmarkedApplication application, PageReadBenchmark pageReads, BenchmarkRegency regency,
      Connection owner) throws Exception {
    printProgress("search");
    double bare = LoadGenerator.p95(pageReads.measureSearch(owner, 60));
    List<String> pages = PageReadBenchmark.WORDS.stream()
        .map(word -> "/activities?q=" + java.net.URLEncoder.encode(word, java.nio.charset.StandardCharsets.UTF_8))
        .toList();
    double page = LoadGenerator.p95(pageReads.measurePages(regency.secretary(), 40, pages));
    report(BenchmarkFigure.compared("search by a part of the name, whole page, p95", largeRows, page, "ms", bare, 3,
        true));
    try (Connection app = application.asApplication(); Statement role = app.createStatement()) {
      role.execute("SET ROLE payung_wide");
      role.execute("SET app.regency = '" + REGENCY + "'");
      report(BenchmarkFigure.compared("the same search under policies, statement, p95", largeRows,
          LoadGenerator.p95(pageReads.measureSearch(app, 60)), "ms", bare, 3, true));
    }
  }

  private void measurePolicies(BenchmarkedApplication application, PageReadBenchmark pageReads) throws Exception {
    printProgress("policies");
    try (Connection owner = application.asOwner(); Connection app = application.asApplication()) {
      double without = LoadGenerator.median(pageReads.measureNarrowList(owner, pageReads.clerk(), false, 60));
      double with = LoadGenerator.median(pageReads.measureNarrowList(app, pageReads.clerk(), true, 60));
      report(BenchmarkFigure.informational("an office's list, policies on beside off", largeRows, with, "ms", without));
    }
  }

  private void measurePeopleSearch(PageReadBenchmark pageReads, BenchmarkRegency regency, Connection owner)
      throws Exception {
    printProgress(PEOPLE + " people");
    regency.insertManyPeople(owner, PEOPLE);
    double bare = LoadGenerator.p95(pageReads.measurePeopleSearch(owner, 60));
    List<String> pages = PageReadBenchmark.NAMES.stream()
        .map(name -> "/people?q=" + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8))
        .toList();
    double page = LoadGenerator.p95(pageReads.measurePages(regency.admin(), 60, pages));
    report(BenchmarkFigure.compared("name search among people, whole page, p95", PEOPLE, page, "ms", bare, 3, true));
  }

  private void firstSync(BenchmarkedApplication application, OverloadBenchmark overloadBenchmark,
      BenchmarkRegency regency, Connection owner) throws Exception {
    printProgress("first sync");
    OverloadBenchmark.FirstSyncCost first = overloadBenchmark.measureFirstSync(0, 300);
    report(BenchmarkFigure.atMost("first sync over a slow 3G line, from bytes and trips", first.records(),
        first.seconds(SLOW_BITS, SLOW_TRIP), "s", 10));
    Optional<BrowserSyncBenchmark> phone = BrowserSyncBenchmark.findBrowser();
    if (phone.isEmpty()) {
      printProgress("no Chromium here: the first sync was only computed");
      return;
    }
    BrowserSyncBenchmark.BrowserSyncTimes seen =
        phone.get().measureFirstSync(application, owner, regency.volunteer(0), "aktivis0");
    report(BenchmarkFigure.atMost("first sync in Chromium, slow 3G, processor 4 times slower: sign-in to the list",
        seen.activities(), seen.signedIn() + seen.list(), "s", 10));
    report(BenchmarkFigure.informational("the same, to the last record", first.records(), seen.signedIn() + seen.all(),
        "s", 0));
    report(BenchmarkFigure.informational("the same, over the line without the app", first.records(),
        seen.bytes() / 1024.0, "kB", 0));
  }

  private void measureBurst(OverloadBenchmark overloadBenchmark, FieldReportLoad reports, Connection owner)
      throws Exception {
    printProgress("burst");
    warmUp(reports, owner, PHONES, 1);
    double usual = LoadGenerator.measureRate(PHONES, 4, number -> reports.phoneClient(number, 1));
    OverloadBenchmark.BurstResult burst = overloadBenchmark.measureBurst(owner, BURST, BURST_SECONDS);
    double back = overloadBenchmark.secondsUntilRecovered(usual * 0.8, PHONES);
    reports.awaitSettled(owner);
    report(BenchmarkFigure.informational("burst of " + BURST + " phones: taken", burst.confirmed(),
        burst.confirmed() / BURST_SECONDS, "records/s", usual));
    report(BenchmarkFigure.informational("burst: refused with 503 and Retry-After", burst.refused(),
        burst.refused() / BURST_SECONDS, "answers/s", 0));
    report(BenchmarkFigure.atMost("burst: slowest refusal", burst.refused(), burst.slowestRefusal(), "s", 2));
    report(BenchmarkFigure.mustBeZero("burst: answers that were neither", burst.confirmed() + burst.refused(),
        burst.wrong(), "answers"));
    report(
        BenchmarkFigure.mustBeZero("burst: confirmed and not there once", burst.confirmed(), burst.lost(), "records"));
    report(BenchmarkFigure.atMost("burst: back to four fifths of its pace after", 0, back, "s", 60));
  }

  private void measureExport(BenchmarkedApplication application, OverloadBenchmark overloadBenchmark,
      BenchmarkRegency regency) throws Exception {
    printProgress("export of " + regency.filled());
    overloadBenchmark.measureExport(); // once before, for what the first one needs for good
    double before = application.residentMegabytes();
    report(BenchmarkFigure.compared("memory while all reports are exported", regency.filled(),
        overloadBenchmark.peakMegabytes(overloadBenchmark::measureExport), "MB", before, 1.2, true));
  }

  private void measureUpload(BenchmarkedApplication application, OverloadBenchmark overloadBenchmark) throws Exception {
    printProgress("upload of 2 GB");
    double before = application.residentMegabytes();
    long[] sent = {0};
    double most = overloadBenchmark.peakMegabytes(() -> sent[0] = overloadBenchmark.measureRefusedUpload());
    report(BenchmarkFigure.compared("memory while 2 GB are refused", 0, most, "MB", before, 1.2, true));
    report(BenchmarkFigure.atMost("taken of 2 GB before they were refused", 0, sent[0] / 1048576.0, "MB", 64));
  }

  private static void printProgress(String what) {
    System.err.println("  … " + what);
  }

  /** At once: who stops a long run keeps what was measured. */
  private void report(BenchmarkFigure figure) {
    figures.add(figure);
    System.out.println(figure.tableRow());
  }

  private void writeResults(Path file, double seconds) throws IOException {
    StringBuilder json =
        new StringBuilder("{\n  \"machine\": ").append(describeMachine(seconds)).append(",\n  \"figures\": [\n");
    json.append(figures.stream().map(figure -> "    " + figure.toJson()).collect(Collectors.joining(",\n")))
        .append("\n  ]\n}\n");
    Files.createDirectories(file.getParent());
    Files.writeString(file, json);
    System.out.println(file);
  }

  private static String describeMachine(double seconds) throws IOException {
    String memory = Files.readAllLines(Path.of("/proc/meminfo"))
        .stream()
        .filter(line -> line.startsWith("MemTotal"))
        .findFirst()
        .orElse("0")
        .replaceAll("[^0-9]", "");
    String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    return String.format(Locale.ROOT,
        "{\"at\": \"%s\", \"commit\": \"%s\", \"cores\": %d, \"memoryMb\": %d, \"os\": \"%s %s\", \"java\": \"%s\", "
            + "\"durable\": true," + " \"loadAtTheEnd\": %s, \"seconds\": %.0f}",
        Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
        System.getenv().getOrDefault("PAYUNG_COMMIT", ""), Runtime.getRuntime().availableProcessors(),
        Long.parseLong(memory) / 1024, System.getProperty("os.name"), System.getProperty("os.arch"), Runtime.version(),
        load, seconds);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
