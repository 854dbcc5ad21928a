package id.payung.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.EvaluationScoreDirectory;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.OwedQuestionSummary;
import id.payung.indicators.ScoreTotals;
import id.payung.indicators.answer.QuestionAnswerForm;
import id.payung.indicators.answer.QuestionAnswerSubmission;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.score.DailyScoreRepository;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.i18n.LocaleFormatter;
import id.payung.platform.i18n.Messages;
import id.payung.platform.jobs.CrashingJobRunner;
import id.payung.platform.jobs.JobQueue;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.web.UiFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One year, and each figure of it on every page, picture, paper, sheet and answer to a program: the same. */
@PayungTest
@OwnDatabase("figures") // pages of totals show the latest year of the regency
class EqualFiguresTests {
  private static final String YEAR = "2094";
  private static final String STAKE = "Potensi nilai";

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerSubmission answerSubmission;
  @Autowired EvidenceRegister evidenceRegister;
  @Autowired EvidenceIntake evidenceIntake;
  @Autowired DocumentStorage documents;
  @Autowired QuestionScoreRepository scoreRepository;
  @Autowired EvaluationScoreDirectory scores;
  @Autowired DailyScoreRepository dailyScores;
  @Autowired RegentPageLoader regentPages;
  @Autowired RegentPageController regentPageController;
  @Autowired UiFactory uis;
  @Autowired JobQueue jobs;
  @Autowired CrashingJobRunner jobRunner;
  @Autowired TransactionTemplate transactions;
  @Autowired ReferenceCatalogue reference;
  @Autowired TestCast cast;

  private ScoreTotals total;

  /** Answers of every kind: none, high, low, proven in part, with a warning. */
  @BeforeEach
  void a_year_with_every_reason() {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1", "4.2", "4.3", "4.4", "4.5");
    years.requestAnswers(YEAR, TestCast.DP3A, "6.1", "6.2", "6.3", "6.4");
    Actor clerk = cast.actorOf(TestCast.CLERK);
    if (totals().answered() == 0) {
      Map.of("4.1", "a", "4.2", "b", "4.3", "c", "4.4", "a")
          .forEach((question, option) -> send(clerk, question, option));
      OfficialDocumentFixture papers = new OfficialDocumentFixture(evidenceIntake, documents);
      UUID data = papers.placeDated(clerk, TestCast.DISDUKCAPIL, YEAR, "4.1", "data");
      papers.placeUndated(clerk, TestCast.DISDUKCAPIL, YEAR, "4.1", "by-district");
      Actor verifier = cast.actorOf(TestCast.VERIFIER);
      ActorContext.runAs(verifier, () -> evidenceRegister.recordCheck(verifier, data, true, ""));
      reference.instrument("kla-2026")
          .question("4.2")
          .orElseThrow()
          .option("b")
          .orElseThrow()
          .requires()
          .forEach(slot -> papers.placeDated(clerk, TestCast.DISDUKCAPIL, YEAR, "4.2", slot));
      List.of("4.1", "4.2").forEach(this::recompute);
    }
    total = totals();
  }

  @Test
  void the_year_holds_every_reason_so_that_no_two_figures_are_equal_by_chance() {
    assertThat(List.of(total.claimed(), total.complete(), total.survives(), total.highest(), total.obtainableTotal(),
        total.obtainable().unanswered(), total.obtainable().unproven(), total.obtainable().unclaimed()))
        .doesNotHaveDuplicates()
        .allMatch(points -> points.signum() > 0);
    assertThat(total.obtainableTotal()).isEqualByComparingTo(total.highest().subtract(total.survives()));
  }

  @Test
  void what_can_be_gained_in_the_year_is_one_word_and_one_number_wherever_it_stands() throws Exception {
    String number = text(total.obtainableTotal());

    for (String path : List.of("/73.24", "/73.24/kla", "/73.24/kla/" + YEAR + "/gaps", "/73.24/regent")) {
      assertThat(page("budi", path)).as(path).containsPattern("(?i)" + STAKE + "[^0-9]{1,60}" + number);
      assertThat(page("budi", path)).as(path)
          .contains("belum dijawab " + text(total.obtainable().unanswered()),
              "belum terbukti " + text(total.obtainable().unproven()),
              "tidak diajukan " + text(total.obtainable().unclaimed()));
    }
    for (String paper : List.of(pdf(bytes("/73.24/regent/page.pdf")), pdf(pictureAsPaper()), pdf(regentReport()))) {
      assertThat(paper).containsPattern(STAKE + "[^0-9]{1,60}" + number);
    }
    assertThat(sum(answersOfProgram(), "obtainable")).isEqualByComparingTo(total.obtainableTotal());
    assertThat(sum(listOfProgram(), "stake")).isEqualByComparingTo(total.obtainableTotal());
    assertThat(sumOfSheet(answersSheet(), STAKE)).isEqualByComparingTo(total.obtainableTotal());
  }

