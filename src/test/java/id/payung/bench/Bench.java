package id.payung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures the built application beside plain SQL on the same server, prints the ratios and keeps them. {@code bench/run} starts it. */
public final class Bench {
  private static final String REGENCY = "73.24";
  private static final long SEED = 7324;
  private static final int FEW = 10_000;
  private static final Set<String> PARTS = Set.of("start", "memory", "reports", "batch", "lists", "search", "record", "policies");

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
      System.err.println("./payung bench [--million] [--profile] [" + PARTS.stream().sorted().collect(Collectors.joining("|")) + "]…");
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
    say("start, warm");
    begin = System.nanoTime();
    try (Application application = Application.start(built, data)) {
      double warm = Load.secondsSince(begin);
      if (wanted.contains("start")) {
        tell(Figure.atMost("start, fresh data folder", 0, fresh, "s", 15));
        tell(Figure.atMost("start, warm", 0, warm, "s", 5));
      }
      if (wanted.contains("memory")) {
        Thread.sleep(4_000);
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
      if (wanted.contains("reports")) {
        reports(application, reports, owner, "field report, 16 phones, one a request", 16, 1, 0.5);
      }
      if (wanted.contains("batch")) {
        reports(application, reports, owner, "batch sync, 4 phones, 50 a request", 4, 50, 0.4);
      }
      if (wanted.contains("record")) {
        record(reading, regency);
      }
      if (wanted.stream().anyMatch(Set.of("lists", "search", "policies")::contains)) {
        // after the others, so that the small lists are not measured colder than the large
        Map<String, Double> few = wanted.contains("lists") ? lists(reading, regency, owner) : Map.of();
        say("filling " + many);
        regency.grow(owner, many);
        if (wanted.contains("lists")) {
          lists(reading, regency, owner)
              .forEach((name, time) -> tell(Figure.against(name + ", " + many / 1000 + "k to 10k", many, time, "ms", few.get(name), 1.5, true)));
        }
        if (wanted.contains("search")) {
          search(application, reading, regency, owner);
        }
        if (wanted.contains("policies")) {
          policies(application, reading);
        }
      }
    }
  }

  private Map<String, Double> lists(Reading reading, Regency regency, Connection owner) throws Exception {
    say("lists of " + regency.filled());
    Map<String, Double> medians = new LinkedHashMap<>();
    for (Map.Entry<String, String> list : reading.lists(owner).entrySet()) {
      medians.put(list.getKey(), Load.median(reading.times(regency.secretary(), 30, List.of(list.getValue()))));
    }
    return medians;
  }

  private void reports(Application application, FieldReports reports, Connection owner, String name, int clients, int records, double bar) throws Exception {
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

  /** Until it gets no faster: what is measured is a server that has been at work for a while, not the compiler beside it. */
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
    List<String> pages = Stream.iterate(0, n -> n + 37).limit(40).map(n -> "/activities/" + regency.activity(n)).toList();
    double[] times = reading.times(regency.secretary(), 60, pages);
    tell(Figure.atMost("page of one activity, p95", regency.filled(), Load.p95(times), "ms", 50));
  }

  private void search(Application application, Reading reading, Regency regency, Connection owner) throws Exception {
    say("search");
    double bare = Load.p95(reading.search(owner, 60));
    List<String> pages =
        Reading.WORDS.stream().map(word -> "/activities?q=" + java.net.URLEncoder.encode(word, java.nio.charset.StandardCharsets.UTF_8)).toList();
    double page = Load.p95(reading.times(regency.secretary(), 40, pages));
    tell(Figure.against("search by a part of the name, whole page, p95", many, page, "ms", bare, 3, true));
    try (Connection app = application.asApplication(); Statement role = app.createStatement()) {
      role.execute("SET ROLE payung_wide");
      role.execute("SET app.regency = '" + REGENCY + "'");
      tell(Figure.against("the same search under policies, statement, p95", many, Load.p95(reading.search(app, 60)), "ms", bare, 3, true));
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

  private static void say(String what) {
    System.err.println("  … " + what);
  }

  /** At once: who stops a long run keeps what was measured. */
  private void tell(Figure figure) {
    figures.add(figure);
    System.out.println(figure.line());
  }

  private void keep(Path file, double seconds) throws IOException {
    StringBuilder json = new StringBuilder("{\n  \"machine\": ").append(machine(seconds)).append(",\n  \"figures\": [\n");
    json.append(figures.stream().map(figure -> "    " + figure.json()).collect(Collectors.joining(",\n"))).append("\n  ]\n}\n");
    Files.createDirectories(file.getParent());
    Files.writeString(file, json);
    System.out.println(file);
  }

  private static String machine(double seconds) throws IOException {
    String memory =
        Files.readAllLines(Path.of("/proc/meminfo")).stream().filter(line -> line.startsWith("MemTotal")).findFirst().orElse("0").replaceAll("[^0-9]", "");
    String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    return String.format(
        Locale.ROOT,
        "{\"at\": \"%s\", \"commit\": \"%s\", \"cores\": %d, \"memoryMb\": %d, \"os\": \"%s %s\", \"java\": \"%s\", \"durable\": true,"
            + " \"loadAtTheEnd\": %s, \"seconds\": %.0f}",
        Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS), System.getenv().getOrDefault("PAYUNG_COMMIT", ""),
        Runtime.getRuntime().availableProcessors(), Long.parseLong(memory) / 1024, System.getProperty("os.name"), System.getProperty("os.arch"),
        Runtime.version(), load, seconds);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
