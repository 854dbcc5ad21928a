package id.payung.insight;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.JointPlan;
import id.payung.agreements.PlannedActivityDirectory;
import id.payung.agreements.activity.RealisedVolumeListener;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.community.ReportBody;
import id.payung.community.ReportStatus;
import id.payung.community.ReportView;
import id.payung.community.report.ReportKind;
import id.payung.community.report.ReportLifeCycle;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What the photos of a report prove, and its volume, follow the report when it is corrected. */
@PayungTest
class CorrectedReportProofTests {
  private static final String QUESTION = "1.3";
  private static final String OTHER_QUESTION = "3.2";

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
  @Autowired ReportKind kind;
  @Autowired ReportLifeCycle reports;
  @Autowired EvidenceUseLifeCycle lifeCycle;
  @Autowired EvidenceItemLifeCycle itemLifeCycle;
  @Autowired RealisedVolumeListener volumes;
  @Autowired PlannedActivityDirectory activities;
  @Autowired TestCast cast;

  private LocalDate today;
  private int seed = 4_911;
  private String year = "";
  private JointPlanFixture fixture;

  @BeforeEach
  void today_in_the_regency() {
    today = regencies.require(TestCast.LUWU_TIMUR).today(clock);
    fixture = new JointPlanFixture(registering, plans, drafting, cast);
  }

  private UUID activity(String title, String... questions) {
    JointPlan plan = fixture.openPlan("PKS " + title, TestCast.DP3A, TestCast.NGO, today.getYear());
    return fixture.addActivityFor(List.of(questions), plan, 1, title, TestCast.DP3A, TestCast.NGO,
        LocalDate.of(today.getYear(), 1, 1), LocalDate.of(today.getYear(), 12, 31), 10);
  }

