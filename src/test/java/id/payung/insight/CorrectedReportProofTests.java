package id.payung.insight;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.activity.RealisedVolumeListener;
import id.payung.community.Report;
import id.payung.community.ReportBody;
import id.payung.community.ReportStatus;
import id.payung.community.report.ReportKind;
import id.payung.community.report.ReportLifeCycle;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceCheckState;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the photos of a report prove, and its volume, follow the report when it is corrected. */
@PayungTest
class CorrectedReportProofTests extends ReportProofScenario {
  private static final String OTHER_QUESTION = "3.2";

  @Autowired ReportKind kind;
  @Autowired EvidenceUseLifeCycle lifeCycle;
  @Autowired EvidenceItemLifeCycle itemLifeCycle;
  @Autowired RealisedVolumeListener volumes;

  CorrectedReportProofTests() {
    super(4_911);
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
    Report waiting = as(secretary -> reports.require(secretary, report));
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

  @Test
  void an_accepted_photo_follows_its_report_to_be_checked_anew_and_stays_as_it_is_where_the_year_is_locked()
      throws Exception {
    openYear("1816");
    UUID planned = activity("Kelas yang sudah diterima", QUESTION);
    UUID report = report(planned);
    UUID other = report(planned);
    await().untilAsserted(() -> assertThat(states(report, QUESTION)).containsExactly("proposed"));
    await().untilAsserted(() -> assertThat(states(other, QUESTION)).containsExactly("proposed"));
    UUID use = use(report, QUESTION).id();
    as(TestCast.DP3A_CLERK, clerk -> {
      lifeCycle.takeProposal(clerk, use);
      return clerk;
    });
    accept(use);

    amend(report, today.minusDays(1));
    await().untilAsserted(() -> assertThat(item(report).heldOn()).isEqualTo(today.minusDays(1)));
    assertThat(use(report, QUESTION).check()).isEqualTo(EvidenceCheckState.UNCHECKED);
    assertThat(Objects.requireNonNull(use(report, QUESTION).mended()).fields()).containsExactly("held-on");

    accept(use);
    as(secretary -> {
      evaluations.lockAndReopenQuestions(secretary, "1816", Ids.next(), List.of(OTHER_QUESTION), Duration.ofHours(48));
      return secretary;
    });
    amend(report, today.minusDays(2));
    amend(other, today.minusDays(2));
    await().untilAsserted(() -> assertThat(item(other).heldOn()).isEqualTo(today.minusDays(2)));
    assertThat(item(report).heldOn()).isEqualTo(today.minusDays(1));
    assertThat(use(report, QUESTION).check()).isEqualTo(EvidenceCheckState.ACCEPTED);
  }

  private void accept(UUID use) {
    as(TestCast.VERIFIER, checker -> {
      lifeCycle.recordCheck(checker, use, true, "");
      return checker;
    });
  }

  private void describe(EvidenceItem before, UnaryOperator<RecordCopy<EvidenceItem>> change) {
    as(TestCast.DP3A_CLERK, clerk -> {
      itemLifeCycle.describe(clerk, before, change.apply(RecordCopy.of(before)).make());
      return clerk;
    });
  }

  /** Its edit as the one who wrote it. */
  private void amend(UUID report, LocalDate heldOn) {
    as(TestCast.VOLUNTEER, fitri -> {
      Report standing = reports.require(fitri, report);
      return kind.amend(fitri, report, standing.version(),
          RecordCopy.of(standing.body()).with(ReportBody::heldOn, heldOn).make());
    });
  }

  private LocalDate volumeDay(UUID activity, UUID report) {
    return as(secretary -> volumes.listByActivity(secretary, activity)).stream()
        .filter(volume -> volume.report().equals(report))
        .findFirst()
        .orElseThrow()
        .figure()
        .heldOn();
  }
}
