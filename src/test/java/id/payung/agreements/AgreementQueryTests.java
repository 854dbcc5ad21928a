package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.reference.StatusRule;
import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementParty;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.agreements.register.AgreementText;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.LoggedStatementRecorder;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** What the pages ask of the database, and how it answers as the application's role with policies on. */
@PayungTest
class AgreementQueryTests {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Makassar"));

  /** The bar of the design for a single record page. */
  private static final long MAX_STATEMENTS = 12;

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired AgreementRegistration registration;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanDraftEditor draftEditor;
  @Autowired ActivityRepository activities;
  @Autowired PlanProgressRepository planProgress;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private UUID agreement;
  private JointPlan plan;
  private final Random random = new Random(7324);

  @BeforeEach
  void a_plan_of_sixty_activities_at_random() {
    agreement = Ids.next();
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    AgreementText text = AgreementText.of("Kerja sama acak " + agreement, TODAY.minusYears(1), TODAY.plusYears(1));
    List<AgreementParty> parties =
        List.of(new AgreementParty(1, "first", TestCast.DP3A, "Dinsos P3A", "", "", "", "definitive"),
            new AgreementParty(2, "second", TestCast.NGO, "Yayasan", "", "", "", "definitive"));
    ActorContext.runAs(secretary, () -> {
      registration.register(secretary, AgreementContents.of(agreement, "pks", text, parties));
      plan = plans.openPlan(secretary, Ids.next(), agreement, TODAY.getYear());
      for (int number = 1; number <= 60; number++) {
        draftEditor.saveActivity(secretary, plan.id(), 0, new ActivityChange(activity(number), Map.of(), Map.of()));
      }
      transactions.executeWithoutResult(s -> realiseAtRandom(secretary));
    });
  }

  private PlanVersionActivity activity(int number) {
    LocalDate starts = LocalDate.of(TODAY.getYear(), 1, 1).plusDays(random.nextInt(330));
    LocalDate ends = starts.plusDays(random.nextInt(1, 200));
    return new PlanVersionActivity(Ids.next(), number, "Kegiatan acak " + number, "outreach", TestCast.DISDUKCAPIL,
        List.of(TestCast.NGO), List.of(), List.of("6.1"), starts, ends, "kegiatan", 1 + random.nextInt(40), "", null,
        List.of());
  }

  private void realiseAtRandom(Actor actor) {
    for (ActivityView activity : activities.listByPlan(actor, plan.id())) {
      long realised = random.nextLong(activity.target() + 3);
      LocalDate last = realised == 0 ? null : TODAY.minusDays(random.nextInt(90));
      jdbc.sql(
          "UPDATE agreements.activity SET realised = :realised, last_held_on = CAST(:last AS date) WHERE regency = "
              + "'73.24' AND id = :id")
          .param("realised", realised)
          .param("last", last)
          .param("id", activity.id())
          .update();
    }
  }

  @Test
  void the_verdict_of_the_database_is_the_verdict_of_the_rule() {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> {
      StatusRule rule = planProgress.ruleToday(secretary);
      List<ActivityView> all = activities.listByPlan(secretary, plan.id());
      for (int days = -200; days <= 200; days += 10) {
        LocalDate today = TODAY.plusDays(days);
        List<String> java = all.stream()
            .map(a -> ActivityProgress
                .calculate(rule, a.starts(), a.ends(), a.target(), a.realised(), a.lastHeldOn(), today)
                .status()
                .code())
            .toList();

        assertThat(activities.listStatusCodes(secretary, plan.id(), rule, today)).as("on %s", today).isEqualTo(java);
      }
    });
  }

  @Test
  void pages_ask_few_statements_however_much_there_is() throws Exception {
    UUID activity =
        ActorContext
            .callAs(cast.actorOf(TestCast.SECRETARY),
                () -> activities.listByPlan(cast.actorOf(TestCast.SECRETARY), plan.id()))
            .getFirst()
            .id();
    Cookie cookie = TestSignIn.sessionCookie(mvc, "budi");
    for (String path : List.of("/agreements", "/agreements/" + agreement, "/plans", "/plans/" + plan.id(),
        "/plans/" + plan.id() + "/versions/1", "/activities", "/activities/" + activity)) {
      assertThat(countStatements(path, cookie)).as(path).isBetween(1L, MAX_STATEMENTS);
    }
  }

  private long countStatements(String path, Cookie cookie) throws Exception {
    return LoggedStatementRecorder.record(() -> mvc.perform(MockMvcRequestBuilders.get("/73.24" + path).cookie(cookie)))
        .size();
  }

  @Test
  void lists_and_searches_use_their_indexes_under_the_policies() {
    String list = "SELECT a.id FROM agreements.agreement a WHERE a.regency = :regency AND %s ";
    String work =
        "SELECT a.id FROM agreements.activity a WHERE a.regency = :regency AND %s AND a.year = 2026 AND a.standing ";
    for (UUID person : List.of(TestCast.SECRETARY, TestCast.CLERK)) {
      requireIndexUse(person,
          list + "AND a.search LIKE '%%kerja sama acak%%' ORDER BY a.created_at DESC, a.id DESC LIMIT 26",
          "a.organisations", null);
      requireIndexUse(person, list + "ORDER BY a.created_at DESC, a.id DESC LIMIT 26", "a.organisations", null);
      requireIndexUse(person, list + "ORDER BY coalesce(a.ends, DATE '9999-12-31'), a.id LIMIT 26", "a.organisations",
          null);
      requireIndexUse(person, work + "ORDER BY a.ends, a.id LIMIT 31", "a.organisations", "a.villages");
      requireIndexUse(person, work + "AND a.search LIKE '%%kegiatan acak%%' ORDER BY a.ends, a.id LIMIT 31",
          "a.organisations", "a.villages");
    }
  }

  private void requireIndexUse(UUID person, String sql, String parties,
      @org.jspecify.annotations.Nullable String area) {
    Actor actor = cast.actorOf(person);
    RowAccessScope scope =
        area == null ? RowAccessScope.of(actor).parties(parties) : RowAccessScope.of(actor).parties(parties).area(area);
    List<String> plan = ActorContext.callAs(actor, () -> transactions.execute(s -> {
      jdbc.sql("SET LOCAL enable_seqscan = off").update();
      return jdbc.sql("EXPLAIN " + sql.formatted(scope.conditionSql()))
          .params(scope.params())
          .query(String.class)
          .list();
    }));
    assertThat(String.join("\n", plan)).as(sql).contains("Index").doesNotContain("Seq Scan");
  }
}
