package id.payung.insight;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.OrganisationRepository;
import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.community.ReportBody;
import id.payung.community.report.ReportKind;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import id.payung.platform.jobs.JobQueue;
import id.payung.platform.jobs.JobState;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PayungTest
class PartnerReportTests {
  private static final UUID OTHER = Ids.fromName("partner:perusahaan-lain");

  @Autowired MockMvc mvc;
  @Autowired PartnerReportLoader reportLoader;
  @Autowired AgreementDirectory agreements;
  @Autowired AgreementRegistration registering;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanDraftEditor drafting;
  @Autowired ReportKind kind;
  @Autowired OrganisationRepository organisations;
  @Autowired RegencyDirectory regencies;
  @Autowired JobQueue jobs;
  @Autowired Clock clock;
  @Autowired TestCast cast;

  private LocalDate today;

  @BeforeEach
  void another_partner() {
    today = regencies.require(TestCast.LUWU_TIMUR).today(clock);
    Actor admin = cast.actorOf(TestCast.ADMIN);
    ActorContext.runAs(admin,
        () -> organisations.insertIfAbsent(admin, OTHER, "company", "PT Rahasia Contoh", "PT Rahasia", null, true));
  }

  @Test
  void a_quarter_is_read_from_its_code() {
    assertThat(ReportingPeriod.parse("2026-1", today).last()).isEqualTo(LocalDate.of(2026, 3, 31));
    assertThat(ReportingPeriod.parse("2026-4", today).first()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(ReportingPeriod.parse("2026", today).first()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(ReportingPeriod.containing(LocalDate.of(2026, 6, 30)).code()).isEqualTo("2026-2");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> ReportingPeriod.parse("2026-5", today))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void what_a_village_reported_fills_the_report_of_its_quarter_alone() {
    JointPlanFixture fixture = new JointPlanFixture(registering, plans, drafting, cast);
    JointPlan plan = fixture.openPlan("PKS laporan triwulan", TestCast.DP3A, TestCast.NGO, today.getYear());
    UUID activity = fixture.addActivity(plan, 1, "Kelas orang tua triwulan", TestCast.DP3A, TestCast.NGO,
        LocalDate.of(today.getYear(), 1, 1), LocalDate.of(today.getYear(), 12, 31), 10);
    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    recordReport(fitri, activity, today);

    PartnerReport.PartnerActivityLine line =
        await().until(() -> line(activity, ReportingPeriod.containing(today)), found -> found.realisedInPeriod() > 0);

    assertThat(line.realisedInPeriod()).isEqualTo(1);
    assertThat(line.attendance()).isEqualTo(new PartnerReport.AttendanceTotals(3, 4, 1, 2));
    assertThat(line.villages()).containsExactly(cast.village(TestCast.MAGANI));
    assertThat(line(activity, new ReportingPeriod(today.getYear() - 1, 4))).isNull();
    assertThat(line(activity, new ReportingPeriod(today.getYear(), 0)).realisedInPeriod()).isEqualTo(1);
    if (today.getMonthValue() > 3) {
      assertThat(line(activity, new ReportingPeriod(today.getYear(), 1)).realisedInPeriod()).isZero();
    }
  }

  @Test
  void a_partner_reads_its_own_report_and_no_other() throws Exception {
    JointPlanFixture fixture = new JointPlanFixture(registering, plans, drafting, cast);
    fixture.addActivity(fixture.openPlan("PKS mitra sendiri", TestCast.DP3A, TestCast.NGO, today.getYear()), 1,
        "Kegiatan yayasan sendiri", TestCast.DP3A, TestCast.NGO, today, today.plusDays(9), 2);
    fixture.addActivity(fixture.openPlan("PKS perusahaan lain", TestCast.DP3A, OTHER, today.getYear()), 1,
        "Kegiatan perusahaan rahasia", TestCast.DP3A, OTHER, today, today.plusDays(9), 2);
    var hadi = TestSignIn.sessionCookie(mvc, "hadi");

    mvc.perform(get("/73.24/papers/partners/" + TestCast.NGO).cookie(hadi))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Kegiatan yayasan sendiri")))
        .andExpect(content().string(not(containsString("Kegiatan perusahaan rahasia"))))
        .andExpect(content().string(not(containsString("Fitri Contoh"))));
    for (String form : List.of("", "/report.pdf", "/report.xlsx", "/head-office.pdf", "/photos/" + Ids.next())) {
      mvc.perform(get("/73.24/papers/partners/" + OTHER + form).cookie(hadi)).andExpect(status().isNotFound());
      mvc.perform(get("/73.24/papers/partners/" + TestCast.NGO + form).cookie(TestSignIn.sessionCookie(mvc, "kiki")))
          .andExpect(status().isNotFound());
      mvc.perform(get("/73.24/papers/partners/" + TestCast.NGO + form).cookie(TestSignIn.sessionCookie(mvc, "citra")))
          .andExpect(status().isForbidden());
      mvc.perform(get("/73.24/papers/partners/" + TestCast.NGO + form).cookie(TestSignIn.sessionCookie(mvc, "indah")))
          .andExpect(status().isForbidden());
    }
    mvc.perform(get("/73.24/papers").cookie(hadi))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("PT Rahasia"))));
    mvc.perform(get("/73.24/papers/partners/" + OTHER).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Kegiatan perusahaan rahasia")));
  }

