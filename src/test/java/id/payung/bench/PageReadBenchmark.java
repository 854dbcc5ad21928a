package id.payung.bench;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.list.PageKey;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Pages as people open them, and the statements behind them. */
final class PageReadBenchmark {
  private final BenchmarkedApplication application;
  private final BenchmarkRegency regency;

  PageReadBenchmark(BenchmarkedApplication application, BenchmarkRegency regency) {
    this.application = application;
    this.regency = regency;
  }

  void openPage(UUID person, String path) throws IOException, InterruptedException {
    HttpRequest.Builder request = application.request("/" + regency.code() + path)
        .header("Cookie", "payung=" + BenchmarkRegency.sessionCookieOf(person))
        .GET();
    HttpResponse<String> answer = application.send(request);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode());
    }
  }

  double[] measurePages(UUID person, int measured, List<String> paths) throws Exception {
    return LoadGenerator.measureTimes(40, measured, nth -> openPage(person, paths.get(nth % paths.size())));
  }

  /** First pages and pages nine tenths down, by name. */
  Map<String, String> listPaths(Connection owner) throws SQLException {
    Map<String, String> lists = new LinkedHashMap<>();
    int deep = regency.filled() * 9 / 10;
    lists.put("activities, first page", "/activities?year=" + BenchmarkRegency.YEAR);
    lists.put("activities, deep page",
        "/activities?year=" + BenchmarkRegency.YEAR + "&from="
            + pageKey(owner, "SELECT ends, id FROM agreements.activity WHERE regency = ? AND year = "
                + BenchmarkRegency.YEAR + " AND standing ORDER BY ends, id OFFSET ? LIMIT 1", deep));
    lists.put("agreements, first page", "/agreements?sort=title");
    lists.put("agreements, deep page", "/agreements?sort=title&from=" + pageKey(owner,
        "SELECT title, id FROM agreements.agreement WHERE regency = ? ORDER BY title, id OFFSET ? LIMIT 1", deep));
    return lists;
  }

  private String pageKey(Connection owner, String sql, int offset) throws SQLException {
    try (PreparedStatement query = owner.prepareStatement(sql)) {
      query.setString(1, regency.code());
      query.setInt(2, offset);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return PageKey.encode(row.getString(1), row.getString(2));
      }
    }
  }

  private String searchSql() {
    return "SELECT id, title, ends FROM agreements.activity a WHERE a.regency = '" + regency.code() + "' AND a.year = "
        + BenchmarkRegency.YEAR + " AND a.standing AND a.search LIKE ? ORDER BY a.ends, a.id LIMIT 31";
  }

  /** Words that find little and words that find much. */
  static final List<String> WORDS = List.of("rt 07", "posyandu remaja di balai", "gigi bersama puskesmas",
      "madrasah, rt 41", "akta kelahiran di balai");

  double[] measureSearch(Connection connection, int measured) throws Exception {
    try (PreparedStatement query = connection.prepareStatement(searchSql())) {
      return LoadGenerator.measureTimes(10, measured, nth -> {
        query.setString(1, "%" + WORDS.get(nth % WORDS.size()) + "%");
        readAll(query);
      });
    }
  }

  /** Parts of names: of one person, of some, of very many. */
  static final List<String> NAMES = List.of("siti contoh 4k", "daeng 1z", "palullu", "rahma", "lestari 9");

  double[] measurePeopleSearch(Connection connection, int measured) throws Exception {
    try (PreparedStatement query = connection.prepareStatement("""
        SELECT m.* FROM accounts.mandate m
          JOIN (SELECT person_name, id FROM accounts.mandate
                 WHERE regency = '%1$s' AND ended_at IS NULL AND search LIKE ? ORDER BY person_name, id LIMIT 41)
                   found ON found.id = m.id
         WHERE m.regency = '%1$s' ORDER BY found.person_name, found.id
        """.formatted(regency.code()))) {
      return LoadGenerator.measureTimes(10, measured, nth -> {
        query.setString(1, "%" + NAMES.get(nth % NAMES.size()) + "%");
        readAll(query);
      });
    }
  }

  /** A list as a narrow reader's role with policies on, and the same rows as owner without. */
  double[] measureNarrowList(Connection connection, Actor narrow, boolean policies, int measured) throws Exception {
    connection.setAutoCommit(false);
    String sql = "SELECT id, title, ends FROM agreements.activity a WHERE a.regency = '" + regency.code()
        + "' AND a.year = " + BenchmarkRegency.YEAR + " AND a.standing AND a.organisations && '"
        + BenchmarkRegency.uuidArrayLiteral(List.copyOf(narrow.organisations()))
        + "'::uuid[] ORDER BY a.ends, a.id LIMIT 31";
    return LoadGenerator.measureTimes(10, measured, nth -> {
      try (Statement statement = connection.createStatement()) {
        if (policies) {
          statement.execute(narrow.transactionSettingsSql(null));
        } else {
          statement.execute("SET LOCAL app.regency = '" + regency.code() + "'");
        }
      }
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        readAll(query);
      }
      connection.commit();
    });
  }

  Actor clerk() {
    return Actor.person(regency.code(), regency.clerk(), "staf", List.of(Role.OFFICE_CLERK),
        Set.of(BenchmarkRegency.mandateIdOf(regency.clerk())), Set.of(regency.office(0)), Set.of());
  }

  private static void readAll(PreparedStatement query) throws SQLException {
    List<Object> rows = new ArrayList<>();
    try (ResultSet found = query.executeQuery()) {
      while (found.next()) {
        rows.add(found.getObject(1));
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalStateException("nothing found");
    }
  }
}
