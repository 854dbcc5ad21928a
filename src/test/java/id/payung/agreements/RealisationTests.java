package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.ActivityText;
import id.payung.agreements.plan.LineText;
import id.payung.agreements.plan.Plan;
import id.payung.agreements.work.BudgetLine;
import id.payung.agreements.work.Money;
import id.payung.agreements.work.StatusRules;
import id.payung.agreements.work.Volumes;
import id.payung.community.ActivityHeld;
import id.payung.community.ActivityHeldAmended;
import id.payung.community.ActivityHeldWithdrawn;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.facts.Counted;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@PayungTest
@Import(Scenes.class)
@TestPropertySource(properties = "spring.application.name=payung-realisation") // who owes what is told from thirty
                                                                               // duties of a database
class RealisationTests {
  @Autowired Scenes scenes;
  @Autowired Activities activities;
  @Autowired PlanStatus status;
  @Autowired Money money;
  @Autowired Volumes volumes;
  @Autowired StatusRules rules;
  @Autowired AgreementFacts facts;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired ApplicationEventPublisher events;

  private UUID agreement;
  private Plan plan;
  private ActivityText text;
  private LineText open;
  private LineText secret;
  private UUID magani;

  @BeforeEach
  void a_plan_with_an_open_and_a_guarded_line() {
    agreement = scenes.agreement("Realisasi " + Ids.next());
    plan = scenes.plan(agreement);
    open = Scenes.line(1, "Honor pelatih", 50_000_000);
    secret = Scenes.secret(2, "Hibah tertutup");
    text = scenes.activity(1, "Pelatihan terealisasi", open, secret);
    scenes.write(plan, text);
    magani = text.villages().getFirst();
  }

  private void tell(Object event) {
    scenes.doing(Cast.VOLUNTEER, actor -> transactions.executeWithoutResult(s -> events.publishEvent(event)));
  }

  private ActivityView seen() {
    return scenes.as(Cast.CLERK, actor -> activities.require(actor, text.id()));
  }

  private void realisedBecomes(long volume) {
    await().atMost(Duration.ofSeconds(60)).until(() -> seen().realised() == volume);
  }

  private ActivityHeld held(UUID report, long volume) {
    return new ActivityHeld("73.24", report, Cast.VOLUNTEER, report, text.id(), magani, Scenes.TODAY.minusDays(2),
        volume);
  }

  @Test
  void a_report_realises_volume_once_however_often_it_is_told() {
    UUID report = Ids.next();

    tell(held(report, 40));
    realisedBecomes(40);
    tell(held(report, 40));
    tell(held(Ids.next(), 5));

    realisedBecomes(45);
    assertThat(seen().reports()).isEqualTo(2);
    assertThat(seen().lastHeldOn()).isEqualTo(Scenes.TODAY.minusDays(2));
    assertThat(scenes.seen(Cast.SECRETARY, agreement).begunOn()).isEqualTo(Scenes.TODAY.minusDays(2));
  }

  @Test
  void what_was_held_and_what_money_there_is_are_counted_for_the_questions_that_they_serve() {
    ActivityText served = new ActivityText(Ids.next(), 3, "Kegiatan kreativitas anak", "training", Cast.DISDUKCAPIL,
        List.of(Cast.NGO), List.of(magani), List.of("20.2", "D.3"), LocalDate.of(Scenes.YEAR, 1, 1),
        LocalDate.of(Scenes.YEAR, 12, 31), "orang", 100, "", null,
        List.of(Scenes.line(1, "Honor pendamping", 12_500_000), Scenes.secret(2, "Hibah yang dijaga")));
    scenes.write(plan, served);
    for (int report = 0; report < 2; report++) {
      UUID id = Ids.next();
      tell(new ActivityHeld("73.24", id, Cast.VOLUNTEER, id, served.id(), magani, Scenes.TODAY.minusDays(2), 5));
    }
    tell(held(Ids.next(), 7));
    realisedBecomes(7);
    await().atMost(Duration.ofSeconds(60))
        .until(() -> scenes.as(Cast.CLERK, actor -> activities.require(actor, served.id())).realised() == 10);

    assertThat(counted("activities-held", "20.2").number()).isEqualTo(2);
    assertThat(counted("activities-held", "20.2").rows())
        .allMatch(row -> row.contains("Kegiatan kreativitas anak · ") && row.contains("Magani"));
    assertThat(counted("villages-reached", "20.2").rows()).singleElement()
        .asString()
        .contains("Magani")
        .endsWith("2 kegiatan");
    assertThat(counted("activities-held", "20.3").number()).isZero();
    assertThat(counted("budget-in-force", "D.3").number()).isEqualTo(12_500_000);
    assertThat(counted("budget-in-force", "D.3").rows()).singleElement()
        .asString()
        .contains("Rp12.500.000")
        .doesNotContain("Hibah");
  }