  private void openYear(String code) {
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

  @Test
  void a_report_that_counted_was_returned_and_is_corrected_brings_volume_and_proofs_back() throws Exception {
    openYear("2092");
    UUID planned = activity("Kelas yang dikembalikan", QUESTION, OTHER_QUESTION);
    UUID report = report(planned);
    await().untilAsserted(() -> {
      assertThat(states(report, QUESTION)).containsExactly("proposed");
      assertThat(states(report, OTHER_QUESTION)).containsExactly("proposed");
      assertThat(realised(planned)).isEqualTo(1);
    });
    UUID taken = use(report, QUESTION).id();
    UUID declined = use(report, OTHER_QUESTION).id();
    as(TestCast.DP3A_CLERK, clerk -> {
      lifeCycle.takeProposal(clerk, taken);
      lifeCycle.declineProposal(clerk, declined, "fotonya tidak menunjukkan ini");
      return clerk;
    });

    amend(report, today.minusYears(3));
    as(secretary -> {
      reports.returnForCorrection(secretary, report, "Tanggalnya keliru");
      return secretary;
    });
    await().untilAsserted(() -> {
      assertThat(item(report).withdrawn()).isNotNull();
      assertThat(realised(planned)).isZero();
    });
    amend(report, today.minusDays(1));
    ReportLifeCycle.AcceptedReport accepted = as(secretary -> reports.accept(secretary, report));

    await().untilAsserted(() -> {
      assertThat(realised(planned)).isEqualTo(1);
      assertThat(item(report).withdrawn()).isNull();
      assertThat(item(report).heldOn()).isEqualTo(today.minusDays(1));
      assertThat(states(report, QUESTION)).containsExactly("proposed");
    });
    assertThat(states(report, OTHER_QUESTION)).as("an office has declined it").containsExactly("declined");

    as(secretary -> {
      reports.undo(secretary, accepted);
      return secretary;
    });
    await().untilAsserted(() -> {
      assertThat(item(report).withdrawn()).isNotNull();
      assertThat(realised(planned)).isZero();
    });
    ReportView waiting = as(secretary -> reports.require(secretary, report));
    assertThat(waiting.status()).isEqualTo(ReportStatus.REVIEW);
    assertThat(waiting.review()).isEqualTo("corrected");

    ReportLifeCycle.AcceptedReport again = as(secretary -> reports.accept(secretary, report));
    await().untilAsserted(() -> assertThat(states(report, QUESTION)).containsExactly("proposed"));
    as(TestCast.DP3A_CLERK, clerk -> {
      lifeCycle.takeProposal(clerk, taken);
      return clerk;
    });
    assertThatThrownBy(() -> as(secretary -> {
      reports.undo(secretary, again);
      return secretary;
    })).isInstanceOf(Refused.class).hasMessageContaining("proof-decided");
    assertThat(states(report, QUESTION)).containsExactly("taken");
  }

  @Test
  void a_report_that_moves_while_it_is_returned_brings_its_proofs_to_the_other_activity() throws Exception {
    openYear("2095");
    UUID wrong = activity("Kelas yang keliru", OTHER_QUESTION);
    UUID right = activity("Kelas yang tepat", QUESTION);
    UUID report = report(wrong);
    await().untilAsserted(() -> assertThat(states(report, OTHER_QUESTION)).containsExactly("proposed"));
    amend(report, today.minusYears(3));
    as(secretary -> {
      reports.returnForCorrection(secretary, report, "Bukan kegiatan ini");
      return secretary;
    });
    await().untilAsserted(() -> assertThat(item(report).withdrawn()).isNotNull());
    amend(report, today);
    move(report, right);
    as(secretary -> {
      reports.accept(secretary, report);
      return secretary;
    });

    await().untilAsserted(() -> {
      assertThat(item(report).activity()).isEqualTo(right);
      assertThat(states(report, QUESTION)).containsExactly("proposed");
      assertThat(realised(right)).isEqualTo(1);
      assertThat(realised(wrong)).isZero();
    });
    assertThat(states(report, OTHER_QUESTION)).containsExactly("taken-back");
  }

  @Test
  void another_day_of_a_report_that_counts_is_the_day_of_its_proof_unless_somebody_wrote_one_by_hand()
      throws Exception {
    openYear("2096");
    UUID planned = activity("Kelas salah hari", QUESTION);
    UUID report = report(planned);
    UUID described = report(planned);
    await().untilAsserted(() -> {
      assertThat(states(report, QUESTION)).containsExactly("proposed");
      assertThat(states(described, QUESTION)).containsExactly("proposed");
    });
    EvidenceItem before = item(described);
    as(TestCast.DP3A_CLERK, clerk -> {
      itemLifeCycle.describe(clerk, before,
          RecordCopy.of(before).with(EvidenceItem::heldOn, today.minusDays(9)).make());
      return clerk;
    });

    amend(report, today.minusDays(2));
    amend(described, today.minusDays(2));

    await().untilAsserted(() -> assertThat(item(report).heldOn()).isEqualTo(today.minusDays(2)));
    await().untilAsserted(() -> assertThat(volumeDay(planned, described)).isEqualTo(today.minusDays(2)));
    assertThat(item(described).heldOn()).isEqualTo(today.minusDays(9));
    assertThat(states(report, QUESTION)).containsExactly("proposed");
  }

  @Test
  void day_and_village_follow_the_report_each_unless_that_one_was_changed_by_hand() throws Exception {
    openYear("2083");
    UUID planned = activity("Kelas yang diberi judul", QUESTION);
    UUID titled = report(planned);
    UUID placed = report(planned);
    await().untilAsserted(() -> {
      assertThat(states(titled, QUESTION)).containsExactly("proposed");
      assertThat(states(placed, QUESTION)).containsExactly("proposed");
    });
    describe(item(titled), one -> one.with(EvidenceItem::title, "Kelas pengasuhan, angkatan kedua"));
    UUID baruga = cast.village("73.24.04.2002");
    describe(item(placed),
        one -> one.with(EvidenceItem::village, baruga).with(EvidenceItem::villages, List.of(baruga)));

    amend(titled, today.minusDays(2));
    amend(placed, today.minusDays(2));

    await().untilAsserted(() -> {
      assertThat(item(titled).heldOn()).isEqualTo(today.minusDays(2));
      assertThat(item(placed).heldOn()).isEqualTo(today.minusDays(2));
    });
    assertThat(item(titled).title()).isEqualTo("Kelas pengasuhan, angkatan kedua");
    assertThat(item(titled).village()).isEqualTo(cast.village(TestCast.MAGANI));
    assertThat(item(placed).village()).as("changed by hand").isEqualTo(baruga);
  }

  private void describe(EvidenceItem before, UnaryOperator<RecordCopy<EvidenceItem>> change) {
    as(TestCast.DP3A_CLERK, clerk -> {
      itemLifeCycle.describe(clerk, before, change.apply(RecordCopy.of(before)).make());
      return clerk;
    });
  }

  private UUID report(@Nullable UUID activity) throws Exception {
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

  private void move(UUID report, UUID activity) throws Exception {
    mvc.perform(post("/73.24/reports/" + report + "/move").param("activity", activity.toString())
        .param("reason", "Salah pilih")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri"))).andExpect(redirectedUrl("/73.24/reports/" + report));
  }

  private EvidenceItem item(UUID report) {
    List<UUID> found = as(secretary -> items.listIdsByReport(secretary, report));
    assertThat(found).hasSize(1);
    return as(secretary -> items.require(secretary, found.getFirst()));
  }

  /** Its edit as the one who wrote it. */
  private void amend(UUID report, LocalDate heldOn) {
    as(TestCast.VOLUNTEER, fitri -> {
      ReportView standing = reports.require(fitri, report);
      return kind.amend(fitri, report, standing.version(),
          RecordCopy.of(standing.body()).with(ReportBody::heldOn, heldOn).make());
    });
  }

  private List<String> states(UUID report, String question) {
    return usesOf(report).filter(use -> use.question().equals(question)).map(use -> use.state().code()).toList();
  }

  private EvidenceUse use(UUID report, String question) {
    return usesOf(report).filter(use -> use.question().equals(question)).findFirst().orElseThrow();
  }

  private Stream<EvidenceUse> usesOf(UUID report) {
    UUID item = item(report).id();
    return as(secretary -> uses.listByItem(secretary, item)).stream()
        .map(EvidenceUseListItem::use)
        .filter(use -> use.evaluation().equals(year));
  }

  private long realised(UUID activity) {
    return as(secretary -> activities.require(secretary, activity)).realised();
  }

  private LocalDate volumeDay(UUID activity, UUID report) {
    return as(secretary -> volumes.listByActivity(secretary, activity)).stream()
        .filter(volume -> volume.report().equals(report))
        .findFirst()
        .orElseThrow()
        .figure()
        .heldOn();
  }

  private <T> T as(Function<Actor, T> work) {
    return as(TestCast.SECRETARY, work);
  }

  private <T> T as(UUID person, Function<Actor, T> work) {
    Actor actor = cast.actorOf(person);
    return ActorContext.<T, RuntimeException>callAs(actor, () -> transactions.execute(status -> work.apply(actor)));
  }
}
