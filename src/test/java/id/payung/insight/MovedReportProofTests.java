package id.payung.insight;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.platform.testing.PayungTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the photos of a report prove follows the report to another activity. */
@PayungTest
class MovedReportProofTests extends ReportProofScenario {
  MovedReportProofTests() {
    super(4_711);
  }

  @Test
  void moved_there_and_back_it_is_proposed_to_the_question_that_both_serve() throws Exception {
    openYear("2085");
    UUID first = activity("Kelas bersama satu", QUESTION);
    UUID second = activity("Kelas bersama dua", QUESTION);
    UUID report = report(first);
    await().untilAsserted(() -> assertThat(proposals(report, "2085")).containsExactly("proposed"));

    for (UUID next : List.of(second, first)) {
      move(report, next);
      await().untilAsserted(() -> {
        assertThat(item(report).activity()).isEqualTo(next);
        assertThat(proposals(report, "2085")).containsExactly("proposed");
      });
    }
  }

  @Test
  void the_photos_of_a_report_of_the_villages_own_become_proofs_when_it_joins_a_plan() throws Exception {
    openYear("2086");
    UUID planned = activity("Kelas yang direncanakan", QUESTION);
    UUID report = report(null);

    move(report, planned);

    await().untilAsserted(() -> {
      assertThat(item(report).activity()).isEqualTo(planned);
      assertThat(proposals(report, "2086")).containsExactly("proposed");
    });
  }

  @Test
  void a_proposal_in_a_locked_year_stays_and_does_not_hold_the_photos_back() throws Exception {
    openYear("2087");
    UUID wrong = activity("Kelas tahun terkunci", QUESTION);
    UUID right = activity("Kelas yang benar");
    UUID report = report(wrong);
    await().untilAsserted(() -> assertThat(proposals(report, "2087")).containsExactly("proposed"));
    as(secretary -> {
      evaluations.changeState(secretary, "2087", EvaluationState.LOCKED, "Terkirim");
      return secretary;
    });

    move(report, right);

    await().untilAsserted(() -> assertThat(item(report).activity()).isEqualTo(right));
    assertThat(proposals(report, "2087")).containsExactly("proposed");
  }

  private List<String> proposals(UUID report, String year) {
    UUID item = item(report).id();
    return as(secretary -> uses.listByItem(secretary, item)).stream()
        .map(EvidenceUseListItem::use)
        .filter(use -> use.evaluation().equals(year) && use.question().equals(QUESTION))
        .map(use -> use.state().code())
        .toList();
  }
}
