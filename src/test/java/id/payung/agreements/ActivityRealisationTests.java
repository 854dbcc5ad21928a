package id.payung.agreements;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.activity.RealisedVolumeListener;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.community.ActivityHeld;
import id.payung.community.ActivityHeldAmended;
import id.payung.community.ActivityHeldWithdrawn;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.facts.FactCount;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PayungTest
@OwnDatabase("realisation") // who owes what is told from thirty duties of a database
class ActivityRealisationTests {
  @Autowired AgreementFixture fixture;
  @Autowired PlannedActivityDirectory activities;
  @Autowired PlanProgressRepository status;
  @Autowired BudgetRealisation budgetRealisation;
  @Autowired RealisedVolumeListener realisedVolumes;
  @Autowired StatusRuleRepository statusRules;
  @Autowired AgreementFactSource facts;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired ApplicationEventPublisher events;

  private UUID agreement;
  private JointPlan plan;
  private PlanVersionActivity text;
  private PlanVersionBudgetLine unguarded;
  private PlanVersionBudgetLine guarded;
  private UUID magani;

  @BeforeEach
  void a_plan_with_an_open_and_a_guarded_line() {
    agreement = fixture.draftAgreement("Realisasi " + Ids.next());
    plan = fixture.openPlan(agreement);
    unguarded = AgreementFixture.newLine(1, "Honor pelatih", 50_000_000);
    guarded = AgreementFixture.newGuardedLine(2, "Hibah tertutup");
    text = fixture.newActivity(1, "Pelatihan terealisasi", unguarded, guarded);
    fixture.saveActivity(plan, text);
    magani = text.villages().getFirst();
  }

  private void publish(Object event) {
    fixture.runAs(TestCast.VOLUNTEER, actor -> transactions.executeWithoutResult(s -> events.publishEvent(event)));
  }

  private ActivityView readActivity() {
    return fixture.callAs(TestCast.CLERK, actor -> activities.require(actor, text.id()));
  }

  private void awaitRealised(long volume) {
    await().until(() -> readActivity().realised() == volume);
  }

  private ActivityHeld heldEvent(UUID report, long volume) {
    return new ActivityHeld("73.24", report, TestCast.VOLUNTEER, report, text.id(), magani,
        AgreementFixture.TODAY.minusDays(2), volume);
  }

  @Test
  void a_report_realises_volume_once_however_often_it_is_told() {
    UUID report = Ids.next();

    publish(heldEvent(report, 40));
    awaitRealised(40);
    publish(heldEvent(report, 40));
    publish(heldEvent(Ids.next(), 5));

    awaitRealised(45);
    assertThat(readActivity().reports()).isEqualTo(2);
    assertThat(readActivity().lastHeldOn()).isEqualTo(AgreementFixture.TODAY.minusDays(2));
    assertThat(fixture.readAgreement(TestCast.SECRETARY, agreement).begunOn())
        .isEqualTo(AgreementFixture.TODAY.minusDays(2));
  }

  @Test
  void what_was_held_and_what_money_there_is_are_counted_for_the_questions_that_they_serve() {
    PlanVersionActivity served = new PlanVersionActivity(Ids.next(), 3, "Kegiatan kreativitas anak", "training",
        TestCast.DISDUKCAPIL, List.of(TestCast.NGO), List.of(magani), List.of("20.2", "D.3"),
        LocalDate.of(AgreementFixture.YEAR, 1, 1), LocalDate.of(AgreementFixture.YEAR, 12, 31), "orang", 100, "", null,
        List.of(AgreementFixture.newLine(1, "Honor pendamping", 12_500_000),
            AgreementFixture.newGuardedLine(2, "Hibah yang dijaga")));
    fixture.saveActivity(plan, served);
    for (int report = 0; report < 2; report++) {
      UUID id = Ids.next();
      publish(new ActivityHeld("73.24", id, TestCast.VOLUNTEER, id, served.id(), magani,
          AgreementFixture.TODAY.minusDays(2), 5));
    }
    publish(heldEvent(Ids.next(), 7));
    awaitRealised(7);
    await()
        .until(() -> fixture.callAs(TestCast.CLERK, actor -> activities.require(actor, served.id())).realised() == 10);

    assertThat(countFact("activities-held", "20.2").number()).isEqualTo(2);
    assertThat(countFact("activities-held", "20.2").rows())
        .allMatch(row -> row.contains("Kegiatan kreativitas anak · ") && row.contains("Magani"));
    assertThat(countFact("villages-reached", "20.2").rows()).singleElement()
        .asString()
        .contains("Magani")
        .endsWith("2 kegiatan");
    assertThat(countFact("activities-held", "20.3").number()).isZero();
    assertThat(countFact("budget-in-force", "D.3").number()).isEqualTo(12_500_000);
    assertThat(countFact("budget-in-force", "D.3").rows()).singleElement()
        .asString()
        .contains("Rp12.500.000")
        .doesNotContain("Hibah");
  }