  private Counted counted(String fact, String question) {
    Actor service = Actor.service("evidence", Cast.LUWU_TIMUR);
    return Acting.as(service, () -> facts.count(service, fact, question, List.of(Scenes.YEAR)));
  }

  @Test
  void agreements_of_the_years_are_counted_once_they_are_signed() {
    Actor service = Actor.service("evidence", Cast.LUWU_TIMUR);
    String title = scenes.as(Cast.SECRETARY, actor -> scenes.seen(Cast.SECRETARY, agreement)).title();
    List<Integer> years = List.of(Scenes.YEAR, Scenes.YEAR + 1);
    assertThat(Acting.as(service, () -> facts.count(service, "agreements-in-force", "3.1", years)).rows())
        .noneMatch(row -> row.startsWith(title));

    scenes.inForce(agreement);

    assertThat(Acting.as(service, () -> facts.count(service, "agreements-in-force", "3.1", years)).rows())
        .anyMatch(row -> row.startsWith(title));
    assertThat(Acting.as(service, () -> facts.count(service, "agreements-in-force", "3.1", List.of(2010))).rows())
        .noneMatch(row -> row.startsWith(title));
  }

  @Test
  void an_amended_report_counts_as_it_now_is_and_a_withdrawn_one_no_longer() {
    UUID report = Ids.next();
    tell(held(report, 40));
    realisedBecomes(40);

    tell(new ActivityHeldAmended("73.24", report, Cast.VOLUNTEER, report, text.id(), magani, Scenes.TODAY.minusDays(1),
        55));
    realisedBecomes(55);
    tell(new ActivityHeldWithdrawn("73.24", report, Cast.VOLUNTEER, report, text.id(), magani,
        Scenes.TODAY.minusDays(1), 55));
    realisedBecomes(0);
  }

  @Test
  void a_report_that_moves_to_another_activity_counts_there() {
    ActivityText other = scenes.activity(2, "Kegiatan lain");
    scenes.write(plan, other);
    UUID report = Ids.next();
    tell(held(report, 40));
    realisedBecomes(40);

    tell(new ActivityHeldAmended("73.24", report, Cast.VOLUNTEER, report, other.id(), magani, Scenes.TODAY.minusDays(1),
        40));

    realisedBecomes(0);
    await().atMost(Duration.ofSeconds(60))
        .until(() -> scenes.as(Cast.CLERK, actor -> activities.require(actor, other.id())).realised() == 40);
  }

  @Test
  void a_mistaken_volume_is_taken_back_with_a_reason_and_the_status_follows() throws Exception {
    UUID report = Ids.next();
    tell(held(report, 100));
    realisedBecomes(100);
    assertThat(progress().complete()).isTrue();

    scenes.send("fitri", "/activities/" + text.id() + "/reports/" + report + "/taking-back", "reason", "coba")
        .andExpect(status().isForbidden());
    scenes.send("citra", "/activities/" + text.id() + "/reports/" + report + "/taking-back", "reason", " ")
        .andExpect(status().is(422));
    scenes.send("citra", "/activities/" + text.id() + "/reports/" + report + "/taking-back", "reason", "Salah kegiatan")
        .andExpect(status().is3xxRedirection());

    assertThat(seen().realised()).isZero();
    assertThat(progress().complete()).isFalse();
    scenes.see("citra", "/activities/" + text.id())
        .andExpect(content().string(containsString("Salah kegiatan")))
        .andExpect(content().string(containsString("Volume laporan dicabut")));
    scenes
        .send("citra", "/activities/" + text.id() + "/reports/" + report + "/counting-again", "reason",
            "Ternyata benar")
        .andExpect(status().is3xxRedirection());
    assertThat(seen().realised()).isEqualTo(100);
  }

