package id.payung.agreements;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.PlanVersionActivity;
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
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PayungTest
@OwnDatabase("realisation") // who owes what is told from thirty duties of a database
class ActivityRealisationTests extends PlannedActivityScenario {
  @Autowired PlanProgressRepository status;
  @Autowired StatusRuleRepository statusRules;
  @Autowired AgreementFactSource facts;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired ApplicationEventPublisher events;

  private void publish(Object event) {
    fixture.runAs(TestCast.VOLUNTEER, actor -> transactions.executeWithoutResult(s -> events.publishEvent(event)));
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
    assertThat(countFact("budget-in-force", "D.3").number()).as("nobody has approved the plan").isZero();
    fixture.offerAndApprove(plan);
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

  private long count(UUID person, String table) {
    return fixture.callAs(person, actor -> transactions
        .execute(s -> jdbc.sql("SELECT count(*) FROM agreements." + table).query(Long.class).single()));
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

    fixture.postForm("hadi", "/activities/" + text.id() + "/trainings/" + roster + "/taking-back", "reason", "coba")
        .andExpect(status().isForbidden());
    assertThat(readActivity().trained()).as("a partner does not take the office's figures back").isEqualTo(40);
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
