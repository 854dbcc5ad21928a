package id.payung.indicators.export;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.indicators.Years;
import id.payung.indicators.answer.AnswerForm;
import id.payung.indicators.answer.Answering;
import id.payung.indicators.request.OpeningYear;
import id.payung.indicators.request.Requests;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.jobs.Breaking;
import id.payung.platform.jobs.Jobs;
import id.payung.platform.reference.Reference;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
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
class AnswersExportTests {
  private static final String YEAR = "2072";

  @Autowired OpeningYear opening;
  @Autowired Requests requests;
  @Autowired Answering answering;
  @Autowired Reference reference;
  @Autowired Jobs jobs;
  @Autowired Breaking breaking;
  @Autowired Cast cast;

  @Test
  void answers_leave_in_the_order_of_the_questions_and_unconfirmed_ones_say_so() throws Exception {
    Years years = new Years(opening, requests, cast);
    years.open(YEAR);
    years.ask(YEAR, Cast.DISDUKCAPIL, "4.1");
    years.ask(YEAR, Cast.DP3A, "6.1");
    Actor citra = cast.as(Cast.CLERK);
    Actor dewi = cast.as(Cast.DP3A_CLERK);
    Acting.doing(citra,
        () -> answering.save(citra, YEAR, "4.1", new AnswerForm(0, "a", "catatan Disdukcapil", true, "", null)));
    Acting.doing(dewi,
        () -> answering.save(dewi, YEAR, "6.1", new AnswerForm(0, "a", "=catatan Dinsos P3A", true, "", null)));

    List<List<String>> all = exported(cast.as(Cast.SECRETARY));

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
    UUID job = breaking.add(actor, AnswersExport.KIND, Map.of("year", YEAR, "language", "id"));
    breaking.goOn(Cast.LUWU_TIMUR, job);
    try (
        ReadableWorkbook book = new ReadableWorkbook(Acting.as(actor, () -> jobs.result(actor, job)).path().toFile())) {
      return book.getFirstSheet()
          .read()
          .stream()
          .map(row -> row.stream().map(AnswersExportTests::text).toList())
          .toList();
    }
  }

  private static String text(Cell cell) {
    return cell == null ? "" : cell.getText();
  }
}
