package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Money of a planned activity: realised by the owner of its line, guarded amounts, stages of planning. */
@PayungTest
@OwnDatabase("realisation") // who owes what is told from thirty duties of a database
class ActivityBudgetRealisationTests extends PlannedActivityScenario {
  @Autowired PlanProgressRepository status;
  @Autowired BudgetRealisation budgetRealisation;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @Test
  void money_is_told_by_the_owner_of_the_line_with_its_own_day() throws Exception {
    String path = "/activities/" + text.id() + "/lines/" + unguarded.id() + "/realisation";
    Object[] fields =
        {"id", Ids.next(), "asOf", AgreementFixture.TODAY.minusDays(3), "amount", "12.500.000", "basis", "SP2D 001"};

    fixture.postForm("hadi", path, fields).andExpect(status().isForbidden());
    fixture.postForm("fitri", path, fields).andExpect(status().isNotFound());
    fixture.postForm("citra", path, fields).andExpect(status().is3xxRedirection());
    fixture.postForm("citra", path, fields).andExpect(status().is3xxRedirection());

    BudgetLine line = line(TestCast.CLERK, unguarded);
    assertThat(line.realised()).isEqualTo(12_500_000);
    assertThat(line.realisedOn()).isEqualTo(AgreementFixture.TODAY.minusDays(3));
    assertThatList(fixture.callAs(TestCast.CLERK, actor -> budgetRealisation.listRealisations(actor, text.id())))
        .hasSize(1);
  }

