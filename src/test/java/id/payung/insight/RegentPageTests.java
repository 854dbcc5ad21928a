package id.payung.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.OrganisationRepository;
import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlannedActivityDirectory;
import id.payung.agreements.plan.BudgetStageTransition;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.deadline.RegencyCalendar;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.testing.FirstPageText;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PayungTest
@OwnDatabase("regent") // a database of its own: late work of other
                       // tests would fill the page
class RegentPageTests {
  private static final Actor SERVICE = Actor.service("insight", TestCast.LUWU_TIMUR);

  @Autowired MockMvc mvc;
  @Autowired LatenessNoticeRepository notices;
  @Autowired RegentPageLoader pageLoader;
  @Autowired AgreementDirectory agreements;
  @Autowired AgreementRegistration registering;
  @Autowired JointPlanDirectory plans;
  @Autowired PlannedActivityDirectory activities;
  @Autowired PlanDraftEditor drafting;
  @Autowired PlanApproval approval;
  @Autowired BudgetStageTransition stages;
  @Autowired BudgetRealisation money;
  @Autowired UiFactory uis;
  @Autowired OrganisationRepository organisations;
  @Autowired RegencyDirectory regencies;
  @Autowired ReferenceCatalogue reference;
  @Autowired Clock clock;
  @Autowired TestCast cast;

  private LocalDate today;
  private UUID office;
  private String officeName;

  /** Each test has an office of its own, so that what others left late does not matter. */
  @BeforeEach
  void an_office_of_its_own() {
    today = regencies.require(TestCast.LUWU_TIMUR).today(clock);
    office = Ids.next();
    officeName = "Dinas Uji " + office.toString().substring(24);
    Actor admin = cast.actorOf(TestCast.ADMIN);
    ActorContext.runAs(admin, () -> organisations.insertIfAbsent(admin, office, "opd", officeName, "", null, true));
  }

