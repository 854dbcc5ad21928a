package id.payung.insight;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.JointPlan;
import id.payung.agreements.PlannedActivityDirectory;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.audit.RecordHistoryRepository;
import id.payung.community.ReportBody;
import id.payung.community.report.ReportKind;
import id.payung.community.report.ReportLifeCycle;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two activities of one name: they are told apart, and a report of the wrong one is moved with all that it counts. */
@PayungTest
class MovedReportTests {
  private static final String TITLE = "Kelas orang tua kembar";

  @Autowired MockMvc mvc;
  @Autowired PartnerReportLoader reportLoader;
  @Autowired AgreementRegistration registering;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanDraftEditor drafting;
  @Autowired PlannedActivityDirectory activities;
  @Autowired ReportKind kind;
  @Autowired ReportLifeCycle reports;
  @Autowired RecordHistoryRepository history;
  @Autowired RegencyDirectory regencies;
  @Autowired Clock clock;
  @Autowired JsonMapper json;
  @Autowired TestCast cast;

  private LocalDate today;
  private UUID wrong;
  private UUID right;

  @BeforeEach
  void two_activities_of_one_name() {
    today = regencies.require(TestCast.LUWU_TIMUR).today(clock);
    JointPlanFixture fixture = new JointPlanFixture(registering, plans, drafting, cast);
    wrong = add(fixture, fixture.openPlan("PKS kembar pertama", TestCast.DP3A, TestCast.NGO, today.getYear()));
    right = add(fixture, fixture.openPlan("PKS kembar kedua", TestCast.DP3A, TestCast.NGO, today.getYear()));
  }

  private UUID add(JointPlanFixture fixture, JointPlan plan) {
    return add(fixture, plan, today.getYear());
  }