  @Test
  void an_amount_shown_to_the_task_force_only_stays_with_it_and_its_owner() {
    JointPlanFixture fixture = new JointPlanFixture(registering, plans, drafting, cast);
    JointPlan plan = fixture.openPlan("PKS dana tertutup", TestCast.DP3A, OTHER, today.getYear());
    UUID line = Ids.next();
    PlanVersionBudgetLine guarded =
        new PlanVersionBudgetLine(line, 1, "Dana TJSL", "tjsl", OTHER, null, "", true, null);
    UUID activity = fixture.addActivityWithRestrictedAmount(plan, 1, "Kegiatan dana tertutup", TestCast.DP3A, OTHER,
        today, today.plusDays(9), 2, guarded, 75_000_000L, "commitment");

    Actor owner = Actor.person(TestCast.LUWU_TIMUR, Ids.next(), "Lia Contoh", List.of(Role.PARTNER_COORDINATOR),
        Set.of(), Set.of(OTHER), Set.of());
    assertThat(ownContribution(owner, activity).committed()).isEqualTo(75_000_000L);
    assertThat(ownContribution(cast.actorOf(TestCast.SECRETARY), activity).committed()).isEqualTo(75_000_000L);
    assertThat(ownContribution(cast.actorOf(TestCast.ADMIN), activity).committed()).isZero();
    assertThat(ownContribution(cast.actorOf(TestCast.ADMIN), activity).hidden()).isEqualTo(1);
    for (UUID printing : List.of(TestCast.SECRETARY, TestCast.ADMIN)) {
      assertThat(paperContribution(cast.actorOf(printing), activity).committed()).isZero();
      assertThat(paperContribution(cast.actorOf(printing), activity).hidden()).isEqualTo(1);
    }
    assertThat(paperContribution(owner, activity).committed()).isEqualTo(75_000_000L);
  }

