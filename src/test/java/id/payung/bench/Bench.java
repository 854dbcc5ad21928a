package id.payung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
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

/**
 * Measures the built application beside plain SQL on the same server, prints the ratios and keeps them.
 * {@code bench/run} starts it.
 */
public final class Bench {
  private static final String REGENCY = "73.24";
  private static final long SEED = 7324;
  private static final int FEW = 10_000;
  private static final Set<String> PARTS = Set.of("start", "memory", "reports", "batch", "lists", "search", "people",
      "record", "policies", "burst", "export", "upload", "first-sync");
  private static final int PEOPLE = 1_000_000;
  private static final int PHONES = 16;
  private static final int LOOKS = 31;
  private static final int BURST = 32 * 10;
  private static final double BURST_SECONDS = 30;

  /** What browsers call a slow 3G line: 400 kbit/s, 400 ms there and back. */
  private static final double SLOW_BITS = 400_000;

  private static final double SLOW_TRIP = 0.4;

  private final Set<String> wanted;
  private final int many;
  private final boolean profiled;
  private final List<Figure> figures = new ArrayList<>();

  private Bench(Set<String> wanted, int many, boolean profiled) {
    this.wanted = wanted;
    this.many = many;
    this.profiled = profiled;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> typed = new ArrayList<>(List.of(arguments));
    boolean million = typed.remove("--million");
    boolean profiled = typed.remove("--profile");
    Set<String> wanted = typed.isEmpty() ? PARTS : Set.copyOf(typed);
    if (!PARTS.containsAll(wanted)) {
      System.err.println(
          "./payung bench [--million] [--profile] [" + PARTS.stream().sorted().collect(Collectors.joining("|")) + "]…");
      System.exit(2);
    }
    Path scratch = Files.createTempDirectory(Path.of(System.getenv("PAYUNG_SCRATCH")), "bench-");
    Bench bench = new Bench(wanted, million ? 1_000_000 : 100_000, profiled);
    long begin = System.nanoTime();
    System.out.println(Figure.head());
    try {
      bench.run(Path.of(System.getenv("APP")), scratch.resolve("data"));
    } finally {
      delete(scratch);
    }
    if (wanted.equals(PARTS)) {
      bench.keep(Path.of(System.getenv("PAYUNG_RESULTS")), Load.secondsSince(begin));
    }
  }

  private void run(Path built, Path data) throws Exception {
    say("start, fresh folder");
    Files.createDirectories(data);
    long begin = System.nanoTime();
    Application first = Application.start(built, data);
    double fresh = Load.secondsSince(begin);
    first.close();
    if (profiled) {
      Profile.prepare(data);
    }
    if (wanted.contains("start")) {
      say("start, warm, without the cache of quick starts");
      begin = System.nanoTime();
      try (Application slow = Application.start(built, data, false)) {
        tell(Figure.told("start, warm, without the ahead-of-time cache", 0, Load.secondsSince(begin), "s", 0));
      }
    }
    say("start, warm");
    begin = System.nanoTime();
    try (Application application = Application.start(built, data)) {
      double warm = Load.secondsSince(begin);
      if (wanted.contains("start")) {
        tell(Figure.atMost("start, fresh data folder", 0, fresh, "s", 15));
        tell(Figure.atMost("start, warm", 0, warm, "s", 5));
      }
      if (wanted.contains("memory")) {
        Thread.sleep(4_000); // at rest means: some time after the start, with nobody there
        tell(Figure.atMost("memory at rest, after the start", 0, application.residentMegabytes(), "MB", 350));
      }
      measure(application);
      if (wanted.contains("memory")) {
        tell(Figure.told("memory after the measurements", 0, application.residentMegabytes(), "MB", 0));
      }
    }
  }

  private void measure(Application application) throws Exception {
    try (Connection owner = application.asOwner()) {
      say("filling " + FEW);
      Regency regency = Regency.open(owner, REGENCY, SEED);
      regency.grow(owner, FEW);
      Reading reading = new Reading(application, regency);
      FieldReports reports = new FieldReports(application, regency);
      Extremes extremes = new Extremes(application, regency, reports);
      // before the rates: after them each of the sixteen has written some thousand reports, which no phone of a village
      // has
      if (wanted.contains("first-sync")) {
        firstSync(application, extremes, regency, owner);
      }
      // batches first: they use the same code and leave less to the compiler when single reports are measured
      if (wanted.contains("batch")) {
        reports(application, reports, owner, "batch sync, 4 phones, 50 a request", 4, 50, 0.4);
      }
      if (wanted.contains("reports")) {
        reports(application, reports, owner, "field report, 16 phones, one a request", 16, 1, 0.5);
      }
      if (wanted.contains("record")) {
        record(reading, regency);
      }
      if (wanted.contains("burst")) {
        burst(extremes, reports, owner);
      }
      if (wanted.stream().anyMatch(Set.of("lists", "search", "policies")::contains)) {
        // after the others, so that the small lists are not measured colder than the large
        Map<String, Double> few = wanted.contains("lists") ? lists(application, reading, regency, owner) : Map.of();
        say("filling " + many);
        regency.grow(owner, many);
        if (wanted.contains("lists")) {
          lists(application, reading, regency, owner).forEach((name, time) -> tell(
              Figure.against(name + ", " + many / 1000 + "k to 10k", many, time, "ms", few.get(name), 1.5, true)));
        }
        if (wanted.contains("search")) {
          search(application, reading, regency, owner);
        }
        if (wanted.contains("policies")) {
          policies(application, reading);
        }
      }
      if (wanted.contains("people")) {
        people(reading, regency, owner);
      }
      if (wanted.contains("export")) {
        export(application, extremes, regency);
      }
      if (wanted.contains("upload")) {
        upload(application, extremes);
      }
    }
  }