  private FactCount countFact(String fact, String question) {
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    return ActorContext.callAs(service, () -> facts.count(service, fact, question, List.of(AgreementFixture.YEAR)));
  }

  @Test
  void agreements_of_the_years_are_counted_once_they_are_signed() {
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    String title =
        fixture.callAs(TestCast.SECRETARY, actor -> fixture.readAgreement(TestCast.SECRETARY, agreement)).title();
    List<Integer> years = List.of(AgreementFixture.YEAR, AgreementFixture.YEAR + 1);
    assertThat(ActorContext.callAs(service, () -> facts.count(service, "agreements-in-force", "3.1", years)).rows())
        .noneMatch(row -> row.startsWith(title));

    fixture.bringInForce(agreement);

    assertThat(ActorContext.callAs(service, () -> facts.count(service, "agreements-in-force", "3.1", years)).rows())
        .anyMatch(row -> row.startsWith(title));
    assertThat(
        ActorContext.callAs(service, () -> facts.count(service, "agreements-in-force", "3.1", List.of(2010))).rows())
        .noneMatch(row -> row.startsWith(title));
  }

  @Test
  void an_amended_report_counts_as_it_now_is_and_a_withdrawn_one_no_longer() {
    UUID report = Ids.next();
    publish(heldEvent(report, 40));
    awaitRealised(40);

    publish(new ActivityHeldAmended("73.24", report, TestCast.VOLUNTEER, report, text.id(), magani,
        AgreementFixture.TODAY.minusDays(1), 55));
    awaitRealised(55);
    publish(new ActivityHeldWithdrawn("73.24", report, TestCast.VOLUNTEER, report, text.id(), magani,
        AgreementFixture.TODAY.minusDays(1), 55));
    awaitRealised(0);
  }

  @Test
  void a_report_that_moves_to_another_activity_counts_there() {
    PlanVersionActivity other = fixture.newActivity(2, "Kegiatan lain");
    fixture.saveActivity(plan, other);
    UUID report = Ids.next();
    publish(heldEvent(report, 40));
    awaitRealised(40);

    publish(new ActivityHeldAmended("73.24", report, TestCast.VOLUNTEER, report, other.id(), magani,
        AgreementFixture.TODAY.minusDays(1), 40));

    awaitRealised(0);
    await()
        .until(() -> fixture.callAs(TestCast.CLERK, actor -> activities.require(actor, other.id())).realised() == 40);
  }

  @Test
  void a_mistaken_volume_is_taken_back_with_a_reason_and_the_status_follows() throws Exception {
    UUID report = Ids.next();
    publish(heldEvent(report, 100));
    awaitRealised(100);
    assertThat(progress().targetReached()).isTrue();

    fixture.postForm("fitri", "/activities/" + text.id() + "/reports/" + report + "/taking-back", "reason", "coba")
        .andExpect(status().isForbidden());
    fixture.postForm("citra", "/activities/" + text.id() + "/reports/" + report + "/taking-back", "reason", " ")
        .andExpect(status().is(422));
    fixture
        .postForm("citra", "/activities/" + text.id() + "/reports/" + report + "/taking-back", "reason",
            "Salah kegiatan")
        .andExpect(status().is3xxRedirection());

    assertThat(readActivity().realised()).isZero();
    assertThat(progress().targetReached()).isFalse();
    fixture.getPage("citra", "/activities/" + text.id())
        .andExpect(content().string(containsString("Salah kegiatan")))
        .andExpect(content().string(containsString("Volume laporan dicabut")));
    fixture
        .postForm("citra", "/activities/" + text.id() + "/reports/" + report + "/counting-again", "reason",
            "Ternyata benar")
        .andExpect(status().is3xxRedirection());
    assertThat(readActivity().realised()).isEqualTo(100);
  }

  private ActivityProgress progress() {
    return fixture
        .callAs(TestCast.SECRETARY, actor -> status.listProgress(actor, List.of(activities.require(actor, text.id()))))
        .getFirst()
        .progress();
  }

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
  void who_was_trained_and_certified_is_counted_and_taken_back() throws Exception {
    UUID roster = Ids.next();
    Object[] fields = {"id", roster, "heldOn", AgreementFixture.TODAY, "who", "Guru PAUD", "trainedM", "12", "trainedF",
      "28", "certifiedM", "10", "certifiedF", "25", "issuer", "LAN"};

    fixture.postForm("fitri", "/activities/" + text.id() + "/trainings", fields).andExpect(status().isForbidden());
    fixture.postForm("citra", "/activities/" + text.id() + "/trainings", fields).andExpect(status().is3xxRedirection());
    fixture.postForm("citra", "/activities/" + text.id() + "/trainings", fields).andExpect(status().is3xxRedirection());
    assertThat(readActivity().trained()).isEqualTo(40);
    assertThat(readActivity().certified()).isEqualTo(35);
    fields[1] = Ids.next();
    fields[11] = "13";
    fixture.postForm("citra", "/activities/" + text.id() + "/trainings", fields).andExpect(status().is(422));

    fixture
        .postForm("citra", "/activities/" + text.id() + "/trainings/" + roster + "/taking-back", "reason",
            "Salah acara")
        .andExpect(status().is3xxRedirection());
    assertThat(readActivity().trained()).isZero();
  }

