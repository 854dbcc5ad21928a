package id.payung.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Pages as many people open them at once, each beside the same rows by plain SQL on as many connections, and beside a
 * page that renders nothing: what the framework costs and what we cost.
 */
final class ReaderBenchmark {
  static final List<Integer> CLIENTS = List.of(1, 16);
  private static final int ROUNDS = 2;
  private static final double PAGE_SECONDS = 3;
  private static final double BASELINE_SECONDS = 1.5;
  private static final int WARM_UP_ROUNDS = 10;
  private static final int ACTIVITIES = 40;

  private final BenchmarkedApplication application;
  private final BenchmarkRegency regency;
  private final String cookie;

  ReaderBenchmark(BenchmarkedApplication application, BenchmarkRegency regency) {
    this.application = application;
    this.regency = regency;
    this.cookie = "payung=" + BenchmarkRegency.sessionCookieOf(regency.secretary());
  }

  /** A page by its addresses, and the statements of its rows: each client goes through both in turn. */
  record ReadPage(String name, List<String> paths, List<String> statements) {}

  /** As the secretary sees them, who sees all. */
  List<ReadPage> pages() {
    String year = "?year=" + BenchmarkRegency.YEAR;
    String list = "SELECT * FROM agreements.activity WHERE regency = '" + regency.code() + "' AND year = "
        + BenchmarkRegency.YEAR + " AND standing";
    List<String> one = new ArrayList<>();
    List<String> oneSql = new ArrayList<>();
    for (int n = 0; n < ACTIVITIES; n++) {
      one.add("/activities/" + regency.activityId(n * 37));
      oneSql.add("""
          SELECT * FROM agreements.activity a JOIN agreements.plan p ON p.regency = a.regency AND p.id = a.plan
            LEFT JOIN community.report r ON r.regency = a.regency AND r.activity = a.id
           WHERE a.regency = '%s' AND a.id = '%s'
          """.formatted(regency.code(), regency.activityId(n * 37)));
    }
    return List.of(
        new ReadPage("activities", List.of("/activities" + year), List.of(list + " ORDER BY ends, id LIMIT 31")),
        new ReadPage("reports", List.of("/reports"),
            List.of("SELECT * FROM community.report WHERE regency = '"
                + regency.code() + "' ORDER BY held_on DESC, id DESC LIMIT 31")),
        new ReadPage("one activity", one, oneSql),
        new ReadPage("first page", List.of(""),
            List.of("SELECT * FROM agreements.agreement WHERE regency = '" + regency.code()
                + "' AND stage IN ('signed', 'in-force') AND ended_on IS NULL"
                + " AND coalesce(ends, DATE '9999-12-31') <= current_date + 180"
                + " ORDER BY coalesce(ends, DATE '9999-12-31'), id LIMIT 30")),
        new ReadPage("search",
            PageReadBenchmark.WORDS.stream()
                .map(word -> "/activities?q=" + URLEncoder.encode(word, StandardCharsets.UTF_8))
                .toList(),
            PageReadBenchmark.WORDS.stream()
                .map(word -> list + " AND search LIKE '%" + word + "%' ORDER BY ends, id LIMIT 31")
                .toList()));
  }

  /** Until it gets no faster. */
  void warmUp(ReadPage page, Consumer<String> progress) throws Exception {
    double best = 0;
    int slower = 0;
    for (int round = 0; round < WARM_UP_ROUNDS && slower < 2; round++) {
      double now =
          LoadGenerator.measureRate(CLIENTS.getLast(), PAGE_SECONDS, number -> reader(page.paths(), number, true));
      progress.accept(page.name() + ": " + BenchmarkFigure.formatNumber(now) + " a second");
      slower = now > best * 1.05 ? 0 : slower + 1;
      best = Math.max(best, now);
    }
  }

  /** The three alternately, so that what else the machine does falls on all. */
  List<BenchmarkFigure> measure(ReadPage page, int clients) throws Exception {
    LoadTotals whole = new LoadTotals(application);
    LoadTotals bare = new LoadTotals(application);
    LoadTotals plain = new LoadTotals(application);
    for (int round = 0; round < ROUNDS; round++) {
      whole.add(clients, PAGE_SECONDS, number -> reader(page.paths(), number, false));
      bare.add(clients, BASELINE_SECONDS, number -> reader(List.of("/bare"), number, false));
      plain.add(clients, BASELINE_SECONDS, number -> plainSql(page.statements(), number));
    }
    String name = page.name() + ", " + clients + (clients == 1 ? " reader" : " readers");
    int rows = regency.filled();
    return List.of(BenchmarkFigure.informational(name + ", beside SQL", rows, whole.rate(), "pages/s", plain.rate()),
        BenchmarkFigure.informational(name + ", beside a bare page", rows, whole.rate(), "pages/s", bare.rate()),
        BenchmarkFigure.informational(name + ", p95, beside SQL", rows, whole.p95(), "ms", plain.p95()),
        BenchmarkFigure.informational(name + ", p95, beside a bare page", rows, whole.p95(), "ms", bare.p95()),
        BenchmarkFigure.informational(name + ", application, beside a bare page", rows, whole.applicationMillis(),
            "cpu ms", bare.applicationMillis()),
        BenchmarkFigure.informational(name + ", database, beside a bare page", rows, whole.databaseMillis(), "cpu ms",
            bare.databaseMillis()));
  }

  /** @param cold whether a page may be refused: a server just started has not all its connections yet */
  private LoadGenerator.LoadClient reader(List<String> paths, int number, boolean cold) {
    return nth -> {
      String path = "/" + regency.code() + paths.get((number + nth) % paths.size());
      int status = application.get(path, cookie);
      if (cold && status == 503) {
        return 0;
      }
      if (status != 200 && status != 204) {
        throw new IllegalStateException(path + ": " + status);
      }
      return 1;
    };
  }

  private LoadGenerator.LoadClient plainSql(List<String> statements, int number) throws SQLException, IOException {
    Connection owner = application.asOwner();
    List<PreparedStatement> prepared = new ArrayList<>();
    for (String statement : statements) {
      prepared.add(owner.prepareStatement(statement));
    }
    return new LoadGenerator.LoadClient() {
      @Override
      public int act(int nth) throws SQLException {
        readRows(prepared.get((number + nth) % prepared.size()));
        return 1;
      }

      @Override
      public void close() throws SQLException {
        owner.close();
      }
    };
  }

  private static void readRows(PreparedStatement query) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      int values = 0;
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          values += rows.getString(column) == null ? 0 : 1;
        }
      }
      if (values == 0) {
        throw new IllegalStateException("nothing found");
      }
    }
  }
}