  @Test
  void the_three_scores_are_the_same_wherever_they_stand() throws Exception {
    List<BigDecimal> three = List.of(total.claimed(), total.complete(), total.survives());
    List<String> shown = Stream.of("/73.24/kla", "/73.24/regent").map(path -> page("budi", path)).toList();
    List<String> papers = List.of(pdf(bytes("/73.24/regent/page.pdf")), pdf(pictureAsPaper()), pdf(regentReport()));

    for (BigDecimal score : three) {
      assertThat(shown).allSatisfy(page -> assertThat(page).contains(text(score)));
      assertThat(papers).allSatisfy(paper -> assertThat(paper).contains(text(score)));
    }
    assertThat(sum(answersOfProgram(), "claimed")).isEqualByComparingTo(total.claimed());
    assertThat(sum(answersOfProgram(), "complete")).isEqualByComparingTo(total.complete());
    assertThat(sum(answersOfProgram(), "survives")).isEqualByComparingTo(total.survives());
    assertThat(sumOfSheet(answersSheet(), "Nilai EM")).isEqualByComparingTo(total.claimed());
    assertThat(sumOfSheet(answersSheet(), "Nilai berdata dukung")).isEqualByComparingTo(total.complete());
    assertThat(sumOfSheet(answersSheet(), "Perkiraan Nilai VA")).isEqualByComparingTo(total.survives());
  }

  @Test
  void what_an_office_can_gain_is_the_same_where_it_is_listed_reminded_checked_and_asked() throws Exception {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    for (OwedQuestionSummary office : ActorContext.callAs(secretary, () -> scores.listOwedQuestions(secretary, YEAR))) {
      String number = text(office.obtainable().total());
      String year = "/73.24/kla/" + YEAR;
      assertThat(page("budi", year + "/owing")).containsPattern(STAKE + "\">?[^<]*<?[^>]*>?\\s*" + number);
      assertThat(page("budi", year + "/owing/" + office.organisation()))
          .contains("potensi nilai semua pertanyaannya " + number, "Potensi nilai semua pertanyaan Anda " + number);
      assertThat(page("budi", year + "/desk")).contains(number);
      assertThat(page("budi", year + "/gaps?office=" + office.organisation())).containsPattern(STAKE + ": " + number);
    }
  }

  @Test
  void what_a_question_can_gain_is_the_same_on_its_page_its_block_and_the_duties_of_its_office() throws Exception {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    List<QuestionScore> asked = ActorContext.callAs(secretary, () -> scoreRepository.loadScores(secretary, YEAR))
        .rows()
        .stream()
        .filter(row -> TestCast.DISDUKCAPIL.equals(row.organisation()))
        .toList();
    assertThat(asked).hasSize(5);
    for (QuestionScore row : asked) {
      String number = text(row.obtainableTotal());
      assertThat(page("citra", "/73.24/kla/" + YEAR + "/questions/" + row.question())).as(row.question())
          .containsPattern(STAKE + "(?s)(?:(?!</dd>).)*" + number);
      assertThat(page("citra", "/73.24/kla/" + YEAR + "/blocks/" + row.block())).contains(number);
      if (row.computed().next().isForOffice()) {
        assertThat(page("citra", "/73.24")).as(row.question()).contains(STAKE + " " + number);
      }
    }
  }

  @Test
  void the_newest_day_of_the_course_says_what_the_year_is_worth_now() {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    RegentPage page = ActorContext.callAs(secretary, () -> regentPages.load(secretary));
    var newest = ActorContext.callAs(secretary, () -> dailyScores.listLatest(secretary, YEAR, 1)).getLast();

    assertThat(Objects.requireNonNull(page.scores()).total()).isEqualTo(total);
    assertThat(newest.survives()).isEqualByComparingTo(total.survives());
    assertThat(newest.complete()).isEqualByComparingTo(total.complete());
  }

  @Test
  void the_picture_is_one_page_with_year_crest_place_and_source_and_no_letter_below_28_pixels() throws Exception {
    byte[] paper = pictureAsPaper();
    try (PDDocument document = Loader.loadPDF(paper)) {
      SmallestLetter letters = new SmallestLetter();
      letters.getText(document);
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(letters.points * 1080 / document.getPage(0).getCropBox().getWidth())
          .as("pixels of the smallest letter, in “%s”", letters.text)
          .isGreaterThanOrEqualTo(27.9f);
    }
    assertThat(pdf(paper)).containsIgnoringCase("Pemerintah Kabupaten Luwu Timur").contains("KLA " + YEAR, "Sumber: ");
    Files.createDirectories(Path.of("target/screenshots"));
    Files.write(Path.of("target/screenshots/regent-year.png"), bytes("/73.24/regent/picture.png"));
  }

