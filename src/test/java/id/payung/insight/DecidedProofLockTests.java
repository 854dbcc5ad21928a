package id.payung.insight;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.community.Report;
import id.payung.community.ReportBody;
import id.payung.community.ReportStatus;
import id.payung.community.report.ReportKind;
import id.payung.community.report.ReportLifeCycle;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.AdvisoryLockWaiters;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An acceptance is taken back in the moment in which an office decides on what the report brought: the later of the two
 * is told, and neither is lost.
 */
@PayungTest
class DecidedProofLockTests {
  private static final String YEAR = "2050";
  private static final String QUESTION = "1.3";

  @Autowired MockMvc mvc;
  @Autowired AgreementRegistration registering;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanDraftEditor drafting;
  @Autowired EvaluationOpening opening;
  @Autowired EvaluationRepository evaluations;
  @Autowired EvidenceItemRepository items;
  @Autowired EvidenceUseRepository uses;
  @Autowired EvidenceUseLifeCycle lifeCycle;
  @Autowired ReportKind kind;
  @Autowired ReportLifeCycle reports;
  @Autowired TransactionTemplate transactions;
  @Autowired Environment settings;
  @Autowired Clock clock;
  @Autowired TestCast cast;

  /** Reports of this calendar year in other tests propose themselves to no year of this test. */
  @AfterEach
  void close_the_year() {
    as(TestCast.SECRETARY, secretary -> {
      evaluations.changeState(secretary, YEAR, EvaluationState.CLOSED, "Selesai diuji");
      return YEAR;
    });
  }

  @Test
  void of_an_office_that_decides_and_a_reviewer_who_takes_back_the_later_one_is_told() throws Exception {
    LocalDate today = TestCast.today(clock);
    as(TestCast.SECRETARY,
        secretary -> opening.open(secretary, YEAR, "kla-2026", List.of(today.getYear()), LocalDate.of(2099, 3, 11)));
    JointPlanFixture fixture = new JointPlanFixture(registering, plans, drafting, cast);
    JointPlan plan = fixture.openPlan("PKS Bersamaan", TestCast.DP3A, TestCast.NGO, today.getYear());
    UUID activity = fixture.addActivityFor(List.of(QUESTION), plan, 1, "Kelas bersamaan", TestCast.DP3A, TestCast.NGO,
        LocalDate.of(today.getYear(), 1, 1), LocalDate.of(today.getYear(), 12, 31), 10);

    theReviewerIsFirst(acceptedReport(activity, today));
    theOfficeIsFirst(acceptedReport(activity, today));
  }

  /** The office would have taken what the report's withdrawal takes away a moment later. */
  private void theReviewerIsFirst(ReportLifeCycle.AcceptedReport accepted) {
    UUID use = usesOf(accepted.report()).getFirst().id();

    CompletableFuture<?> taking = as(TestCast.SECRETARY, secretary -> {
      reports.undo(secretary, accepted);
      CompletableFuture<?> take = CompletableFuture.runAsync(() -> take(use), Thread::startVirtualThread);
      AdvisoryLockWaiters.awaitWaiters(settings, 1);
      return take;
    });

    assertThatThrownBy(taking::join).isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(Refused.class)
        .hasMessageContaining("report-waits");
    await().untilAsserted(() -> assertThat(states(accepted.report())).containsExactly("taken-back"));
  }

  private void theOfficeIsFirst(ReportLifeCycle.AcceptedReport accepted) {
    UUID use = usesOf(accepted.report()).getFirst().id();

    CompletableFuture<?> undoing = as(TestCast.DP3A_CLERK, _ -> {
      take(use);
      CompletableFuture<?> undo = CompletableFuture.runAsync(() -> as(TestCast.SECRETARY, secretary -> {
        reports.undo(secretary, accepted);
        return secretary;
      }), Thread::startVirtualThread);
      AdvisoryLockWaiters.awaitWaiters(settings, 1);
      return undo;
    });

    assertThatThrownBy(undoing::join).isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(Refused.class)
        .hasMessageContaining("proof-decided");
    assertThat(states(accepted.report())).containsExactly("taken");
    assertThat(require(accepted.report()).counted()).isTrue();
  }

  /** One that was returned, corrected and accepted: taking that back withdraws what it brought. */
  private ReportLifeCycle.AcceptedReport acceptedReport(UUID activity, LocalDate today) throws Exception {
    UUID report = Ids.next();
    mvc.perform(multipart("/73.24/reports")
        .file(new MockMultipartFile("photo", "a.jpg", "image/jpeg",
            DrawnPictures.jpeg(DrawnPictures.landscape(report.hashCode(), 320, 240), 0.9f)))
        .param("id", report.toString())
        .param("version", "0")
        .param("activity", activity.toString())
        .param("heldOn", today.toString())
        .param("village", cast.village(TestCast.MAGANI).toString())
        .param("childrenM", "9")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "fitri"))).andExpect(status().isSeeOther());
    await().untilAsserted(() -> assertThat(states(report)).containsExactly("proposed"));
    amend(report, today.minusYears(3));
    as(TestCast.SECRETARY, secretary -> {
      reports.returnForCorrection(secretary, report, "Tanggalnya keliru");
      return secretary;
    });
    await().untilAsserted(() -> assertThat(states(report)).containsExactly("taken-back"));
    amend(report, today);
    assertThat(require(report).status()).isEqualTo(ReportStatus.REVIEW);
    ReportLifeCycle.AcceptedReport accepted = as(TestCast.SECRETARY, secretary -> reports.accept(secretary, report));
    await().untilAsserted(() -> assertThat(states(report)).containsExactly("proposed"));
    return accepted;
  }

  private void amend(UUID report, LocalDate heldOn) {
    as(TestCast.VOLUNTEER, fitri -> {
      Report standing = reports.require(fitri, report);
      return kind.amend(fitri, report, standing.version(),
          RecordCopy.of(standing.body()).with(ReportBody::heldOn, heldOn).make());
    });
  }

  private void take(UUID use) {
    as(TestCast.DP3A_CLERK, clerk -> {
      lifeCycle.takeProposal(clerk, use);
      return clerk;
    });
  }

  private Report require(UUID report) {
    return as(TestCast.SECRETARY, secretary -> reports.require(secretary, report));
  }

  private List<String> states(UUID report) {
    return usesOf(report).stream().map(use -> use.state().code()).toList();
  }

  private List<EvidenceUse> usesOf(UUID report) {
    return as(TestCast.SECRETARY, secretary -> uses.listByItems(secretary, items.listIdsByReport(secretary, report)))
        .stream()
        .map(EvidenceUseListItem::use)
        .filter(use -> use.evaluation().equals(YEAR))
        .toList();
  }

  private <T> T as(UUID person, Function<Actor, T> work) {
    Actor actor = cast.actorOf(person);
    return ActorContext.<T, RuntimeException>callAs(actor, () -> transactions.execute(_ -> work.apply(actor)));
  }
}