  @Test
  void more_than_planned_asks_again_and_keeps_what_was_typed() throws Exception {
    String path = "/activities/" + text.id() + "/lines/" + unguarded.id() + "/realisation";

    fixture
        .postForm("citra", path, "id", Ids.next(), "asOf", AgreementFixture.TODAY, "amount", "60.000.000", "basis",
            "SP2D besar")
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("SP2D besar")))
        .andExpect(content().string(containsString("memang lebih besar")));
    fixture
        .postForm("citra", path, "id", Ids.next(), "asOf", AgreementFixture.TODAY, "amount", "60.000.000", "basis",
            "SP2D besar", "more", "true")
        .andExpect(status().is3xxRedirection());
  }

  @Test
  void a_realisation_taken_back_lets_the_one_before_stand_again() {
    UUID first = Ids.next();
    UUID mistaken = Ids.next();
    fixture.runAs(TestCast.CLERK, actor -> budgetRealisation.recordRealisation(actor, first, unguarded.id(),
        AgreementFixture.TODAY.minusDays(20), 10_000_000, "SP2D 1"));
    fixture.runAs(TestCast.CLERK, actor -> budgetRealisation.recordRealisation(actor, mistaken, unguarded.id(),
        AgreementFixture.TODAY.minusDays(5), 99_000_000, "SP2D 2"));
    assertThat(line(TestCast.CLERK, unguarded).realised()).isEqualTo(99_000_000);

    fixture.runAs(TestCast.CLERK, actor -> budgetRealisation.takeBackRealisation(actor, mistaken, "Salah ketik"));

    assertThat(line(TestCast.CLERK, unguarded).realised()).isEqualTo(10_000_000);
    assertThat(line(TestCast.CLERK, unguarded).realisedOn()).isEqualTo(AgreementFixture.TODAY.minusDays(20));
  }

  @Test
  void a_line_that_is_not_money_takes_no_realisation() throws Exception {
    PlanVersionBudgetLine proposed = AgreementFixture.newLine(1, "Baru diusulkan", 1_000_000);
    PlanVersionActivity other = fixture.newActivity(3, "Belum ada uangnya", proposed);
    fixture.saveActivity(TestCast.SECRETARY, plan, other, Map.of(), Map.of());

    fixture
        .postForm("citra", "/activities/" + other.id() + "/lines/" + proposed.id() + "/realisation", "id", Ids.next(),
            "asOf", AgreementFixture.TODAY, "amount", "1", "basis", "x")
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("belum ada di DPA")));
    assertThat(sums(other).counted()).isZero();
    assertThat(sums(other).proposed()).isEqualTo(1_000_000);
  }

  private BudgetRealisation.BudgetTotals sums(PlanVersionActivity activity) {
    return fixture.callAs(TestCast.SECRETARY,
        actor -> budgetRealisation.sumLines(budgetRealisation.listByActivity(actor, activity.id())));
  }

  @Test
  void a_guarded_amount_is_read_by_its_partner_and_the_task_force_and_by_nobody_else() throws Exception {
    fixture.runAs(TestCast.PARTNER, actor -> budgetRealisation.recordRealisation(actor, Ids.next(), guarded.id(),
        AgreementFixture.TODAY, 33_000_000, "Kuitansi"));

    assertThat(line(TestCast.PARTNER, guarded).amount()).isEqualTo(75_000_000);
    assertThat(line(TestCast.PARTNER, guarded).realised()).isEqualTo(33_000_000);
    assertThat(line(TestCast.SECRETARY, guarded).amount()).isEqualTo(75_000_000);
    for (UUID outsider : List.of(TestCast.CLERK, TestCast.DP3A_CLERK, TestCast.AIDE, TestCast.AUDITOR,
        TestCast.VERIFIER)) {
      assertThat(line(outsider, guarded).amount()).isNull();
      assertThat(line(outsider, guarded).realised()).isNull();
      assertThatList(fixture.callAs(outsider, actor -> budgetRealisation.listRealisations(actor, text.id())))
          .allSatisfy(r -> assertThat(r.figure().amount()).isNull());
    }
    for (String who : List.of("citra", "dewi", "indah", "joko", "eko")) {
      for (String path : List.of("/activities/" + text.id(), "/plans/" + plan.id(),
          "/plans/" + plan.id() + "/versions/1")) {
        fixture.getPage(who, path)
            .andExpect(status().isOk())
            .andExpect(content().string(not(containsString("75.000.000"))))
            .andExpect(content().string(not(containsString("33.000.000"))));
      }
    }
    fixture.getPage("hadi", "/activities/" + text.id()).andExpect(content().string(containsString("75.000.000")));
  }

  @Test
  void the_second_lock_hides_guarded_amounts_from_another_office_even_from_plain_sql() {
    fixture.runAs(TestCast.PARTNER, actor -> budgetRealisation.recordRealisation(actor, Ids.next(), guarded.id(),
        AgreementFixture.TODAY, 33_000_000, "Kuitansi"));

    assertThat(count(TestCast.PARTNER, "guarded_amount")).isPositive();
    assertThat(count(TestCast.PARTNER, "guarded_realisation")).isPositive();
    for (UUID outsider : List.of(TestCast.CLERK, TestCast.DP3A_CLERK, TestCast.VOLUNTEER)) {
      assertThat(count(outsider, "guarded_amount")).isZero();
      assertThat(count(outsider, "guarded_realisation")).isZero();
    }
    for (String table : List.of("budget_line", "realisation", "plan", "plan_text", "agreement", "party")) {
      assertThat(count(TestCast.VOLUNTEER, table)).as(table).isZero();
      assertThat(count(TestCast.SECRETARY, table)).as(table).isPositive();
    }
  }

  private long count(UUID person, String table) {
    return fixture.callAs(person, actor -> transactions
        .execute(s -> jdbc.sql("SELECT count(*) FROM agreements." + table).query(Long.class).single()));
  }

  private BudgetLine line(UUID person, PlanVersionBudgetLine line) {
    return fixture.callAs(person, actor -> budgetRealisation.listByActivity(actor, text.id()))
        .stream()
        .filter(known -> known.id().equals(line.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_clerk_who_cannot_see_the_guarded_amount_saves_the_activity_and_it_stays() throws Exception {
    fixture.getPage("citra", "/plans/" + plan.id() + "/activities/" + text.id() + "/edit")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Nilai tertutup tetap tersimpan")))
        .andExpect(content().string(not(containsString("75.000.000"))));
    fixture
        .postForm("citra", "/plans/" + plan.id() + "/activities", "id", text.id(), "basedOn", "1", "places", "2",
            "number", "1", "title", "Judul dari staf", "kind", "training", "office", TestCast.DISDUKCAPIL, "partner",
            TestCast.NGO, "starts", text.starts(), "ends", text.ends(), "target", "100", "unit", "orang", "lines[0].id",
            unguarded.id(), "lines[0].what", "Honor pelatih", "lines[0].source", "apbd-kabupaten", "lines[0].owner",
            TestCast.DISDUKCAPIL, "lines[0].stage", "dpa", "lines[0].amount", "50.000.000", "lines[1].id", guarded.id(),
            "lines[1].hidden", "true", "lines[1].what", "Hibah tertutup", "lines[1].source", "hibah-luar-apbd",
            "lines[1].owner", TestCast.NGO, "lines[1].stage", "commitment")
        .andExpect(status().is3xxRedirection());

    assertThat(line(TestCast.PARTNER, guarded).amount()).isEqualTo(75_000_000);
    assertThat(readActivity().title()).isEqualTo("Judul dari staf");
  }

  @Test
  void a_line_that_somebody_else_has_moved_is_not_moved_back_unseen() throws Exception {
    String path = "/activities/" + text.id() + "/lines/" + unguarded.id() + "/stage";
    fixture.postForm("citra", path, "was", "dpa", "stage", "rkpd", "on", AgreementFixture.TODAY)
        .andExpect(status().is3xxRedirection());

    fixture.postForm("budi", path, "was", "dpa", "stage", "renja", "on", AgreementFixture.TODAY)
        .andExpect(status().isConflict());

    assertThat(line(TestCast.CLERK, unguarded).stage()).isEqualTo("rkpd");
  }

  @Test
  void a_line_moves_to_the_stage_that_its_planning_reached() throws Exception {
    String path = "/activities/" + text.id() + "/lines/" + unguarded.id() + "/stage";

    fixture.postForm("citra", path, "stage", "apbdes", "on", AgreementFixture.TODAY).andExpect(status().is(422));
    fixture.postForm("citra", path, "stage", "not-accommodated", "on", AgreementFixture.TODAY)
        .andExpect(status().is3xxRedirection());

    assertThat(line(TestCast.CLERK, unguarded).stage()).isEqualTo("not-accommodated");
    fixture.getPage("budi", "/plans/" + plan.id())
        .andExpect(content().string(containsString("belum tersedia dananya")));
  }

  @Test
  void who_owes_money_or_a_yes_finds_it_on_the_first_page_and_nobody_is_late_with_a_line_of_today() throws Exception {
    // so long ago that the realisation is due, and early in a year that began in the year before
    int year = AgreementFixture.TODAY.minusDays(100).getYear();
    plan = fixture.openPlan(fixture.draftAgreement("Utang laporan " + Ids.next()), year);
    unguarded = AgreementFixture.newLine(1, "Honor pelatih", 50_000_000);
    text = fixture.newActivityIn(year, 1, "Pelatihan lama", unguarded);
    fixture.saveActivity(plan, text);
    String line = "/activities/" + text.id() + "/lines/" + unguarded.id();
    fixture.getPage("citra", "")
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString(line + "/realisation"))));
    fixture.postForm("citra", line + "/stage", "stage", "rkpd", "on", AgreementFixture.TODAY.minusDays(320))
        .andExpect(status().is3xxRedirection());
    fixture.postForm("citra", line + "/stage", "stage", "dpa", "on", AgreementFixture.TODAY.minusDays(300))
        .andExpect(status().is3xxRedirection());
    fixture.getPage("citra", "").andExpect(content().string(containsString(line + "/realisation")));
    fixture.getPage("hadi", "").andExpect(content().string(not(containsString("menunggu persetujuan Anda"))));

    fixture.postForm("budi", "/plans/" + plan.id() + "/versions/1/offer").andExpect(status().is3xxRedirection());

    fixture.getPage("hadi", "").andExpect(content().string(containsString("menunggu persetujuan Anda")));
  }
}