  @Test
  void an_office_is_not_named_before_its_three_working_days_are_over() {
    addActivityLateSince(30);
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE, latestNoticeDayNaming(today).plusDays(1)));

    assertThat(named()).doesNotContain(officeName);
    assertThat(view().forewarnedCount()).isPositive();
  }

  @Test
  void an_office_is_named_on_the_first_day_after_its_three_working_days() {
    addActivityLateSince(30);
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE, latestNoticeDayNaming(today)));

    assertThat(named()).contains(officeName);
  }

  @Test
  void nobody_is_named_who_could_not_see_a_notice() {
    addActivityLateSince(200);

    assertThat(named()).doesNotContain(officeName);
  }

  @Test
  void what_was_told_today_is_told_once_and_names_nobody_yet() {
    UUID activity = addActivityLateSince(30);
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE));
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE));

    List<LatenessNotice> own = open().stream().filter(notice -> notice.subject().equals(activity)).toList();
    assertThat(own).hasSize(1);
    assertThat(own.getFirst().seenFrom()).isEqualTo(today);
    assertThat(reference.workingDays().countWorkingDays(today, own.getFirst().namedFrom().minusDays(1))).isEqualTo(3);
    assertThat(named()).doesNotContain(officeName);
  }

  @Test
  void a_notice_of_a_past_that_is_brought_in_never_lies_before_the_lateness() {
    UUID activity = addActivityLateSince(2);
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE, today.minusDays(60)));

    assertThat(open().stream().filter(notice -> notice.subject().equals(activity)).toList()).singleElement()
        .satisfies(notice -> assertThat(notice.seenFrom()).isEqualTo(today.minusDays(1)));
  }

  @Test
  void an_office_sees_its_own_notice_and_no_other() throws Exception {
    JointPlan plan = new JointPlanFixture(registering, plans, drafting, cast).openPlan("PKS pemberitahuan",
        TestCast.DP3A, TestCast.NGO, today.getYear());
    JointPlanFixture fixture = new JointPlanFixture(registering, plans, drafting, cast);
    fixture.addActivity(plan, 1, "Kelas akta yang terlambat", TestCast.DISDUKCAPIL, TestCast.NGO, today.minusDays(60),
        today.minusDays(20), 4);
    fixture.addActivity(plan, 2, "Pelatihan kader yang terlambat", TestCast.DP3A, TestCast.NGO, today.minusDays(60),
        today.minusDays(20), 4);
    fixture.approve(approval, plan);
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE));

    // an office of the plan is told of all its activities as news, and warned of its own
    assertThat(FirstPageText.withoutChanges(mvc, TestSignIn.sessionCookie(mvc, "citra")))
        .contains("Kelas akta yang terlambat", "Halaman Pimpinan menyebut instansi Anda")
        .doesNotContain("Pelatihan kader yang terlambat");
    Actor clerk = cast.actorOf(TestCast.CLERK);
    List<LatenessNotice> seen = ActorContext.callAs(clerk, () -> notices.listOpen(clerk));
    assertThat(seen).isNotEmpty()
        .allSatisfy(notice -> assertThat(notice.organisation()).isEqualTo(TestCast.DISDUKCAPIL));
    Actor partner = cast.actorOf(TestCast.PARTNER);
    assertThat(ActorContext.callAs(partner, () -> notices.listOpen(partner))).isEmpty();
    Actor neighbour = cast.neighbourAdmin();
    assertThat(ActorContext.callAs(neighbour, () -> notices.listOpen(neighbour))).isEmpty();
  }

  @Test
  void what_is_done_is_named_no_more() {
    UUID activity = addActivityLateSince(30);
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE, latestNoticeDayNaming(today)));
    assertThat(named()).contains(officeName);

    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    UUID plan = ActorContext.callAs(secretary, () -> planOf(secretary, activity));
    JointPlanFixture fixture = new JointPlanFixture(registering, plans, drafting, cast);
    JointPlan approved = ActorContext.callAs(secretary, () -> plans.require(secretary, plan));
    ActorContext.runAs(secretary, () -> {
      approval.startNewVersion(secretary, plan, "Digabung", 1);
      int saved = plans.loadVersion(secretary, plan, 2).find(activity).version();
      drafting.removeActivity(secretary, plan, activity, saved, "Digabung dengan kegiatan lain");
    });
    fixture.addActivity(approved, 2, "Kegiatan gabungan", office, TestCast.NGO, today, today, 5);
    fixture.approve(approval, approved);

    assertThat(named()).doesNotContain(officeName);
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE));
    assertThat(open()).noneMatch(notice -> notice.subject().equals(activity));
  }

  @Test
  void the_aide_sees_totals_and_offices_and_nobody_by_name() throws Exception {
    addActivityLateSince(30);
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE, latestNoticeDayNaming(today)));

    String page = mvc.perform(get("/73.24/regent").cookie(TestSignIn.sessionCookie(mvc, "indah")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();

    assertThat(page).contains(officeName).contains("four-lines").doesNotContain("/activities/");
    assertThat(page).doesNotContain("Fitri Contoh", "Gita Contoh", "Hadi Contoh", "Citra Contoh", "Budi Contoh");
  }

  @Test
  void the_picture_is_1080_pixels_wide_and_the_text_has_four_lines() throws Exception {
    byte[] png = mvc.perform(get("/73.24/regent/picture.png").cookie(TestSignIn.sessionCookie(mvc, "indah")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(1080);

    byte[] pdf = mvc.perform(get("/73.24/regent/page.pdf").cookie(TestSignIn.sessionCookie(mvc, "indah")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
    java.nio.file.Files.createDirectories(java.nio.file.Path.of("target/screenshots"));
    java.nio.file.Files.write(java.nio.file.Path.of("target/screenshots/regent.png"), png);

    String page = mvc.perform(get("/73.24/regent").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andReturn()
        .getResponse()
        .getContentAsString();
    String text = page.replaceFirst("(?s).*id=\"four-lines\">", "").replaceFirst("(?s)</div>.*", "");
    assertThat(text.split("\n")).hasSize(4);
  }

  @Test
  void an_office_a_partner_and_the_neighbour_do_not_open_it() throws Exception {
    mvc.perform(get("/73.24/regent").cookie(TestSignIn.sessionCookie(mvc, "citra"))).andExpect(status().isForbidden());
    mvc.perform(get("/73.24/regent").cookie(TestSignIn.sessionCookie(mvc, "hadi"))).andExpect(status().isForbidden());
    mvc.perform(get("/73.24/regent").cookie(TestSignIn.sessionCookie(mvc, "kiki"))).andExpect(status().isNotFound());
    mvc.perform(get("/73.22/regent").cookie(TestSignIn.sessionCookie(mvc, "kiki")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString(officeName))));
  }

  private UUID planOf(Actor actor, UUID activity) {
    return activities.require(actor, activity).plan();
  }

  /** An activity of the test's own office that has been late for so many days. */
  private UUID addActivityLateSince(int days) {
    JointPlanFixture fixture = new JointPlanFixture(registering, plans, drafting, cast);
    LocalDate ends = today.minusDays(days); // may lie in the year before, as may what the plan holds
    LocalDate starts = ends.withDayOfMonth(1);
    JointPlan plan = fixture.openPlan("PKS " + officeName, TestCast.DP3A, TestCast.NGO, ends.getYear());
    UUID activity = fixture.addActivity(plan, 1, "Kegiatan " + officeName, office, TestCast.NGO, starts, ends, 5);
    fixture.approve(approval, plan);
    return activity;
  }

  @Test
  void an_activity_of_a_plan_that_nobody_approved_is_named_nowhere_and_its_money_counts_nowhere() throws Exception {
    RegentPage before = view();
    JointPlanFixture fixture = new JointPlanFixture(registering, plans, drafting, cast);
    JointPlan draft = fixture.openPlan("Draf " + officeName, TestCast.DP3A, TestCast.NGO, today.getYear());
    PlanVersionBudgetLine line = new PlanVersionBudgetLine(Ids.next(), 1, "Dana draf", "apbd-kabupaten",
        TestCast.DISDUKCAPIL, null, "", false, 7_000_000L);
    UUID activity = fixture.addActivity(draft, 1, "Draf " + officeName, office, TestCast.NGO, today.withDayOfYear(1),
        today.withDayOfYear(1), 5, line);
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> {
      stages.moveLine(secretary, draft.id(), line.id(), "", "dpa", today);
      money.recordRealisation(secretary, Ids.next(), line.id(), today, 7_000_000, "SP2D uji");
    });
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE, latestNoticeDayNaming(today)));

    RegentPage after = view();
    assertThat(open()).noneMatch(notice -> notice.subject().equals(activity));
    assertThat(after.namedOffices()).noneMatch(named -> named.organisation().equals(office));
    assertThat(List.of(after.money(), after.realised(), (long) after.activities()))
        .isEqualTo(List.of(before.money(), before.realised(), (long) before.activities()));
    assertThat(after.unapproved()).isEqualTo(before.unapproved() + 1);
    fixture.approve(approval, draft);
    assertThat(view().realised()).isEqualTo(before.realised() + 7_000_000);
    assertThat(view().moneyAsOf()).isEqualTo(today);
  }

  @Test
  void two_activities_of_one_name_are_told_apart_by_their_agreements_and_days() {
    addActivityLateSince(30);
    JointPlanFixture fixture = new JointPlanFixture(registering, plans, drafting, cast);
    LocalDate ends = today.minusDays(31);
    JointPlan other = fixture.openPlan("PKS kembaran " + officeName, TestCast.DP3A, TestCast.NGO, ends.getYear());
    fixture.addActivity(other, 1, "Kegiatan " + officeName, office, TestCast.NGO, ends, ends, 5);
    fixture.approve(approval, other);
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE, latestNoticeDayNaming(today)));

    RegentPage view = view();
    Ui ui = uis.forPaper(TestCast.LUWU_TIMUR, Messages.INDONESIAN);
    List<String> names = view.namedOffices()
        .stream()
        .filter(named -> named.organisation().equals(office))
        .flatMap(named -> named.matters().stream())
        .map(matter -> view.titleOf(matter, ui))
        .toList();
    assertThat(names).hasSize(2).doesNotHaveDuplicates().allMatch(name -> name.contains("Kegiatan " + officeName));
    assertThat(names).anyMatch(name -> name.contains("PKS kembaran " + officeName));
  }

  @Test
  void what_a_partner_keeps_from_view_is_in_no_figure_that_leaves_whoever_prints_it() throws Exception {
    RegentPage before = view();
    JointPlanFixture fixture = new JointPlanFixture(registering, plans, drafting, cast);
    JointPlan plan = fixture.openPlan("PKS tertutup " + officeName, TestCast.DP3A, TestCast.NGO, today.getYear());
    PlanVersionBudgetLine line =
        new PlanVersionBudgetLine(Ids.next(), 1, "Hibah tertutup", "tjsl", TestCast.NGO, null, "", true, null);
    fixture.addActivityWithRestrictedAmount(plan, 1, "Tertutup " + officeName, office, TestCast.NGO, today, today, 5,
        line, 61_000_000L, "commitment");
    PlanVersionBudgetLine open = new PlanVersionBudgetLine(Ids.next(), 1, "Dana terbuka", "apbd-kabupaten",
        TestCast.DISDUKCAPIL, null, "", false, 2_000_000L);
    fixture.addActivity(plan, 2, "Terbuka " + officeName, office, TestCast.NGO, today, today, 5, open);
    fixture.approve(approval, plan);
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> {
      stages.moveLine(secretary, plan.id(), open.id(), "", "dpa", today);
      money.recordRealisation(secretary, Ids.next(), line.id(), today, 23_000_000, "Kuitansi uji");
    });

    RegentPage full = ActorContext.callAs(secretary, () -> pageLoader.load(secretary));
    assertThat(view().money()).isEqualTo(before.money() + 2_000_000);
    assertThat(List.of(full.money(), full.realised())).isEqualTo(List.of(view().money(), view().realised()));
    assertThat(List.of(full.guarded().counted(), full.guarded().realised()))
        .isEqualTo(List.of(61_000_000L, 23_000_000L));
    assertThat(view().guarded().counted()).isZero();
    String note = "Sebagian nilai mitra hanya diperlihatkan kepada Gugus Tugas dan tidak dihitung di sini";
    assertThat(page("budi")).contains(note, "61.000.000", "23.000.000");
    assertThat(page("indah")).contains(note).doesNotContain("61.000.000", "23.000.000");
    assertThat(paper("budi")).isEqualTo(paper("indah")).contains(note).doesNotContain("61.000.000");
    Ui ui = uis.forPaper(TestCast.LUWU_TIMUR, Messages.INDONESIAN);
    assertThat(full.inWords(ui).questionsToAsk()).isEqualTo(view().inWords(ui).questionsToAsk())
        .allMatch(asked -> !asked.contains("Serapan") || asked.contains(note));
  }

  private String page(String who) throws Exception {
    return mvc.perform(get("/73.24/regent").cookie(TestSignIn.sessionCookie(mvc, who)))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private String paper(String who) throws Exception {
    byte[] pdf = mvc.perform(get("/73.24/regent/page.pdf").cookie(TestSignIn.sessionCookie(mvc, who)))
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
      return new org.apache.pdfbox.text.PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  /** The latest day of a notice that may name by this day: a notice of the day after it may not. */
  private LocalDate latestNoticeDayNaming(LocalDate day) {
    RegencyCalendar calendar = RegencyCalendar.of(reference, regencies.require(TestCast.LUWU_TIMUR).zone());
    LocalDate seen = day;
    while (OfficeNamingPolicy.firstNamingDay(calendar, seen, 3).isAfter(day)) {
      seen = seen.minusDays(1);
    }
    return seen;
  }

  private RegentPage view() {
    Actor aide = cast.actorOf(TestCast.AIDE);
    return ActorContext.callAs(aide, () -> pageLoader.load(aide));
  }

  private List<String> named() {
    return view().namedOffices().stream().map(RegentPage.NamedOffice::name).toList();
  }

  private List<LatenessNotice> open() {
    return ActorContext.callAs(SERVICE, () -> notices.listOpen(SERVICE));
  }
}