  @Test
  void it_comes_as_pdf_as_sheet_and_as_one_page() throws Exception {
    JointPlanFixture fixture = new JointPlanFixture(registering, plans, drafting, cast);
    fixture.addActivity(fixture.openPlan("PKS berkas", TestCast.DP3A, TestCast.NGO, today.getYear()), 1,
        "Kegiatan berkas", TestCast.DP3A, TestCast.NGO, today, today.plusDays(9), 2);
    var hadi = TestSignIn.sessionCookie(mvc, "hadi");

    byte[] pdf = bytes("/73.24/papers/partners/" + TestCast.NGO + "/report.pdf", hadi);
    byte[] one = bytes("/73.24/papers/partners/" + TestCast.NGO + "/head-office.pdf", hadi);
    byte[] sheet = bytes("/73.24/papers/partners/" + TestCast.NGO + "/report.xlsx", hadi);

    assertThat(new String(pdf, 0, 4, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF");
    try (var document = org.apache.pdfbox.Loader.loadPDF(one)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
    try (var book = new org.dhatim.fastexcel.reader.ReadableWorkbook(new java.io.ByteArrayInputStream(sheet))) {
      assertThat(book.getFirstSheet().read())
          .anySatisfy(row -> assertThat(row.getCellText(1)).isEqualTo("Kegiatan berkas"));
    }
    saveFile("partner.pdf", pdf);
    saveFile("head-office.pdf", one);
  }

  @Test
  void the_regents_report_is_two_pages_made_by_a_job() throws Exception {
    UUID id = Ids.next();
    var indah = TestSignIn.sessionCookie(mvc, "indah");
    mvc.perform(post("/73.24/papers/regent").param("id", id.toString()).cookie(indah).with(csrf()))
        .andExpect(redirectedUrl("/73.24/jobs/" + id));
    mvc.perform(post("/73.24/papers/regent").param("id", Ids.next().toString())
        .cookie(TestSignIn.sessionCookie(mvc, "hadi"))
        .with(csrf())).andExpect(status().isForbidden());

    Actor aide = cast.actorOf(TestCast.AIDE);
    await().until(() -> ActorContext.callAs(aide, () -> jobs.getOwn(aide, id).state()) == JobState.DONE);

    byte[] pdf = bytes("/73.24/jobs/" + id + "/result", indah);
    try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
    }
    saveFile("regent-report.pdf", pdf);
  }

  private static void saveFile(String name, byte[] bytes) throws java.io.IOException {
    java.nio.file.Files.createDirectories(java.nio.file.Path.of("target/screenshots"));
    java.nio.file.Files.write(java.nio.file.Path.of("target/screenshots/" + name), bytes);
  }

  private byte[] bytes(String path, jakarta.servlet.http.Cookie cookie) throws Exception {
    return mvc.perform(get(path).cookie(cookie))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
  }

  private id.payung.agreements.PeriodRealisationRepository.OwnerContribution paperContribution(Actor actor,
      UUID activity) {
    ReportingPeriod year = new ReportingPeriod(today.getYear(), 0);
    return ActorContext.callAs(actor, () -> reportLoader.loadForPaper(actor, OTHER, year))
        .lines()
        .stream()
        .filter(line -> line.activity().id().equals(activity))
        .map(PartnerReport.PartnerActivityLine::contribution)
        .findFirst()
        .orElseThrow();
  }

  private id.payung.agreements.PeriodRealisationRepository.OwnerContribution ownContribution(Actor actor,
      UUID activity) {
    return ActorContext.callAs(actor, () -> reportLoader.load(actor, OTHER, new ReportingPeriod(today.getYear(), 0)))
        .lines()
        .stream()
        .filter(line -> line.activity().id().equals(activity))
        .map(PartnerReport.PartnerActivityLine::contribution)
        .findFirst()
        .orElseThrow();
  }

  private PartnerReport.PartnerActivityLine line(UUID activity, ReportingPeriod period) {
    Actor hadi = cast.actorOf(TestCast.PARTNER);
    return ActorContext.callAs(hadi, () -> reportLoader.load(hadi, TestCast.NGO, period))
        .lines()
        .stream()
        .filter(one -> one.activity().id().equals(activity))
        .findFirst()
        .orElse(null);
  }

  private void recordReport(Actor actor, UUID activity, LocalDate day) {
    ReportBody body = new ReportBody(activity, null, null, day, cast.village(TestCast.MAGANI),
        new ReportBody.PeopleCounts(3, 4, 1, 2), null, null, null, "", null, null, null, List.of());
    ActorContext.runAs(actor,
        () -> kind.receive(actor, new PhoneRecordForm<>(Ids.next(), body, null, clock.instant())));
  }
}
