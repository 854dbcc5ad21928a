package id.payung.insight;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.rows.Rows;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.util.HtmlUtils;

/** What falls with a withdrawn report is said before, and stands again when the slip of the hand is undone. */
@PayungTest
class WithdrawnReportProofTests extends ReportProofScenario {
  @Autowired EvidenceUseLifeCycle lifeCycle;
  @Autowired EvaluationDirectory evaluationDirectory;
  @Autowired Rows rows;

  @Value("${payung.db.url}") String url;
  @Value("${payung.db.owner.user}") String owner;
  @Value("${payung.db.owner.password}") String password;

  private final MockHttpSession session = new MockHttpSession();

  WithdrawnReportProofTests() {
    super(7_311);
  }

  @Test
  void a_withdrawn_report_says_what_falls_and_within_the_hour_proves_again_what_it_proved() throws Exception {
    openYear("1884");
    UUID planned = activity("Kelas yang ditarik", QUESTION);
    // One to move to: a page that has none offers no move, and says nothing of what would stay.
    activity("Kelas yang lain");
    UUID report = report(planned);
    await().untilAsserted(() -> {
      assertThat(states(report, QUESTION)).containsExactly("proposed");
      assertThat(realised(planned)).isEqualTo(1);
    });
    UUID use = use(report, QUESTION).id();
    as(TestCast.DP3A_CLERK, clerk -> {
      lifeCycle.takeProposal(clerk, use);
      return clerk;
    });
    as(TestCast.VERIFIER, eko -> {
      lifeCycle.recordCheck(eko, use, true, "");
      return eko;
    });
    assertThat(page("/73.24/reports/" + report + "/withdrawal")).contains("Yang ikut hilang:",
        "Volume 1 pada kegiatan Kelas yang ditarik", "Pertanyaan 1.3 (KLA 1884): dipakai dan sudah diperiksa",
        "Dapat diurungkan selama satu jam.");
    String text = ActorContext
        .<List<EvidenceQuestion>, RuntimeException>callAs(cast.actorOf(TestCast.SECRETARY),
            () -> evaluationDirectory.listQuestions(TestCast.LUWU_TIMUR, "1884"))
        .stream()
        .filter(question -> question.code().equals(QUESTION))
        .findFirst()
        .orElseThrow()
        .text();
    assertThat(page("/73.24/reports/" + report + "/withdrawal", "fitri"))
        .contains("Pertanyaan 1.3 (KLA 1884): dipakai dan sudah diperiksa", HtmlUtils.htmlEscape(text))
        .doesNotContain("poin hilang");
    assertThat(page("/73.24/reports/" + report + "/move")).contains("Tetap dipakai sebagai data dukung:",
        "Pertanyaan 1.3 (KLA 1884)");

    mvc.perform(post("/73.24/reports/" + report + "/withdrawal").param("reason", "Salah pilih")
        .session(session)
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))).andExpect(status().isSeeOther());
    await().untilAsserted(() -> {
      assertThat(states(report, QUESTION)).containsExactly("taken-back");
      assertThat(realised(planned)).isZero();
    });
    Matcher undo = Pattern.compile("action=\"(/73\\.24/undo/[^\"]+)\"").matcher(page("/73.24/reports/" + report));
    assertThat(undo.find()).isTrue();
    mvc.perform(post(undo.group(1)).session(session).with(csrf()).cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(status().isSeeOther());

    await().untilAsserted(() -> {
      assertThat(realised(planned)).isEqualTo(1);
      assertThat(item(report).withdrawn()).isNull();
      assertThat(states(report, QUESTION)).containsExactly("taken");
    });
    assertThat(use(report, QUESTION).check().code()).isEqualTo("accepted");
    assertThat(as(secretary -> reports.require(secretary, report)).counted()).isTrue();
  }

  /** The hand that slipped is quicker than the listeners: they are at it when the report comes back. */
  @Test
  void a_report_that_comes_back_while_its_withdrawal_is_still_heard_proves_again_what_it_proved() throws Exception {
    openYear("1883");
    UUID planned = activity("Kelas yang cepat kembali", QUESTION);
    UUID report = report(planned);
    await().untilAsserted(() -> assertThat(states(report, QUESTION)).containsExactly("proposed"));
    EvidenceUse use = use(report, QUESTION);
    as(TestCast.DP3A_CLERK, clerk -> {
      lifeCycle.takeProposal(clerk, use.id());
      return clerk;
    });
    as(TestCast.VERIFIER, eko -> {
      lifeCycle.recordCheck(eko, use.id(), true, "");
      return eko;
    });
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    try (ExecutorService hand = Executors.newSingleThreadExecutor()) {
      // Holds the photo, so that who hears of the withdrawal waits in the middle of it.
      ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> {
        rows.lock(service, EvidenceItem.class, use.item());
        Future<?> slip = hand.submit(() -> withdrawAndUndo(report));
        await().until(slip::isDone);
      }));
    }

    await().untilAsserted(() -> {
      assertThat(
          count("SELECT count(*) FROM platform.event_publication WHERE serialized_event LIKE '%" + report + "%'"))
          .isZero();
      assertThat(item(report).withdrawn()).isNull();
      assertThat(states(report, QUESTION)).containsExactly("taken");
      assertThat(realised(planned)).isEqualTo(1);
    });
    assertThat(use(report, QUESTION).check().code()).isEqualTo("accepted");
  }

  private Void withdrawAndUndo(UUID report) throws Exception {
    mvc.perform(post("/73.24/reports/" + report + "/withdrawal").param("reason", "Salah pilih")
        .session(session)
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))).andExpect(status().isSeeOther());
    await().until(() -> count("SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
        + " WHERE NOT l.granted AND a.datname = current_database()") > 0);
    Matcher undo = Pattern.compile("action=\"(/73\\.24/undo/[^\"]+)\"").matcher(page("/73.24/reports/" + report));
    assertThat(undo.find()).isTrue();
    mvc.perform(post(undo.group(1)).session(session).with(csrf()).cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(status().isSeeOther());
    return null;
  }

  private int count(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, owner, password);
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void who_does_not_see_the_proof_is_told_that_there_is_one_and_not_where() throws Exception {
    openYear("1881");
    UUID report = report(activity("Kelas yang diam", QUESTION));
    await().untilAsserted(() -> assertThat(states(report, QUESTION)).containsExactly("proposed"));
    String mine = "/73.24/reports/" + report + "/withdrawal";
    assertThat(page(mine, "fitri")).doesNotContain("sebagai data dukung Evaluasi KLA");
    EvidenceUse use = use(report, QUESTION);
    as(TestCast.DP3A_CLERK, clerk -> {
      lifeCycle.takeProposal(clerk, use.id());
      return clerk;
    });
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> {
      rows.query(service, EvidenceUse.class).key(use.id()).set(EvidenceUse::villages, List.of()).update();
      rows.query(service, EvidenceItem.class).key(use.item()).set(EvidenceItem::villages, List.of()).update();
    }));

    assertThat(page(mine, "fitri")).contains("Foto laporan ini dipakai perangkat daerah sebagai data dukung")
        .doesNotContain("1.3", "KLA 1881");
    assertThat(page(mine, "ani")).contains("Pertanyaan 1.3 (KLA 1881)").doesNotContain("Foto laporan ini dipakai");
  }

  private String page(String path) throws Exception {
    return page(path, "ani");
  }

  private String page(String path, String name) throws Exception {
    return mvc.perform(get(path).session(session).cookie(TestSignIn.sessionCookie(mvc, name)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
