package id.payung.indicators.export;

import id.payung.indicators.answer.QuestionAnswer;
import id.payung.indicators.answer.QuestionAnswerRepository;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.list.PageKey;
import id.payung.platform.rows.RecordCopy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads years and answers; the same reach as the pages: notes only of one's own office. */
@RestController
@RequestMapping("/api/v1/{regency}/evaluations")
class EvaluationApiController {
  private static final int MOST = 200;

  private final EvaluationRepository evaluations;
  private final EvaluationOverviewLoader overviewLoader;
  private final QuestionAnswerRepository answers;

  EvaluationApiController(EvaluationRepository evaluations, EvaluationOverviewLoader overviewLoader,
      QuestionAnswerRepository answers) {
    this.evaluations = evaluations;
    this.overviewLoader = overviewLoader;
    this.answers = answers;
  }

  /** A page; {@code next} is the token of the page after it, or null. */
  record EvaluationListResponse<T>(List<T> items, @Nullable String next) {}

  record EvaluationResponse(String code, String state, String stage, List<Integer> evidenceYears) {}

  record AnswerResponse(String question, String block, String indicator, @Nullable UUID organisation,
      @Nullable String option, @Nullable String note, BigDecimal claimed, BigDecimal complete, BigDecimal survives,
      BigDecimal highest, BigDecimal obtainable, String next) {}

  @ForTaskForce
  @GetMapping
  EvaluationListResponse<EvaluationResponse> listEvaluations(Actor actor, @PathVariable String regency) {
    return new EvaluationListResponse<>(
        evaluations.listAll(actor).stream().map(EvaluationApiController::toResponse).toList(), null);
  }

  @ForQuestionReaders
  @GetMapping("/{code:\\d{4}}/answers")
  EvaluationListResponse<AnswerResponse> listAnswers(Actor actor, @PathVariable String regency,
      @PathVariable String code, @RequestParam(required = false) @Nullable String page,
      @RequestParam(defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw new Refused("indicators.api.limit", MOST);
    }
    EvaluationOverview overview = overviewLoader.require(actor, code);
    Map<String, QuestionAnswer> mine = answers.findAllByQuestion(actor, code);
    List<QuestionScore> rows = overview.scores().rows();
    int from = startIndex(rows, page);
    int to = Math.min(rows.size(), from + limit);
    return new EvaluationListResponse<>(
        rows.subList(from, to).stream().map(row -> toResponse(row, mine.get(row.question()))).toList(),
        to < rows.size() ? PageKey.encode(rows.get(to - 1).question()) : null);
  }

  private static int startIndex(List<QuestionScore> rows, @Nullable String page) {
    List<String> after = PageKey.decode(page, "text");
    if (after == null) {
      return 0;
    }
    int at = rows.stream().map(QuestionScore::question).toList().indexOf(after.getFirst());
    if (at < 0) {
      throw new Refused("errors.page-key");
    }
    return at + 1;
  }

  private static EvaluationResponse toResponse(Evaluation one) {
    return new EvaluationResponse(one.code(), one.state().code(), one.stage(), one.evidenceYears());
  }

  private static AnswerResponse toResponse(QuestionScore row, @Nullable QuestionAnswer answer) {
    return RecordCopy.blank(AnswerResponse.class)
        .with(AnswerResponse::question, row.question())
        .with(AnswerResponse::block, row.block())
        .with(AnswerResponse::indicator, row.indicator())
        .with(AnswerResponse::organisation, row.organisation())
        .with(AnswerResponse::option, row.computed().claimedOption())
        .with(AnswerResponse::note, answer == null || !answer.sent() ? null : answer.note())
        .with(AnswerResponse::claimed, row.computed().claimed())
        .with(AnswerResponse::complete, row.computed().complete())
        .with(AnswerResponse::survives, row.computed().survives())
        .with(AnswerResponse::highest, row.highest())
        .with(AnswerResponse::obtainable, row.obtainableTotal())
        .with(AnswerResponse::next, row.computed().next().code())
        .make();
  }
}
