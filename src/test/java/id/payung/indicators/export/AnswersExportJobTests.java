package id.payung.indicators.export;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.answer.QuestionAnswerForm;
import id.payung.indicators.answer.QuestionAnswerSubmission;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.jobs.CrashingJobRunner;
import id.payung.platform.jobs.JobQueue;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The answers of a year as a sheet: Budi takes all of them, Citra of Disdukcapil reads no other office's notes in hers.
 */
@PayungTest
class AnswersExportJobTests {
  private static final String YEAR = "2072";

  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerSubmission answerSubmission;
  @Autowired ReferenceCatalogue reference;
  @Autowired JobQueue jobs;
  @Autowired CrashingJobRunner breaking;
  @Autowired TestCast cast;

  @Test
  void answers_leave_in_the_order_of_the_questions_and_unconfirmed_ones_say_so() throws Exception {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1");
    years.requestAnswers(YEAR, TestCast.DP3A, "6.1");
    Actor citra = cast.actorOf(TestCast.CLERK);
    Actor dewi = cast.actorOf(TestCast.DP3A_CLERK);
    ActorContext.runAs(citra, () -> answerSubmission.save(citra, YEAR, "4.1",
        new QuestionAnswerForm(0, "a", "catatan Disdukcapil", true, "", null)));
    ActorContext.runAs(dewi, () -> answerSubmission.save(dewi, YEAR, "6.1",
        new QuestionAnswerForm(0, "a", "=catatan Dinsos P3A", true, "", null)));

    List<List<String>> all = exported(cast.actorOf(TestCast.SECRETARY));

    List<String> order = reference.instrument("kla-2026").questions().map(question -> question.code()).toList();
    List<String> codes = all.stream().map(List::getFirst).filter(order::contains).toList();
    assertThat(codes).isEqualTo(order);
    assertThat(all.getFirst().getFirst()).contains("elum dipastikan");
    assertThat(row(all, "4.1")).contains("catatan Disdukcapil").anyMatch(cell -> cell.startsWith("A. "));
    assertThat(row(all, "6.1")).contains("=catatan Dinsos P3A");
    assertThat(row(all, "1.1")).last().asString().isNotBlank();

    List<List<String>> hers = exported(citra);
    assertThat(row(hers, "4.1")).contains("catatan Disdukcapil");
    assertThat(hers.toString()).doesNotContain("catatan Dinsos");
  }

  private static List<String> row(List<List<String>> rows, String code) {
    return rows.stream().filter(row -> row.getFirst().equals(code)).findFirst().orElseThrow();
  }

  private List<List<String>> exported(Actor actor) throws Exception {
    UUID job = breaking.insertJob(actor, AnswersExportJob.KIND, Map.of("year", YEAR, "language", "id"));
    breaking.resume(TestCast.LUWU_TIMUR, job);
    try (ReadableWorkbook book =
        new ReadableWorkbook(ActorContext.callAs(actor, () -> jobs.openResult(actor, job)).path().toFile())) {
      return book.getFirstSheet()
          .read()
          .stream()
          .map(row -> row.stream().map(AnswersExportJobTests::text).toList())
          .toList();
    }
  }

  private static String text(Cell cell) {
    return cell == null ? "" : cell.getText();
  }
}