  /** Medians, the lists in turn, so that what else the machine does falls on all of them. */
  private Map<String, Double> lists(Application application, Reading reading, Regency regency, Connection owner)
      throws Exception {
    say("lists of " + regency.filled());
    try (Connection administrator = application.asAdministrator();
        Statement statement = administrator.createStatement()) {
      statement.execute("CHECKPOINT"); // what was just filled is not written out beside what is measured
    }
    Map<String, String> lists = reading.lists(owner);
    for (String path : lists.values()) {
      reading.times(regency.secretary(), 0, List.of(path));
    }
    Map<String, double[]> times = new LinkedHashMap<>();
    for (int nth = 0; nth < LOOKS; nth++) {
      for (Map.Entry<String, String> list : lists.entrySet()) {
        long begin = System.nanoTime();
        reading.open(regency.secretary(), list.getValue());
        times.computeIfAbsent(list.getKey(), _ -> new double[LOOKS])[nth] = Load.secondsSince(begin) * 1_000;
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    times.forEach((name, all) -> medians.put(name, Load.median(Arrays.stream(all).sorted().toArray())));
    return medians;
  }

  private void reports(Application application, FieldReports reports, Connection owner, String name, int clients,
      int records, double bar) throws Exception {
    say(name);
    warm(reports, owner, clients, records);
    if (profiled) {
      Profile profile = new Profile(application);
      profile.begin();
      Load.perSecond(clients, 8, number -> reports.phone(number, records));
      reports.settle(owner);
      profile.tell(name);
    }
    // alternately, so that what else the machine does falls on both
    double ours = 0;
    double plain = 0;
    double settled = 0;
    for (int round = 0; round < 2; round++) {
      ours += Load.perSecond(clients, 4, number -> reports.phone(number, records)) / 2;
      settled = Math.max(settled, reports.settle(owner));
      plain += Load.perSecond(clients, 3, number -> reports.plainSql(number, records)) / 2;
      reports.settle(owner);
    }
    tell(Figure.against(name, records, ours, "records/s", plain, bar, false));
    tell(Figure.told(name + ": heard by all after", records, settled, "s", 0));
  }

  /**
   * Until it gets no faster: what is measured is a server that has been at work for a while, not the compiler beside
   * it.
   */
  private static void warm(FieldReports reports, Connection owner, int clients, int records) throws Exception {
    double best = 0;
    int slower = 0;
    for (int round = 0; round < 15 && slower < 4; round++) {
      double now = Load.perSecond(clients, 4, number -> reports.phone(number, records));
      say(Figure.number(now) + " a second");
      slower = now > best * 1.05 ? 0 : slower + 1;
      best = Math.max(best, now);
    }
    reports.settle(owner);
  }

  private void record(Reading reading, Regency regency) throws Exception {
    say("one record");
    List<String> pages =
        Stream.iterate(0, n -> n + 37).limit(40).map(n -> "/activities/" + regency.activity(n)).toList();
    double[] times = reading.times(regency.secretary(), 60, pages);
    tell(Figure.atMost("page of one activity, p95", regency.filled(), Load.p95(times), "ms", 50));
  }

  private void search(Application application, Reading reading, Regency regency, Connection owner) throws Exception {
    say("search");
    double bare = Load.p95(reading.search(owner, 60));
    List<String> pages = Reading.WORDS.stream()
        .map(word -> "/activities?q=" + java.net.URLEncoder.encode(word, java.nio.charset.StandardCharsets.UTF_8))
        .toList();
    double page = Load.p95(reading.times(regency.secretary(), 40, pages));
    tell(Figure.against("search by a part of the name, whole page, p95", many, page, "ms", bare, 3, true));
    try (Connection app = application.asApplication(); Statement role = app.createStatement()) {
      role.execute("SET ROLE payung_wide");
      role.execute("SET app.regency = '" + REGENCY + "'");
      tell(Figure.against("the same search under policies, statement, p95", many, Load.p95(reading.search(app, 60)),
          "ms", bare, 3, true));
    }
  }

  private void policies(Application application, Reading reading) throws Exception {
    say("policies");
    try (Connection owner = application.asOwner(); Connection app = application.asApplication()) {
      double without = Load.median(reading.narrowList(owner, reading.clerk(), false, 60));
      double with = Load.median(reading.narrowList(app, reading.clerk(), true, 60));
      tell(Figure.told("an office's list, policies on beside off", many, with, "ms", without));
    }
  }

  private void people(Reading reading, Regency regency, Connection owner) throws Exception {
    say(PEOPLE + " people");
    regency.crowd(owner, PEOPLE);
    double bare = Load.p95(reading.people(owner, 60));
    List<String> pages = Reading.NAMES.stream()
        .map(name -> "/people?q=" + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8))
        .toList();
    double page = Load.p95(reading.times(regency.admin(), 60, pages));
    tell(Figure.against("name search among people, whole page, p95", PEOPLE, page, "ms", bare, 3, true));
  }

  private void firstSync(Application application, Extremes extremes, Regency regency, Connection owner)
      throws Exception {
    say("first sync");
    Extremes.FirstSync first = extremes.firstSync(0, 300);
    tell(Figure.atMost("first sync over a slow 3G line, from bytes and trips", first.records(),
        first.seconds(SLOW_BITS, SLOW_TRIP), "s", 10));
    Optional<BrowserPhone> phone = BrowserPhone.find();
    if (phone.isEmpty()) {
      say("no Chromium here: the first sync was only computed");
      return;
    }
    BrowserPhone.FirstSync seen = phone.get().firstSync(application, owner, regency.volunteer(0), "aktivis0");
    tell(Figure.atMost("first sync in Chromium, slow 3G, processor 4 times slower: sign-in to the list",
        seen.activities(), seen.signedIn() + seen.list(), "s", 10));
    tell(Figure.told("the same, to the last record", first.records(), seen.signedIn() + seen.all(), "s", 0));
    tell(Figure.told("the same, over the line without the app", first.records(), seen.bytes() / 1024.0, "kB", 0));
  }

  private void burst(Extremes extremes, FieldReports reports, Connection owner) throws Exception {
    say("burst");
    warm(reports, owner, PHONES, 1);
    double usual = Load.perSecond(PHONES, 4, number -> reports.phone(number, 1));
    Extremes.Burst burst = extremes.burst(owner, BURST, BURST_SECONDS);
    double back = extremes.backTo(usual * 0.8, PHONES);
    reports.settle(owner);
    tell(Figure.told("burst of " + BURST + " phones: taken", burst.confirmed(), burst.confirmed() / BURST_SECONDS,
        "records/s", usual));
    tell(Figure.told("burst: refused with 503 and Retry-After", burst.refused(), burst.refused() / BURST_SECONDS,
        "answers/s", 0));
    tell(Figure.atMost("burst: slowest refusal", burst.refused(), burst.slowestRefusal(), "s", 2));
    tell(
        Figure.none("burst: answers that were neither", burst.confirmed() + burst.refused(), burst.wrong(), "answers"));
    tell(Figure.none("burst: confirmed and not there once", burst.confirmed(), burst.lost(), "records"));
    tell(Figure.atMost("burst: back to four fifths of its pace after", 0, back, "s", 60));
  }

  private void export(Application application, Extremes extremes, Regency regency) throws Exception {
    say("export of " + regency.filled());
    extremes.export(); // once before, for what the first one needs for good
    double before = application.residentMegabytes();
    tell(Figure.against("memory while all reports are exported", regency.filled(), extremes.most(extremes::export),
        "MB", before, 1.2, true));
  }

  private void upload(Application application, Extremes extremes) throws Exception {
    say("upload of 2 GB");
    double before = application.residentMegabytes();
    long[] sent = {0};
    double most = extremes.most(() -> sent[0] = extremes.upload());
    tell(Figure.against("memory while 2 GB are refused", 0, most, "MB", before, 1.2, true));
    tell(Figure.atMost("taken of 2 GB before they were refused", 0, sent[0] / 1048576.0, "MB", 64));
  }

  private static void say(String what) {
    System.err.println("  … " + what);
  }

  /** At once: who stops a long run keeps what was measured. */
  private void tell(Figure figure) {
    figures.add(figure);
    System.out.println(figure.line());
  }

  private void keep(Path file, double seconds) throws IOException {
    StringBuilder json =
        new StringBuilder("{\n  \"machine\": ").append(machine(seconds)).append(",\n  \"figures\": [\n");
    json.append(figures.stream().map(figure -> "    " + figure.json()).collect(Collectors.joining(",\n")))
        .append("\n  ]\n}\n");
    Files.createDirectories(file.getParent());
    Files.writeString(file, json);
    System.out.println(file);
  }

  private static String machine(double seconds) throws IOException {
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
