package id.payung.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.StatementRecorder;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The main pages over ten thousand rows, as the application's roles with policies on: few statements, and none that
 * reads a whole table.
 */
@PayungTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryBudgetTests {
  private static final String TORAJA_UTARA = "73.26";
  private static final int ROWS = 10_000;
  private static final int MOST_STATEMENTS = 12;
  private static final Set<String> FILLED = Set.of("agreements.agreement", "agreements.agreement_version",
      "agreements.activity", "community.report", "evidence.item", "evidence.use", "audit.entry");
  private static final int A_FEW_BLOCKS = 8;
  /** The rows of a page of a list and one more, however the driver writes the number. */
  private static final Pattern ONE_PAGE = Pattern.compile(" LIMIT \\W*31\\b");
  private static final Pattern BLOCKS = Pattern.compile("Buffers: shared [^\\n]*");

  @Autowired MockMvc mvc;
  @Autowired Environment environment;
  @Autowired JdbcTemplate jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired EvaluationOpening opening;

  private BenchmarkRegency regency;

  @BeforeAll
  void ten_thousand_of_each() throws Exception {
    try (Connection owner =
        DriverManager.getConnection(environment.getRequiredProperty("payung.db.url") + "?stringtype=unspecified",
            environment.getRequiredProperty("payung.db.owner.user"),
            environment.getRequiredProperty("payung.db.owner.password"))) {
      regency = BenchmarkRegency.switchOn(owner, TORAJA_UTARA, 26);
      regency.growTo(owner, ROWS);
      regency.insertManyPeople(owner, ROWS);
      fillTrail(owner);
    }
    Actor secretary = secretary();
    String year = String.valueOf(BenchmarkRegency.YEAR);
    ActorContext.runAs(secretary,
        () -> opening.open(secretary, year, "kla-2026", List.of(BenchmarkRegency.YEAR), LocalDate.of(2099, 3, 11)));
    // the first call of each page also reads what is then kept in memory
    for (String page : List.of("", "/agreements", "/activities", "/reports", "/evidence", "/kla/" + year)) {
      recordStatements(regency.secretary(), page);
    }
  }

  /** In the last week, told and not told in turn, so that what changed is looked for among much else. */
  private void fillTrail(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute("""
          INSERT INTO audit.entry (regency, id, at, person, person_name, kind, subject, action, organisations)
          SELECT a.regency, gen_random_uuid(), now() - a.n * interval '1 minute', '%s', 'Orang Contoh',
                 CASE WHEN a.n %% 2 = 0 THEN 'activity' ELSE 'report' END, a.id,
                 CASE WHEN a.n %% 4 = 0 THEN 'changed' ELSE 'shared' END, a.organisations
            FROM (SELECT regency, id, organisations, row_number() OVER (ORDER BY id) AS n FROM agreements.activity
                   WHERE regency = '%s') a
          """.formatted(regency.admin(), TORAJA_UTARA));
      statement.execute("VACUUM ANALYZE audit.entry");
    }
  }

  @ParameterizedTest(name = "{0} for the {1}")
  @CsvSource({"'', secretary", "'', clerk", "'', admin", "/changes, secretary", "/changes, clerk",
    "/changes?kind=reports, clerk", "/menu-numbers, secretary", "/agreements, secretary", "/agreements, clerk",
    "/agreements?sort=title, secretary", "/agreements?q=madrasah, secretary", "/activities, secretary",
    "/activities, clerk", "/activities?q=rt 07, secretary", "/activities?sort=title, secretary", "/reports, secretary",
    "/reports, clerk", "/evidence, secretary", "/evidence, clerk", "/kla/YEAR, secretary",
    "/kla/YEAR/questions, secretary", "/activities/ONE, secretary", "/agreements/ONE, secretary",
    "/reports/ONE, secretary", "/evidence/ONE, secretary", "/search?q=madrasah, secretary",
    "/search?q=madrasah rt 07, clerk", "/search?q=madrasah rt 07, admin", "/search?q=madarsah xyzzy, secretary",
    "/search?q=madarsah, clerk", "/search?q=madarsah, admin"})
  void a_page_asks_little_and_reads_no_whole_table(String page, String who) throws Exception {
    String path = page.replace("YEAR", String.valueOf(BenchmarkRegency.YEAR)).replace("ONE", firstId(page).toString());

    List<StatementRecorder.RecordedStatement> asked =
        StatementRecorder.recordPlans(() -> openPage(personOf(who), path));

    assertThat(asked).as("statements of %s", path).hasSizeBetween(1, MOST_STATEMENTS);
    assertThat(listFullScans(asked)).as("whole tables read by %s", path).isEmpty();
  }

  /** In both directions: from either end the first page is a walk along an index, and nothing is put in order. */
  @ParameterizedTest
  @CsvSource({"/agreements, newest", "/agreements, title", "/agreements, ends", "/activities, ends",
    "/activities, title", "/reports, newest", "/evidence, newest", "/evidence, title"})
  void every_head_sorts_along_an_index(String page, String sort) throws Exception {
    for (String order : List.of(sort, "-" + sort)) {
      String path = page + "?sort=" + order;
      List<StatementRecorder.RecordedStatement> lists =
          StatementRecorder.recordPlans(() -> openPage(regency.admin(), path))
              .stream()
              .filter(asked -> ONE_PAGE.matcher(asked.sql()).find())
              .toList();

      assertThat(lists).as("the list of %s", path).isNotEmpty();
      assertThat(lists).as(path).allSatisfy(list -> assertThat(list.plan()).doesNotContain("Sort Key"));
    }
  }

  private UUID personOf(String who) {
    return switch (who) {
      case "secretary" -> regency.secretary();
      case "clerk" -> regency.clerk();
      default -> regency.admin();
    };
  }

  /**
   * Counted in blocks that the statement touches, with the policies and as owner: the same however busy the machine is.
   */
  @ParameterizedTest(name = "{0} for the {1}")
  @CsvSource({"/agreements, secretary", "/agreements, clerk", "/activities, secretary", "/activities, clerk",
    "/activities?sort=title, clerk", "/activities?q=rt 07, clerk", "/reports, secretary", "/reports, clerk",
    "/evidence, clerk"})
  void the_second_lock_costs_at_most_a_fifth(String page, String who) throws Exception {
    boolean wide = who.equals("secretary");
    List<String> asked = recordStatements(wide ? regency.secretary() : regency.clerk(), page);
    int judged = 0;
    try (Connection owner =
        DriverManager.getConnection(environment.getRequiredProperty("payung.db.url") + "?stringtype=unspecified",
            environment.getRequiredProperty("payung.db.owner.user"),
            environment.getRequiredProperty("payung.db.owner.password"))) {
      JdbcTemplate bare = new JdbcTemplate(new SingleConnectionDataSource(owner, true));
      for (String statement : asked) {
        if (!isSelect(statement)) {
          continue;
        }
        long with = ActorContext.<Long, RuntimeException>callAs(wide ? secretary() : clerk(),
            () -> transactions.execute(status -> countBlocks(jdbc, statement)));
        long without = countBlocks(bare, statement);

        assertThat(with).as("blocks with policies, %d without, of %s", without, statement)
            .isLessThanOrEqualTo(without + without / 5 + A_FEW_BLOCKS);
        judged++;
      }
    }
    assertThat(judged).isPositive();
  }

  /**
   * All who are called Rahma stand together far down the list: whoever reads each row on the way reads a page of the
   * disk for each.
   */
  @ParameterizedTest
  @ValueSource(strings = {"rahma", "ma 1z"})
  void a_part_of_a_name_is_found_without_reading_everybody(String part) throws Exception {
    String page = "/people?q=" + part;
    List<String> asked = recordStatements(regency.admin(), page);

    assertThat(asked).as("statements of %s", page).hasSizeBetween(1, MOST_STATEMENTS);
    List<String> searches = asked.stream().filter(statement -> statement.contains("LIKE")).toList();
    assertThat(searches).hasSize(1);
    String plan = ActorContext.<String, RuntimeException>callAs(administrator(), () -> transactions
        .execute(status -> String.join("\n", jdbc.queryForList("EXPLAIN " + searches.getFirst(), String.class))));
    assertThat(plan).containsAnyOf("Index Only Scan using mandate_name on", "Bitmap Index Scan on mandate_name_part")
        .doesNotContain("Seq Scan on mandate"); // of the few organisations a scan is the shorter way
  }

  private static long countBlocks(JdbcTemplate on, String statement) {
    String plan =
        String.join("\n", on.queryForList("EXPLAIN (ANALYZE, BUFFERS, TIMING off) " + statement, String.class));
    Matcher top = BLOCKS.matcher(plan);
    long blocks = 0;
    if (top.find()) {
      for (String count : List.of("hit", "read")) {
        Matcher each = Pattern.compile(count + "=(\\d+)").matcher(top.group());
        blocks += each.find() ? Long.parseLong(each.group(1)) : 0;
      }
    }
    return blocks;
  }

  private static boolean isSelect(String statement) {
    return (statement.regionMatches(true, 0, "SELECT", 0, 6) || statement.regionMatches(true, 0, "WITH", 0, 4))
        && !statement.contains("accounts.enter");
  }

  private UUID firstId(String page) {
    return switch (page) {
      case "/activities/ONE" -> regency.activityId(17);
      case "/agreements/ONE" -> regency.agreementId(17);
      case "/reports/ONE" -> regency.generator().generateActivity(17).id();
      default -> regency.generator().idOf("item", 17);
    };
  }

  private List<String> recordStatements(UUID person, String path) throws Exception {
    return StatementRecorder.record(() -> openPage(person, path));
  }

  private void openPage(UUID person, String path) throws Exception {
    assertThat(requestPage(person, path).getStatus()).as(path).isEqualTo(200);
  }

  private MockHttpServletResponse requestPage(UUID person, String path) throws Exception {
    return mvc.perform(get(URI.create("/" + TORAJA_UTARA + path.replace(" ", "%20")))
        .cookie(new Cookie("payung", BenchmarkRegency.sessionCookieOf(person)))).andReturn().getResponse();
  }

  private static List<String> listFullScans(List<StatementRecorder.RecordedStatement> statements) {
    List<String> found = new ArrayList<>();
    for (StatementRecorder.RecordedStatement statement : statements) {
      statement.tablesReadWhole()
          .stream()
          .filter(FILLED::contains)
          .forEach(table -> found.add(table + " by " + statement.sql()));
    }
    return found;
  }

  private Actor secretary() {
    return actor(regency.secretary(), Role.TASK_FORCE_SECRETARY, Set.of());
  }

  private Actor administrator() {
    return actor(regency.admin(), Role.REGENCY_ADMIN, Set.of());
  }

  private Actor clerk() {
    return actor(regency.clerk(), Role.OFFICE_CLERK, Set.of(regency.office(0)));
  }

  private static Actor actor(UUID person, Role role, Set<UUID> organisations) {
    return Actor.person(TORAJA_UTARA, person, role.name(), List.of(role), Set.of(BenchmarkRegency.mandateIdOf(person)),
        organisations, Set.of());
  }
}