  @Test
  void the_sheet_is_one_page_and_the_report_two() throws Exception {
    try (PDDocument sheet = Loader.loadPDF(bytes("/73.24/regent/page.pdf"));
        PDDocument report = Loader.loadPDF(regentReport())) {
      assertThat(sheet.getNumberOfPages()).isEqualTo(1);
      assertThat(report.getNumberOfPages()).isEqualTo(2);
    }
  }

  /** The height of the smallest letter of a document, in points of its page. */
  private static final class SmallestLetter extends PDFTextStripper {
    float points = Float.MAX_VALUE;
    String text = "";

    @Override
    protected void writeString(String line, List<TextPosition> letters) {
      for (TextPosition letter : letters) {
        if (letter.getYScale() < points && !letter.getUnicode().isBlank()) {
          points = letter.getYScale();
          text = line;
        }
      }
    }
  }

  private ScoreTotals totals() {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(secretary, () -> scores.getScores(secretary, YEAR)).total();
  }

  private void send(Actor office, String question, String option) {
    ActorContext.runAs(office,
        () -> answerSubmission.save(office, YEAR, question, new QuestionAnswerForm(0, option, "", true, "", null)));
  }

  private void recompute(String question) {
    Actor service = Actor.service("indicators", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service,
        () -> transactions.executeWithoutResult(status -> scoreRepository.recompute(service, YEAR, question)));
  }

  private static String text(BigDecimal points) {
    return new LocaleFormatter(Messages.INDONESIAN).score(points);
  }

  private String page(String person, String path) {
    return new String(bytes(person, path), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String path) {
    return bytes("budi", path);
  }

  private byte[] bytes(String person, String path) {
    try {
      var answer = mvc.perform(get(path).cookie(TestSignIn.sessionCookie(mvc, person))).andReturn().getResponse();
      assertThat(answer.getStatus()).as(path).isEqualTo(200);
      return answer.getContentAsByteArray();
    } catch (Exception e) {
      throw new IllegalStateException(path, e);
    }
  }

  /** The letters of a PDF, one space between words. */
  private static String pdf(byte[] paper) throws IOException {
    try (PDDocument document = Loader.loadPDF(paper)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  /** What the picture is drawn from: a picture has no letters to read. */
  private byte[] pictureAsPaper() {
    Actor aide = cast.actorOf(TestCast.AIDE);
    return ActorContext.callAs(aide, () -> {
      RegentPage view = regentPages.load(aide);
      return regentPageController.renderPicturePaper(aide, uis.forPaper(TestCast.LUWU_TIMUR, Messages.INDONESIAN),
          view);
    });
  }

  private byte[] regentReport() throws Exception {
    return Files.readAllBytes(result(cast.actorOf(TestCast.AIDE), RegentReportJob.KIND, Map.of("language", "id")));
  }

  private Path result(Actor actor, String kind, Map<String, String> params) throws Exception {
    UUID job = jobRunner.insertJob(actor, kind, params);
    jobRunner.resume(TestCast.LUWU_TIMUR, job);
    return ActorContext.callAs(actor, () -> jobs.openResult(actor, job)).path();
  }

  private JsonNode answersOfProgram() {
    return json("/api/v1/73.24/evaluations/" + YEAR + "/answers?limit=200");
  }

  private JsonNode listOfProgram() {
    return json("/73.24/kla/" + YEAR + "/questions?format=json");
  }

  private JsonNode json(String path) {
    return new ObjectMapper().readTree(bytes(path)).path("items");
  }

  private static BigDecimal sum(JsonNode items, String field) {
    assertThat(items).isNotEmpty();
    return items.valueStream()
        .map(item -> new BigDecimal(item.path(field).asString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Row> answersSheet() throws Exception {
    Path file = result(cast.actorOf(TestCast.SECRETARY), "indicators.answers", Map.of("year", YEAR, "language", "id"));
    try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
      return book.getFirstSheet().read();
    }
  }

  private static BigDecimal sumOfSheet(List<Row> rows, String heading) {
    Row head = rows.stream()
        .filter(row -> row.stream().anyMatch(cell -> cell != null && heading.equals(cell.getText())))
        .findFirst()
        .orElseThrow();
    int column = (int) head.stream().takeWhile(cell -> cell == null || !heading.equals(cell.getText())).count();
    return rows.stream()
        .filter(row -> row.getRowNum() > head.getRowNum())
        .map(row -> row.getCellAsNumber(column).orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
