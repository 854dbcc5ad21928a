package id.payung.indicators;

import id.payung.platform.actor.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scores as other modules read them: points, counts and offices; no note and no draft. */
public interface EvaluationScoreDirectory {
  /**
   * All that a page of totals needs of the year that is worked on, read once.
   *
   * @param scores compared with the end of the day asked for
   */
  record ScoreOverview(EvaluationScores scores, List<ScoreGap> gaps, List<OwedQuestionSummary> owedQuestions) {}

  /**
   * The line that an operator wants first.
   *
   * @param locked its answers may not change, but for those reopened
   * @param officesAnswered that sent an answer since the moment asked for
   * @param scores compared with nothing
   */
  record OpenEvaluationSummary(String evaluation, boolean locked, int officesAnswered, @Nullable LocalDate due,
      EvaluationScores scores) {}

  /** The code of the year that is worked on, if any. */
  Optional<String> findCurrentEvaluation(Actor actor);

  /** The same unless it is closed: then nobody is asked for anything. */
  Optional<String> findOpenEvaluation(Actor actor);

  /**
   * @throws id.payung.platform.errors.NotFound when this regency has no such year
   */
  EvaluationScores getScores(Actor actor, String evaluation);

  /** Six statements. */
  Optional<ScoreOverview> findOverview(Actor actor, int mostGaps, LocalDate compareDay);

  /** The three scores of the year that is worked on, if any, compared with nothing; four statements. */
  Optional<EvaluationScores> findCurrentScores(Actor actor);

  /** Where points can be gained, the largest first; at most {@code most}. */
  List<ScoreGap> listGaps(Actor actor, String evaluation, int most);

  /** Every office that was asked, who owes most points first. */
  List<OwedQuestionSummary> listOwedQuestions(Actor actor, String evaluation);

  /**
   * The questions that are reopened now: all of them for who works for the whole regency, an office's own for an
   * office. One statement while nothing is reopened.
   */
  Optional<ReopenedQuestions> findReopenedQuestions(Actor actor);

  /** Of the year that is worked on, unless it is closed; four statements. */
  Optional<OpenEvaluationSummary> findOpenEvaluationSummary(Actor actor, Instant since);
}