  private UUID add(JointPlanFixture fixture, JointPlan plan, int year) {
    return fixture.addActivity(plan, 1, TITLE, TestCast.DP3A, TestCast.NGO, LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31), 10);
  }

  @Test
  void the_form_tells_them_apart_by_agreement_office_days_and_village() throws Exception {
    mvc.perform(get("/73.24/reports/new").cookie(TestSignIn.sessionCookie(mvc, "fitri")))
        .andExpect(content().string(allOf(containsString(TITLE + " · PKS kembar pertama · Dinsos P3A · "),
            containsString(TITLE + " · PKS kembar kedua · Dinsos P3A · "),
            containsString("label=\"Rencana " + today.getYear() + "\""))));
  }

  @Test
  void a_report_goes_to_the_right_one_and_volume_status_and_the_partners_report_follow() throws Exception {
    UUID report = record(wrong);
    await().untilAsserted(() -> assertThat(realised(wrong)).isEqualTo(1));

    mvc.perform(get("/73.24/reports/" + report).cookie(TestSignIn.sessionCookie(mvc, "fitri")))
        .andExpect(content().string(containsString("/reports/" + report + "/move")));
    mvc.perform(get("/73.24/reports/" + report + "/move").cookie(TestSignIn.sessionCookie(mvc, "fitri")))
        .andExpect(content().string(allOf(containsString(right.toString()), not(containsString(wrong.toString())))));
    mvc.perform(post("/73.24/reports/" + report + "/move").param("activity", right.toString())
        .param("reason", "")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri"))).andExpect(status().isUnprocessableContent());
    mvc.perform(post("/73.24/reports/" + report + "/move").param("activity", right.toString())
        .param("reason", "Salah pilih nama yang sama")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri"))).andExpect(redirectedUrl("/73.24/reports/" + report));

    await().untilAsserted(() -> {
      assertThat(realised(wrong)).isZero();
      assertThat(realised(right)).isEqualTo(1);
    });
    assertThat(inPartnersReport(wrong).reports()).isZero();
    assertThat(inPartnersReport(right).reports()).isEqualTo(1);
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    assertThat(
        ActorContext.callAs(secretary, () -> history.listRecent(secretary, List.of("report"), List.of(report), 10)))
        .extracting(line -> line.action() + " " + line.reason())
        .contains("moved-activity Salah pilih nama yang sama");
  }

  @Test
  void the_old_activity_and_the_report_say_that_it_was_moved_and_why() throws Exception {
    UUID report = record(wrong);
    await().untilAsserted(() -> assertThat(realised(wrong)).isEqualTo(1));
    mvc.perform(post("/73.24/reports/" + report + "/move").param("activity", right.toString())
        .param("reason", "Salah pilih di ponsel")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))).andExpect(redirectedUrl("/73.24/reports/" + report));
    await().untilAsserted(() -> assertThat(realised(right)).isEqualTo(1));

    mvc.perform(get("/73.24/activities/" + wrong).cookie(TestSignIn.sessionCookie(mvc, "hadi")))
        .andExpect(content().string(allOf(containsString("Dipindahkan ke kegiatan lain, dihitung di sana"),
            not(containsString("Ditarik kembali oleh penulis")), not(containsString("/reports/" + report)))));
    mvc.perform(get("/73.24/reports/" + report).cookie(TestSignIn.sessionCookie(mvc, "fitri")))
        .andExpect(content().string(
            allOf(containsString("Dipindahkan ke kegiatan ini oleh"), containsString("Salah pilih di ponsel"))));
  }

  @Test
  void the_authors_phone_is_told_that_it_was_moved_by_whom_and_why_until_it_stands_elsewhere() throws Exception {
    UUID report = record(wrong);
    assertThat(onPhone(report).has("moved")).isFalse();
    mvc.perform(post("/73.24/reports/" + report + "/move").param("activity", right.toString())
        .param("reason", "Salah pilih di ponsel")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))).andExpect(redirectedUrl("/73.24/reports/" + report));

    JsonNode pulled = onPhone(report);
    assertThat(pulled.path("activity").asString()).isEqualTo(right.toString());
    assertThat(pulled.path("moved").path("reason").asString()).isEqualTo("Salah pilih di ponsel");
    assertThat(pulled.path("moved").path("by").asString()).isEqualTo("Budi Contoh");
    assertThat(pulled.has("reason")).as("it was not sent back").isFalse();

    ActorContext.runAs(cast.actorOf(TestCast.VOLUNTEER),
        () -> kind.amend(cast.actorOf(TestCast.VOLUNTEER), report, 2, body(wrong, "")));
    assertThat(onPhone(report).has("moved")).isFalse();
  }

  private JsonNode onPhone(UUID report) {
    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    return ActorContext.callAs(fitri, () -> json.valueToTree(kind.listByIds(fitri, List.of(report)).getFirst().json()));
  }

  @Test
  void a_day_outside_the_plan_is_no_refusal_at_the_desk_and_the_report_says_so() throws Exception {
    UUID report = record(wrong);
    mvc.perform(get("/73.24/reports/" + report).cookie(TestSignIn.sessionCookie(mvc, "fitri")))
        .andExpect(content().string(not(containsString("Kegiatan ini direncanakan"))));
    int before = today.getYear() - 1;
    JointPlanFixture fixture = new JointPlanFixture(registering, plans, drafting, cast);
    UUID old = add(fixture, fixture.openPlan("PKS lama " + report, TestCast.DP3A, TestCast.NGO, before), before);

    String page = sendNew(old).andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();

    mvc.perform(get(page).cookie(TestSignIn.sessionCookie(mvc, "fitri")))
        .andExpect(content().string(containsString("Kegiatan ini direncanakan 1 Januari " + before)));
  }

  @Test
  void wherever_a_report_names_its_activity_it_names_the_agreement_too() throws Exception {
    UUID report = record(wrong);

    for (String page : List.of("/73.24/reports", "/73.24/reports/" + report, "/73.24/reports/" + report + "/edit",
        "/73.24/reports/" + report + "/move")) {
      mvc.perform(get(page).cookie(TestSignIn.sessionCookie(mvc, "fitri")))
          .andExpect(content().string(containsString("PKS kembar pertama")));
    }
    mvc.perform(get("/73.24/reports/" + report + "/move").cookie(TestSignIn.sessionCookie(mvc, "fitri")))
        .andExpect(content().string(containsString("Hanya kegiatan yang direncanakan di ")));
  }

  @Test
  void an_activity_that_is_not_planned_on_the_day_is_asked_about_once_when_a_report_is_moved_there() throws Exception {
    UUID report = record(wrong);
    int before = today.getYear() - 1;
    JointPlanFixture fixture = new JointPlanFixture(registering, plans, drafting, cast);
    UUID old = add(fixture, fixture.openPlan("PKS tahun lalu " + report, TestCast.DP3A, TestCast.NGO, before), before);

    sendMove(report, old, false).andExpect(status().isUnprocessableContent())
        .andExpect(content().string(allOf(containsString("di luar masa kegiatan"), containsString("name=\"otherDay\""),
            containsString("Memang tahun lalu"))));
    sendMove(report, old, true).andExpect(redirectedUrl("/73.24/reports/" + report));
  }

  private ResultActions sendMove(UUID report, UUID activity, boolean otherDay) throws Exception {
    return mvc.perform(post("/73.24/reports/" + report + "/move").param("activity", activity.toString())
        .param("reason", "Memang tahun lalu")
        .param("otherDay", String.valueOf(otherDay))
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri")));
  }

  private ResultActions sendNew(UUID activity) throws Exception {
    return mvc.perform(multipart("/73.24/reports").param("id", Ids.next().toString())
        .param("version", "0")
        .param("activity", activity.toString())
        .param("heldOn", today.toString())
        .param("village", cast.village(TestCast.MAGANI).toString())
        .param("childrenM", "2")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri")));
  }

  @Test
  void it_goes_only_where_its_village_is_planned_and_by_who_may_write_it() throws Exception {
    UUID report = record(wrong);

    mvc.perform(post("/73.24/reports/" + report + "/move").param("activity", Ids.next().toString())
        .param("reason", "coba")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri"))).andExpect(status().isUnprocessableContent());
    mvc.perform(get("/73.24/reports/" + report + "/move").cookie(TestSignIn.sessionCookie(mvc, "gita")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/73.24/reports/" + report + "/move").cookie(TestSignIn.sessionCookie(mvc, "eko")))
        .andExpect(status().isForbidden());
  }

  @Test
  void while_two_values_of_a_field_wait_for_a_choice_it_is_not_moved_and_neither_is_lost() throws Exception {
    UUID report = record(wrong);
    amend(TestCast.ADMIN, report, body(wrong, "dari meja"));
    amend(TestCast.VOLUNTEER, report, body(wrong, "dari desa"));

    mvc.perform(post("/73.24/reports/" + report + "/move").param("activity", right.toString())
        .param("reason", "Salah pilih")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri")))
        .andExpect(status().is4xxClientError())
        .andExpect(content().string(containsString("Pilih dulu mana yang benar")));

    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    assertThat(ActorContext.<Integer, RuntimeException>callAs(fitri, () -> reports.require(fitri, report).conflicts()))
        .isEqualTo(1);
    assertThat(activityOf(report)).isEqualTo(wrong);
  }

  @Test
  void a_form_that_was_open_before_the_move_does_not_take_it_back() throws Exception {
    UUID report = record(wrong);
    mvc.perform(post("/73.24/reports/" + report + "/move").param("activity", right.toString())
        .param("reason", "Salah pilih")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri"))).andExpect(redirectedUrl("/73.24/reports/" + report));

    mvc.perform(multipart("/73.24/reports/" + report).param("id", report.toString())
        .param("version", "1")
        .param("activity", wrong.toString())
        .param("heldOn", today.toString())
        .param("village", cast.village(TestCast.MAGANI).toString())
        .param("childrenM", "9")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri"))).andExpect(status().is3xxRedirection());

    assertThat(activityOf(report)).isEqualTo(right);
  }

  private @Nullable UUID activityOf(UUID report) {
    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    return ActorContext.<@Nullable UUID, RuntimeException>callAs(fitri,
        () -> reports.require(fitri, report).activity());
  }

  private void amend(UUID person, UUID report, ReportBody body) {
    Actor actor = cast.actorOf(person);
    ActorContext.runAs(actor, () -> kind.amend(actor, report, 1, body));
  }

  private ReportBody body(UUID activity, String notes) {
    return new ReportBody(activity, null, null, today, cast.village(TestCast.MAGANI),
        new ReportBody.PeopleCounts(3, 4, 1, 2), null, null, null, notes, null, null, null, List.of());
  }

  private UUID record(UUID activity) {
    UUID id = Ids.next();
    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    ReportBody body = body(activity, "");
    ActorContext.runAs(fitri, () -> kind.receive(fitri, new PhoneRecordForm<>(id, body, null, clock.instant())));
    return id;
  }

  private long realised(UUID activity) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(secretary, () -> activities.require(secretary, activity)).realised();
  }

  private PartnerReport.PartnerActivityLine inPartnersReport(UUID activity) {
    Actor hadi = cast.actorOf(TestCast.PARTNER);
    return ActorContext.callAs(hadi, () -> reportLoader.load(hadi, TestCast.NGO, ReportingPeriod.containing(today)))
        .lines()
        .stream()
        .filter(one -> one.activity().id().equals(activity))
        .findFirst()
        .orElseThrow();
  }
}
