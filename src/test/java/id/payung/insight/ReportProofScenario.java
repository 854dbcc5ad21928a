package id.payung.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.JointPlan;
import id.payung.agreements.PlannedActivityDirectory;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.community.report.ReportLifeCycle;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Activities of a plan, reports of the village on them, and what their photos prove in a year that is the test's alone.
 */
abstract class ReportProofScenario {
  static final String QUESTION = "1.3";

  @Autowired MockMvc mvc;
  @Autowired AgreementRegistration registering;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanDraftEditor drafting;
  @Autowired EvaluationOpening opening;
  @Autowired EvaluationRepository evaluations;
  @Autowired EvidenceItemRepository items;
  @Autowired EvidenceUseRepository uses;
  @Autowired RegencyDirectory regencies;
  @Autowired TransactionTemplate transactions;
  @Autowired Clock clock;
  @Autowired TestCast cast;
  @Autowired PlannedActivityDirectory activities;
  @Autowired ReportLifeCycle reports;

  LocalDate today;
  private int seed;
  private String year = "";
  private JointPlanFixture fixture;

  /** @param seed of the first photo: pictures of two tests must not be alike */
  ReportProofScenario(int seed) {
    this.seed = seed;
  }

  @BeforeEach
  void today_in_the_regency() {
    today = regencies.require(TestCast.LUWU_TIMUR).today(clock);
    fixture = new JointPlanFixture(registering, plans, drafting, cast);
  }

  UUID activity(String title, String... questions) {
    JointPlan plan = fixture.openPlan("PKS " + title, TestCast.DP3A, TestCast.NGO, today.getYear());
    return fixture.addActivityFor(List.of(questions), plan, 1, title, TestCast.DP3A, TestCast.NGO,
        LocalDate.of(today.getYear(), 1, 1), LocalDate.of(today.getYear(), 12, 31), 10);
  }

  void openYear(String code) {
    boolean opened =
        as(secretary -> opening.open(secretary, code, "kla-2026", List.of(today.getYear()), LocalDate.of(2099, 3, 11)));
    assertThat(opened).as("the year %s is this test's alone", code).isTrue();
    year = code;
  }

  /** Reports of this calendar year in other tests propose themselves to no year of this test. */
  @AfterEach
  void close_the_year() {
    as(secretary -> {
      evaluations.changeState(secretary, year, EvaluationState.CLOSED, "Selesai diuji");
      return year;
    });
  }

  UUID report(@Nullable UUID activity) throws Exception {
    UUID id = Ids.next();
    var form = multipart("/73.24/reports").file(new MockMultipartFile("photo", "a.jpg", "image/jpeg",
        DrawnPictures.jpeg(DrawnPictures.landscape(++seed, 320, 240), 0.9f)));
    form.param("id", id.toString())
        .param("version", "0")
        .param(activity == null ? "title" : "activity", activity == null ? "Kelas di balai desa" : activity.toString())
        .param("heldOn", today.toString())
        .param("village", cast.village(TestCast.MAGANI).toString())
        .param("childrenM", "9");
    mvc.perform(form.with(csrf()).cookie(TestSignIn.sessionCookie(mvc, "fitri"))).andExpect(status().isSeeOther());
    return id;
  }

  void move(UUID report, UUID activity) throws Exception {
    mvc.perform(post("/73.24/reports/" + report + "/move").param("activity", activity.toString())
        .param("reason", "Salah pilih")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri"))).andExpect(redirectedUrl("/73.24/reports/" + report));
  }

  EvidenceItem item(UUID report) {
    List<UUID> found = as(secretary -> items.listIdsByReport(secretary, report));
    assertThat(found).hasSize(1);
    return as(secretary -> items.require(secretary, found.getFirst()));
  }

  List<String> states(UUID report, String question) {
    return usesOf(report).filter(use -> use.question().equals(question)).map(use -> use.state().code()).toList();
  }

  EvidenceUse use(UUID report, String question) {
    return usesOf(report).filter(use -> use.question().equals(question)).findFirst().orElseThrow();
  }

  Stream<EvidenceUse> usesOf(UUID report) {
    UUID item = item(report).id();
    return as(secretary -> uses.listByItem(secretary, item)).stream()
        .map(EvidenceUseListItem::use)
        .filter(use -> use.evaluation().equals(year));
  }

  long realised(UUID activity) {
    return as(secretary -> activities.require(secretary, activity)).realised();
  }

  /** The secretary does it. */
  <T> T as(Function<Actor, T> work) {
    return as(TestCast.SECRETARY, work);
  }

  <T> T as(UUID person, Function<Actor, T> work) {
    Actor actor = cast.actorOf(person);
    return ActorContext.<T, RuntimeException>callAs(actor, () -> transactions.execute(status -> work.apply(actor)));
  }
}