  @Test
  void the_regency_sets_its_own_rule_and_the_verdict_follows() {
    LocalDate from = AgreementFixture.TODAY;
    assertThatThrownBy(() -> fixture.runAs(TestCast.CLERK, actor -> saveRule(actor, from, 5, 10, "Notulen")))
        .isInstanceOf(Forbidden.class);

    fixture.runAs(TestCast.SECRETARY, actor -> saveRule(actor, from, 100, 366, "Notulen rapat 3"));
    assertThat(progress().status()).isEqualTo(ProgressStatus.ON_TRACK);
    fixture.runAs(TestCast.SECRETARY, actor -> saveRule(actor, from, 1, 1, "Notulen rapat 4"));
    assertThat(progress().status()).isEqualTo(ProgressStatus.AT_RISK);
    fixture.runAs(TestCast.SECRETARY, actor -> saveRule(actor, from, 20, 30, "Kembali ke semula"));
  }

  /** By one who has seen the rule of that day. */
  private void saveRule(Actor actor, LocalDate from, int points, int silentDays, String source) {
    int version = statusRules.listRegencyRules(actor)
        .stream()
        .filter(rule -> rule.begins().equals(from))
        .mapToInt(RegencyStatusRule::version)
        .findFirst()
        .orElse(0);
    statusRules.saveRule(actor, new RegencyStatusRule(from, points, silentDays, 3, source, version));
  }

  @Test
  void dates_and_rules_that_somebody_else_has_set_are_not_written_over() throws Exception {
    Object[] gate = {"year", 2031, "gate", "rkpd", "version", 0, "opens", "2030-04-01", "closes", "2030-05-31",
      "source", "Surat edaran pertama"};
    fixture.postForm("budi", "/plans/gates", gate).andExpect(status().is3xxRedirection());
    gate[9] = "2030-06-15";
    gate[11] = "Surat edaran kedua";
    fixture.postForm("budi", "/plans/gates", gate)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("Surat edaran kedua")))
        .andExpect(content().string(containsString("Surat edaran pertama")));
    gate[5] = 1;
    fixture.postForm("budi", "/plans/gates", gate).andExpect(status().is3xxRedirection());

    Object[] rule = {"version", 0, "begins", "2031-01-01", "points", 10, "silentDays", 20, "noticeWorkingDays", 3,
      "source", "Notulen pertama"};
    fixture.postForm("budi", "/plans/rule", rule).andExpect(status().is3xxRedirection());
    rule[5] = 15;
    fixture.postForm("budi", "/plans/rule", rule).andExpect(status().isConflict());
    rule[5] = 101;
    fixture.postForm("budi", "/plans/rule", rule).andExpect(status().is(422));
    fixture.postForm("citra", "/plans/rule", rule).andExpect(status().isForbidden());
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
  void the_list_narrows_pages_and_leaves_as_a_sheet() throws Exception {
    fixture.getPage("budi", "/activities?q=pelatihan%20terealisasi&verdict=late").andExpect(status().isOk());
    fixture
        .getPage("budi",
            "/activities?q=pelatihan%20terealisasi&sort=title&office=" + TestCast.DISDUKCAPIL + "&village=" + magani)
        .andExpect(content().string(containsString(text.id().toString())))
        .andExpect(content().string(containsString("Realisasi")))
        .andExpect(content().string(not(containsString("⟦"))));
    fixture.getPage("budi", "/activities?q=pelatihan%20terealisasi&question=99")
        .andExpect(content().string(not(containsString(text.id().toString()))));
    byte[] sheet = fixture.getPage("budi", "/activities/export.xlsx?q=pelatihan%20terealisasi")
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    StringBuilder texts = new StringBuilder();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(sheet))) {
      book.getFirstSheet().read().forEach(row -> row.forEach(cell -> texts.append(cell == null ? "" : cell.getText())));
    }
    assertThat(texts).contains("Pelatihan terealisasi", "Penanggung jawab");
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

  @Test
  void programs_read_what_people_read() throws Exception {
    fixture.getApi("citra", "/activities/" + text.id())
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("\"status\":\"")));
    fixture.getApi("gita", "/activities/" + text.id()).andExpect(status().isNotFound());
    fixture.getApi("citra", "/activities?q=pelatihan%20terealisasi")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(text.id().toString())));
    fixture.getApi("budi", "/agreements/" + agreement)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Yayasan Teduh")));
    fixture.getApi("fitri", "/agreements/" + agreement).andExpect(status().isNotFound());
  }
}
