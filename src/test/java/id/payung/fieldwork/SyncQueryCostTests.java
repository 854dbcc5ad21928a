package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.audit.TrailSealingJob;
import id.payung.platform.testing.LoggedStatementRecorder;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.StatementRecorder;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.node.ObjectNode;

/** What a push, a pull and a page cost in statements, and that none of them reads a whole table. */
@PayungTest
class SyncQueryCostTests {
  private static final Set<String> MANY = Set.of("community.report", "audit.sealed", "fieldwork.received");

  @Autowired MockMvc mvc;
  @Autowired TrailSealingJob sealer;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String password;

  @Test
  void fifty_reports_cost_hardly_more_statements_than_one() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    fitri.push(fitri.reportRecord(FieldAppPhone.newId()));
    ObjectNode[] fifty = new ObjectNode[50];
    for (int i = 0; i < fifty.length; i++) {
      fifty[i] = fitri.reportRecord(FieldAppPhone.newId());
    }

    List<String> one = LoggedStatementRecorder.record(() -> fitri.push(fitri.reportRecord(FieldAppPhone.newId())));
    List<String> many = LoggedStatementRecorder.record(() -> fitri.push(fifty));

    assertThat(one).as("one").hasSizeLessThanOrEqualTo(5);
    assertThat(many).as("fifty").hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void the_page_of_a_report_costs_at_most_twelve_statements() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    UUID id = FieldAppPhone.newId();
    fitri.push(fitri.reportRecord(id));
    Cookie cookie = TestSignIn.sessionCookie(mvc, "fitri");

    assertThat(LoggedStatementRecorder.record(() -> mvc.perform(get("/73.24/reports/" + id).cookie(cookie))))
        .hasSizeLessThanOrEqualTo(12);
    assertThat(LoggedStatementRecorder.record(() -> mvc.perform(get("/73.24/reports").cookie(cookie))))
        .hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void a_page_of_a_pull_costs_the_same_for_one_report_and_for_many() throws Exception {
    FieldAppPhone gita = FieldAppPhone.signedIn(mvc, "gita");
    List<String> few = LoggedStatementRecorder.record(() -> gita.pull(null, 200));
    for (int i = 0; i < 20; i++) {
      gita.push(gita.reportRecord(FieldAppPhone.newId()));
    }

    List<String> many = LoggedStatementRecorder.record(() -> gita.pull(null, 200));

    assertThat(many).hasSizeLessThanOrEqualTo(few.size() + 1);
    assertThat(many).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void no_list_no_pull_and_no_push_reads_a_whole_table() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    Cookie cookie = TestSignIn.sessionCookie(mvc, "fitri");
    String token = loadAll(fitri);
    fitri.push(fitri.reportRecord(FieldAppPhone.newId()));
    sealer.seal(TestCast.LUWU_TIMUR);
    insertManyRows();

    Map<String, StatementRecorder.DatabaseWork> deeds = new LinkedHashMap<>();
    deeds.put("list", () -> openPage("/73.24/reports", cookie));
    deeds.put("search", () -> openPage("/73.24/reports?q=pengasuhan 123", cookie));
    deeds.put("push", () -> assertThat(fitri.push(fitri.reportRecord(FieldAppPhone.newId())).status()).isEqualTo(200));
    deeds.put("first pull", () -> assertThat(fitri.pull(null, 200).status()).isEqualTo(200));
    deeds.put("next pull", () -> assertThat(fitri.pull(token, 200).status()).isEqualTo(200));

    Set<String> asked = new TreeSet<>();
    Set<String> whole = new TreeSet<>();
    for (Map.Entry<String, StatementRecorder.DatabaseWork> deed : deeds.entrySet()) {
      for (StatementRecorder.RecordedStatement statement : StatementRecorder.recordPlans(deed.getValue())) {
        MANY.stream().filter(statement.plan()::contains).forEach(table -> asked.add(deed.getKey() + " " + table));
        statement.tablesReadWhole()
            .stream()
            .filter(MANY::contains)
            .forEach(table -> whole.add(deed.getKey() + " " + table + " by " + statement.sql()));
      }
    }

    assertThat(whole).isEmpty();
    assertThat(asked).contains("list community.report", "search community.report", "push community.report",
        "push fieldwork.received", "first pull community.report", "next pull audit.sealed");
  }

  /** @return from where the next pull goes on */
  private static String loadAll(FieldAppPhone phone) throws Exception {
    FieldAppPhone.PhoneResponse page = phone.pull(null, 200);
    while (page.json().path("more").asBoolean()) {
      page = phone.pull(page.json().path("token").asString(), 200);
    }
    return page.json().path("token").asString();
  }

  private void openPage(String address, Cookie cookie) throws Exception {
    mvc.perform(get(address).cookie(cookie)).andExpect(status().isOk());
  }

  /** As many rows of other villages as make an index worth its while. */
  private void insertManyRows() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, owner, password);
        Statement statement = connection.createStatement()) {
      statement.execute("""
          INSERT INTO community.report (regency, id, receipt, status, title, kind, held_on, village, children_m,
            children_f, adults_m, adults_f,
                 realised, author, author_name, editor, editor_name, written_at, received_at, edited_at, search)
          SELECT '73.24', gen_random_uuid(), 'LK-73.24-2020-' || lpad(n::text, 6, '0'), 'received',
            'Kelas pengasuhan ' || n, 'other',
                 date '2020-01-01' + (n % 300), v.id, 1, 1, 1, 1, 1, v.id, 'Contoh', v.id, 'Contoh', now(), now(),
                   now(),
                 'kelas pengasuhan ' || n || ' contoh'
            FROM generate_series(1, 6000) n
            JOIN (SELECT id, row_number() OVER (ORDER BY code) AS place, count(*) OVER () AS of
              FROM regions.region WHERE regency = '73.24' AND level = 4) v
              ON v.place = 1 + n % v.of
          """);
      statement.execute("""
          INSERT INTO audit.sealed (regency, number, entry, batch, kind, subject, changes, villages)
          SELECT '73.24', 1000000 + n, gen_random_uuid(), 1000000, 'report', gen_random_uuid(), true,
            ARRAY[gen_random_uuid()]
            FROM generate_series(1, 6000) n
          """);
      statement.execute("""
          INSERT INTO fieldwork.received (regency, record, hash, first, kind, receipt, person, device, written_at,
            received_at)
          SELECT '73.24', gen_random_uuid(), '\\x00', true, 'activity-report', 'x', gen_random_uuid(),
            gen_random_uuid(), now(), now()
            FROM generate_series(1, 6000) n
          """);
      statement.execute("ANALYZE community.report, audit.sealed, fieldwork.received");
      statement.execute("DELETE FROM audit.sealed WHERE number > 1000000");
    }
  }
}
