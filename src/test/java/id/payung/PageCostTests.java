package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.testing.CountedStatements;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What the pages that people reach ask of the database: seldom, and nothing that grows with the table. */
@Demonstrated
class PageCostTests {
  private static final int MOST_STATEMENTS = 12;
  private static final String NOT_ALLOWED = "42501";
  private static final Set<String> NARROW = Set.of("disdukcapil", "kakao", "patbm.malili", "desa.malili");
  private static final Pattern READS = Pattern.compile("(?i)^\\s*(select|with)\\b");
  private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\w+\\.\\w+)");

  @Autowired Walks walks;

  @Value("${payung.db.url}")
  String url;

  @Value("${payung.db.app.user}")
  String app;

  @Value("${payung.db.app.password}")
  String password;

  private final Map<String, List<String>> asked = new TreeMap<>();

  /** Opened once more: the walk before has filled what is kept in memory. One address of each route and person. */
  @BeforeAll
  void every_page_is_opened_again() throws Exception {
    walks.begun();
    for (String person : Walks.PEOPLE.keySet()) {
      Set<String> routes = new HashSet<>();
      for (Walks.Seen seen : walks.of(person).values()) {
        if (seen.status() == 200 && seen.route() != null && seen.body().startsWith("<!") && routes.add(seen.route().getPatternString())) {
          asked.put(person + " " + seen.address(), CountedStatements.of(() -> walks.open(seen.address(), person)));
        }
      }
    }
  }

  @Test
  void no_page_asks_the_database_more_than_twelve_times() {
    Map<String, String> greedy = new TreeMap<>();
    asked.forEach(
        (page, statements) -> {
          if (statements.size() > MOST_STATEMENTS) {
            greedy.put(page, statements.size() + " statements:\n" + String.join("\n", statements.stream().map(PageCostTests::begin).toList()));
          }
        });

    assertThat(asked).hasSizeGreaterThan(100);
    assertThat(greedy).isEmpty();
  }

  /** Without a sequential scan while there is any other way: what remains is a statement that no index serves, however large the table grows. */
  @Test
  void behind_no_page_stands_a_statement_that_no_index_serves() throws SQLException {
    Map<String, String> whole = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    Set<String> guarded = guarded();
    try (Connection connection = DriverManager.getConnection(url, app, password)) {
      connection.setAutoCommit(false);
      for (Map.Entry<String, List<String>> page : asked.entrySet()) {
        String role = NARROW.contains(page.getKey().replaceFirst(" .*", "")) ? "payung_narrow" : "payung_wide";
        for (String statement : page.getValue()) {
          boolean read = READS.matcher(statement).find() && !statement.contains("accounts.enter");
          if (read && seen.add(role + statement.replaceAll("'[^']*'|\\d+", ""))) {
            scans(connection, role, statement).stream().filter(guarded::contains).forEach(table -> whole.put(page.getKey() + " " + table, begin(statement)));
          }
        }
      }
    }

    assertThat(seen).hasSizeGreaterThan(100);
    assertThat(whole).isEmpty();
  }

  private Set<String> guarded() throws SQLException {
    Set<String> guarded = new HashSet<>();
    try (Connection owner = walks.asOwner(); Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery("SELECT target FROM platform.guarded")) {
      while (row.next()) {
        guarded.add(row.getString(1));
      }
    }
    return guarded;
  }

  private static List<String> scans(Connection connection, String role, String statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement plan = connection.createStatement()) {
      plan.execute("SET LOCAL ROLE " + role + "; SET LOCAL enable_seqscan = off; SET LOCAL app.regency = '" + Walks.HERE + "'");
      try (ResultSet row = plan.executeQuery("EXPLAIN (VERBOSE) " + statement)) {
        while (row.next()) {
          Matcher scan = SCAN.matcher(row.getString(1));
          if (scan.find()) {
            tables.add(scan.group(1));
          }
        }
      }
    } catch (SQLException e) {
      if (!NOT_ALLOWED.equals(e.getSQLState())) { // asked as the warden or at the door: single rows by their keys
        throw e;
      }
    } finally {
      connection.rollback();
    }
    return tables;
  }

  private static String begin(String statement) {
    String line = statement.replaceAll("\\s+", " ");
    return line.substring(0, Math.min(line.length(), 300));
  }
}