  private Progress progress() {
    return scenes.as(Cast.SECRETARY, actor -> status.of(actor, List.of(activities.require(actor, text.id()))))
        .getFirst()
        .progress();
  }

  @Test
  void money_is_told_by_the_owner_of_the_line_with_its_own_day() throws Exception {
    String path = "/activities/" + text.id() + "/lines/" + open.id() + "/realisation";
    Object[] fields =
        {"id", Ids.next(), "asOf", Scenes.TODAY.minusDays(3), "amount", "12.500.000", "basis", "SP2D 001"};

    scenes.send("hadi", path, fields).andExpect(status().isForbidden());
    scenes.send("fitri", path, fields).andExpect(status().isNotFound());
    scenes.send("citra", path, fields).andExpect(status().is3xxRedirection());
    scenes.send("citra", path, fields).andExpect(status().is3xxRedirection());

    BudgetLine line = line(Cast.CLERK, open);
    assertThat(line.realised()).isEqualTo(12_500_000);
    assertThat(line.realisedOn()).isEqualTo(Scenes.TODAY.minusDays(3));
    assertThatList(scenes.as(Cast.CLERK, actor -> money.realisations(actor, text.id()))).hasSize(1);
  }

  @Test
  void more_than_planned_asks_again_and_keeps_what_was_typed() throws Exception {
    String path = "/activities/" + text.id() + "/lines/" + open.id() + "/realisation";

    scenes.send("citra", path, "id", Ids.next(), "asOf", Scenes.TODAY, "amount", "60.000.000", "basis", "SP2D besar")
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("SP2D besar")))
        .andExpect(content().string(containsString("memang lebih besar")));
    scenes
        .send("citra", path, "id", Ids.next(), "asOf", Scenes.TODAY, "amount", "60.000.000", "basis", "SP2D besar",
            "more", "true")
        .andExpect(status().is3xxRedirection());
  }

  @Test
  void a_realisation_taken_back_lets_the_one_before_stand_again() {
    UUID first = Ids.next();
    UUID mistaken = Ids.next();
    scenes.doing(Cast.CLERK,
        actor -> money.realise(actor, first, open.id(), Scenes.TODAY.minusDays(20), 10_000_000, "SP2D 1"));
    scenes.doing(Cast.CLERK,
        actor -> money.realise(actor, mistaken, open.id(), Scenes.TODAY.minusDays(5), 99_000_000, "SP2D 2"));
    assertThat(line(Cast.CLERK, open).realised()).isEqualTo(99_000_000);

    scenes.doing(Cast.CLERK, actor -> money.takeBack(actor, mistaken, "Salah ketik"));

    assertThat(line(Cast.CLERK, open).realised()).isEqualTo(10_000_000);
    assertThat(line(Cast.CLERK, open).realisedOn()).isEqualTo(Scenes.TODAY.minusDays(20));
  }

  @Test
  void a_line_that_is_not_money_takes_no_realisation() throws Exception {
    LineText proposed = Scenes.line(1, "Baru diusulkan", 1_000_000);
    ActivityText other = scenes.activity(3, "Belum ada uangnya", proposed);
    scenes.write(Cast.SECRETARY, plan, other, Map.of(), Map.of());

    scenes
        .send("citra", "/activities/" + other.id() + "/lines/" + proposed.id() + "/realisation", "id", Ids.next(),
            "asOf", Scenes.TODAY, "amount", "1", "basis", "x")
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("belum ada di DPA")));
    assertThat(sums(other).counted()).isZero();
    assertThat(sums(other).planned()).isEqualTo(1_000_000);
  }

  private Money.Sums sums(ActivityText activity) {
    return scenes.as(Cast.SECRETARY, actor -> money.sum(money.ofActivity(actor, activity.id())));
  }

  @Test
  void a_guarded_amount_is_read_by_its_partner_and_the_task_force_and_by_nobody_else() throws Exception {
    scenes.doing(Cast.PARTNER,
        actor -> money.realise(actor, Ids.next(), secret.id(), Scenes.TODAY, 33_000_000, "Kuitansi"));

    assertThat(line(Cast.PARTNER, secret).amount()).isEqualTo(75_000_000);
    assertThat(line(Cast.PARTNER, secret).realised()).isEqualTo(33_000_000);
    assertThat(line(Cast.SECRETARY, secret).amount()).isEqualTo(75_000_000);
    for (UUID outsider : List.of(Cast.CLERK, Cast.DP3A_CLERK, Cast.AIDE, Cast.AUDITOR, Cast.VERIFIER)) {
      assertThat(line(outsider, secret).amount()).isNull();
      assertThat(line(outsider, secret).realised()).isNull();
      assertThatList(scenes.as(outsider, actor -> money.realisations(actor, text.id())))
          .allSatisfy(r -> assertThat(r.amount()).isNull());
    }
    for (String who : List.of("citra", "dewi", "indah", "joko", "eko")) {
      for (String path : List.of("/activities/" + text.id(), "/plans/" + plan.id(),
          "/plans/" + plan.id() + "/versions/1")) {
        scenes.see(who, path)
            .andExpect(status().isOk())
            .andExpect(content().string(not(containsString("75.000.000"))))
            .andExpect(content().string(not(containsString("33.000.000"))));
      }
    }
    scenes.see("hadi", "/activities/" + text.id()).andExpect(content().string(containsString("75.000.000")));
  }

  @Test
  void the_second_lock_hides_guarded_amounts_from_another_office_even_from_plain_sql() {
    scenes.doing(Cast.PARTNER,
        actor -> money.realise(actor, Ids.next(), secret.id(), Scenes.TODAY, 33_000_000, "Kuitansi"));

    assertThat(count(Cast.PARTNER, "guarded_amount")).isPositive();
    assertThat(count(Cast.PARTNER, "guarded_realisation")).isPositive();
    for (UUID outsider : List.of(Cast.CLERK, Cast.DP3A_CLERK, Cast.VOLUNTEER)) {
      assertThat(count(outsider, "guarded_amount")).isZero();
      assertThat(count(outsider, "guarded_realisation")).isZero();
    }
    for (String table : List.of("budget_line", "realisation", "plan", "plan_text", "agreement", "party")) {
      assertThat(count(Cast.VOLUNTEER, table)).as(table).isZero();
      assertThat(count(Cast.SECRETARY, table)).as(table).isPositive();
    }
  }

  private long count(UUID person, String table) {
    return scenes.as(person, actor -> transactions
        .execute(s -> jdbc.sql("SELECT count(*) FROM agreements." + table).query(Long.class).single()));
  }

  private BudgetLine line(UUID person, LineText line) {
    return scenes.as(person, actor -> money.ofActivity(actor, text.id()))
        .stream()
        .filter(known -> known.id().equals(line.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_clerk_who_cannot_see_the_guarded_amount_saves_the_activity_and_it_stays() throws Exception {
    scenes.see("citra", "/plans/" + plan.id() + "/activities/" + text.id() + "/edit")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Nilai tertutup tetap tersimpan")))
        .andExpect(content().string(not(containsString("75.000.000"))));
    scenes
        .send("citra", "/plans/" + plan.id() + "/activities", "id", text.id(), "basedOn", "1", "places", "2", "number",
            "1", "title", "Judul dari staf", "kind", "training", "office", Cast.DISDUKCAPIL, "partner", Cast.NGO,
            "starts", text.starts(), "ends", text.ends(), "target", "100", "unit", "orang", "l1.id", open.id(),
            "l1.what", "Honor pelatih", "l1.source", "apbd-kabupaten", "l1.owner", Cast.DISDUKCAPIL, "l1.stage", "dpa",
            "l1.amount", "50.000.000", "l2.id", secret.id(), "l2.hidden", "true", "l2.what", "Hibah tertutup",
            "l2.source", "hibah-luar-apbd", "l2.owner", Cast.NGO, "l2.stage", "commitment")
        .andExpect(status().is3xxRedirection());

    assertThat(line(Cast.PARTNER, secret).amount()).isEqualTo(75_000_000);
    assertThat(seen().title()).isEqualTo("Judul dari staf");
  }

  @Test
  void who_was_trained_and_certified_is_counted_and_taken_back() throws Exception {
    UUID roster = Ids.next();
    Object[] fields = {"id", roster, "heldOn", Scenes.TODAY, "who", "Guru PAUD", "trainedM", "12", "trainedF", "28",
      "certifiedM", "10", "certifiedF", "25", "issuer", "LAN"};

    scenes.send("fitri", "/activities/" + text.id() + "/trainings", fields).andExpect(status().isForbidden());
    scenes.send("citra", "/activities/" + text.id() + "/trainings", fields).andExpect(status().is3xxRedirection());
    scenes.send("citra", "/activities/" + text.id() + "/trainings", fields).andExpect(status().is3xxRedirection());
    assertThat(seen().trained()).isEqualTo(40);
    assertThat(seen().certified()).isEqualTo(35);
    fields[1] = Ids.next();
    fields[11] = "13";
    scenes.send("citra", "/activities/" + text.id() + "/trainings", fields).andExpect(status().is(422));

    scenes.send("citra", "/activities/" + text.id() + "/trainings/" + roster + "/taking-back", "reason", "Salah acara")
        .andExpect(status().is3xxRedirection());
    assertThat(seen().trained()).isZero();
  }

  @Test
  void the_regency_sets_its_own_rule_and_the_verdict_follows() {
    LocalDate from = Scenes.TODAY;
    assertThatThrownBy(() -> scenes.doing(Cast.CLERK, actor -> rules.set(actor, from, 5, 10, 3, "Notulen")))
        .isInstanceOf(Forbidden.class);

    scenes.doing(Cast.SECRETARY, actor -> rules.set(actor, from, 100, 366, 3, "Notulen rapat 3"));
    assertThat(progress().verdict()).isEqualTo(Verdict.ON_TRACK);
    scenes.doing(Cast.SECRETARY, actor -> rules.set(actor, from, 1, 1, 3, "Notulen rapat 4"));
    assertThat(progress().verdict()).isEqualTo(Verdict.AT_RISK);
    scenes.doing(Cast.SECRETARY, actor -> rules.set(actor, from, 20, 30, 3, "Kembali ke semula"));
  }

  @Test
  void a_line_moves_to_the_stage_that_its_planning_reached() throws Exception {
    String path = "/activities/" + text.id() + "/lines/" + open.id() + "/stage";

    scenes.send("citra", path, "stage", "apbdes", "on", Scenes.TODAY).andExpect(status().is(422));
    scenes.send("citra", path, "stage", "not-accommodated", "on", Scenes.TODAY).andExpect(status().is3xxRedirection());

    assertThat(line(Cast.CLERK, open).stage()).isEqualTo("not-accommodated");
    scenes.see("budi", "/plans/" + plan.id()).andExpect(content().string(containsString("belum tersedia dananya")));
  }

  @Test
  void who_owes_money_or_a_yes_finds_it_on_the_first_page_and_nobody_is_late_with_a_line_of_today() throws Exception {
    String line = "/activities/" + text.id() + "/lines/" + open.id();
    scenes.see("citra", "")
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString(line + "/realisation"))));
    scenes.send("citra", line + "/stage", "stage", "rkpd", "on", Scenes.TODAY.minusDays(320))
        .andExpect(status().is3xxRedirection());
    scenes.send("citra", line + "/stage", "stage", "dpa", "on", Scenes.TODAY.minusDays(300))
        .andExpect(status().is3xxRedirection());
    scenes.see("citra", "").andExpect(content().string(containsString(line + "/realisation")));
    scenes.see("hadi", "").andExpect(content().string(not(containsString("menunggu persetujuan Anda"))));

    scenes.send("budi", "/plans/" + plan.id() + "/versions/1/offer").andExpect(status().is3xxRedirection());

    scenes.see("hadi", "").andExpect(content().string(containsString("menunggu persetujuan Anda")));
  }

  @Test
  void programs_read_what_people_read() throws Exception {
    scenes.api("citra", "/activities/" + text.id())
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("\"status\":\"")));
    scenes.api("gita", "/activities/" + text.id()).andExpect(status().isNotFound());
    scenes.api("citra", "/activities?q=pelatihan%20terealisasi")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(text.id().toString())));
    scenes.api("budi", "/agreements/" + agreement)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Yayasan Teduh")));
    scenes.api("fitri", "/agreements/" + agreement).andExpect(status().isNotFound());
  }
}
