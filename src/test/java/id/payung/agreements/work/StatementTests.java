package id.payung.agreements.work;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreements.ActivityView;
import id.payung.agreements.PlanStatus;
import id.payung.agreements.Progress;
import id.payung.agreements.plan.ActivityText;
import id.payung.agreements.plan.Drafting;
import id.payung.agreements.plan.Plan;
import id.payung.agreements.plan.Plans;
import id.payung.agreements.plan.Wish;
import id.payung.agreements.register.AgreementText;
import id.payung.agreements.register.Draft;
import id.payung.agreements.register.Party;
import id.payung.agreements.register.Registering;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.StatusRule;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.LoggedStatements;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.SignedIn;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
class StatementTests {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Makassar"));

  /** The bar of the design for a single record page. */
  private static final long MOST = 12;

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Registering registering;
  @Autowired Plans plans;
  @Autowired Drafting drafting;
  @Autowired ActivityRows activities;
  @Autowired PlanStatus status;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private UUID agreement;
  private Plan plan;
  private final Random random = new Random(7324);

  @BeforeEach
  void a_plan_of_sixty_activities_at_random() {
    agreement = Ids.next();
    Actor secretary = cast.as(Cast.SECRETARY);
    AgreementText text =
        new AgreementText("Kerja sama acak " + agreement, "", "", "", "", TODAY.minusYears(1), TODAY.plusYears(1), true,
            Set.of(), List.of(new Party(1, "first", Cast.DP3A, "Dinsos P3A", "", "", "", "definitive"),
                new Party(2, "second", Cast.NGO, "Yayasan", "", "", "", "definitive")));
    Acting.doing(secretary, () -> {
      registering.register(secretary, new Draft(agreement, "pks", null, null, text, List.of(), null));
      plan = plans.open(secretary, Ids.next(), agreement, TODAY.getYear());
      for (int number = 1; number <= 60; number++) {
        drafting.save(secretary, plan.id(), 0, new Wish(activity(number), Map.of(), Map.of()));
      }
      transactions.executeWithoutResult(s -> happen(secretary));
    });
  }

  private ActivityText activity(int number) {
    LocalDate starts = LocalDate.of(TODAY.getYear(), 1, 1).plusDays(random.nextInt(330));
    LocalDate ends = starts.plusDays(random.nextInt(1, 200));
    return new ActivityText(Ids.next(), number, "Kegiatan acak " + number, "outreach", Cast.DISDUKCAPIL,
        List.of(Cast.NGO), List.of(), List.of("6.1"), starts, ends, "kegiatan", 1 + random.nextInt(40), "", null,
        List.of());
  }

  private void happen(Actor actor) {
    for (ActivityView activity : activities.ofPlan(actor, plan.id())) {
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
    Actor secretary = cast.as(Cast.SECRETARY);
    Acting.doing(secretary, () -> {
      StatusRule rule = status.rule(secretary);
      List<ActivityView> all = activities.ofPlan(secretary, plan.id());
      for (int days = -200; days <= 200; days += 10) {
        LocalDate today = TODAY.plusDays(days);
        List<String> java = all.stream()
            .map(a -> Progress.of(rule, a.starts(), a.ends(), a.target(), a.realised(), a.lastHeldOn(), today)
                .verdict()
                .code())
            .toList();

        assertThat(activities.verdicts(secretary, plan.id(), rule, today)).as("on %s", today).isEqualTo(java);
      }
    });
  }

  @Test
  void pages_ask_few_statements_however_much_there_is() throws Exception {
    UUID activity =
        Acting.as(cast.as(Cast.SECRETARY), () -> activities.ofPlan(cast.as(Cast.SECRETARY), plan.id())).getFirst().id();
    Cookie cookie = SignedIn.as(mvc, "budi");
    for (String path : List.of("/agreements", "/agreements/" + agreement, "/plans", "/plans/" + plan.id(),
        "/plans/" + plan.id() + "/versions/1", "/activities", "/activities/" + activity)) {
      assertThat(statementsOf(path, cookie)).as(path).isBetween(1L, MOST);
    }
  }

  private long statementsOf(String path, Cookie cookie) throws Exception {
    return LoggedStatements.of(() -> mvc.perform(MockMvcRequestBuilders.get("/73.24" + path).cookie(cookie))).size();
  }

  @Test
  void lists_and_searches_use_their_indexes_under_the_policies() {
    String list = "SELECT a.id FROM agreements.agreement a WHERE a.regency = :regency AND %s ";
    String work =
        "SELECT a.id FROM agreements.activity a WHERE a.regency = :regency AND %s AND a.year = 2026 AND a.standing ";
    for (UUID person : List.of(Cast.SECRETARY, Cast.CLERK)) {
      plannedWithoutScan(person,
          list + "AND a.search LIKE '%%kerja sama acak%%' ORDER BY a.created_at DESC, a.id DESC LIMIT 26",
          "a.organisations", null);
      plannedWithoutScan(person, list + "ORDER BY a.created_at DESC, a.id DESC LIMIT 26", "a.organisations", null);
      plannedWithoutScan(person, list + "ORDER BY coalesce(a.ends, DATE '9999-12-31'), a.id LIMIT 26",
          "a.organisations", null);
      plannedWithoutScan(person, work + "ORDER BY a.ends, a.id LIMIT 31", "a.organisations", "a.villages");
      plannedWithoutScan(person, work + "AND a.search LIKE '%%kegiatan acak%%' ORDER BY a.ends, a.id LIMIT 31",
          "a.organisations", "a.villages");
    }
  }

  private void plannedWithoutScan(UUID person, String sql, String parties,
      @org.jspecify.annotations.Nullable String area) {
    Actor actor = cast.as(person);
    Scope scope = area == null ? Scope.of(actor).parties(parties) : Scope.of(actor).parties(parties).area(area);
    List<String> plan = Acting.as(actor, () -> transactions.execute(s -> {
      jdbc.sql("SET LOCAL enable_seqscan = off").update();
      return jdbc.sql("EXPLAIN " + sql.formatted(scope.sql())).params(scope.params()).query(String.class).list();
    }));
    assertThat(String.join("\n", plan)).as(sql).contains("Index").doesNotContain("Seq Scan");
  }
}
