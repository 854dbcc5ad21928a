package id.payung.indicators.export;

import id.payung.indicators.answer.Answer;
import id.payung.indicators.answer.Answers;
import id.payung.indicators.score.Frame;
import id.payung.indicators.score.Frames;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.Evaluations;
import id.payung.indicators.year.ForOffices;
import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.list.PageKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
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
class EvaluationsApi {
  private static final int MOST = 200;

  private final Evaluations evaluations;
  private final Frames frames;
  private final Answers answers;

  EvaluationsApi(Evaluations evaluations, Frames frames, Answers answers) {
    this.evaluations = evaluations;
    this.frames = frames;
    this.answers = answers;
  }

  /** A page; {@code next} is the token of the page after it, or null. */
  record Page<T>(List<T> items, @Nullable String next) {}

  record YearItem(String code, String state, String stage, List<Integer> evidenceYears) {}

  record AnswerItem(String question, String block, String indicator, @Nullable UUID organisation,
      @Nullable String option, @Nullable String note, BigDecimal claimed, BigDecimal complete, BigDecimal survives,
      BigDecimal highest, String next) {}

  @ForTaskForce
  @GetMapping
  Page<YearItem> years(Actor actor, @PathVariable String regency) {
    return new Page<>(evaluations.all(actor).stream().map(EvaluationsApi::item).toList(), null);
  }

  @ForOffices
  @GetMapping("/{code:\\d{4}}/answers")
  Page<AnswerItem> answers(Actor actor, @PathVariable String regency, @PathVariable String code,
      @RequestParam(required = false) @Nullable String page, @RequestParam(defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw new Refused("indicators.api.limit", MOST);
    }
    Frame frame = frames.require(actor, code);
    Map<String, Answer> mine = answers.all(actor, code);
    List<QuestionScore> rows = frame.sheet().rows();
    int from = from(rows, page);
    int to = Math.min(rows.size(), from + limit);
    return new Page<>(rows.subList(from, to).stream().map(row -> item(row, mine.get(row.question()))).toList(),
        to < rows.size() ? PageKey.of(rows.get(to - 1).question()) : null);
  }

  private static int from(List<QuestionScore> rows, @Nullable String page) {
    List<String> after = PageKey.read(page, 1);
    if (after == null) {
      return 0;
    }
    int at = rows.stream().map(QuestionScore::question).toList().indexOf(after.getFirst());
    if (at < 0) {
      throw new Refused("errors.page-key");
    }
    return at + 1;
  }

  private static YearItem item(Evaluation one) {
    return new YearItem(one.code(), one.state().name().toLowerCase(Locale.ROOT), one.stage(), one.evidenceYears());
  }

  private static AnswerItem item(QuestionScore row, @Nullable Answer answer) {
    return new AnswerItem(row.question(), row.block(), row.indicator(), row.organisation(),
        row.verdict().claimedOption(), answer == null || !answer.sent() ? null : answer.note(), row.verdict().claimed(),
        row.verdict().complete(), row.verdict().survives(), row.highest(), row.verdict().next().code());
  }
}
