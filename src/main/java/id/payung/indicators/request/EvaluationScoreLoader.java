package id.payung.indicators.request;

import id.payung.indicators.EvaluationScoreDirectory;
import id.payung.indicators.EvaluationScores;
import id.payung.indicators.OwedQuestionSummary;
import id.payung.indicators.ReopenedQuestions;
import id.payung.indicators.ScoreGap;
import id.payung.indicators.score.DailyScoreRepository;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.score.QuestionScoreList;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.indicators.year.QuestionReopening;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.Instrument;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the scores that other modules read together from scores, requests and the days kept. */
@Component
@Transactional(readOnly = true)
class EvaluationScoreLoader implements EvaluationScoreDirectory {
  private final EvaluationRepository evaluations;
  private final EvaluationOverviewLoader overviewLoader;
  private final QuestionScoreRepository scoreRepository;
  private final DailyScoreRepository dailyScores;
  private final DataRequestRepository requests;
  private final RegencyDirectory regencies;
  private final Clock clock;

  EvaluationScoreLoader(EvaluationRepository evaluations, EvaluationOverviewLoader overviewLoader,
      QuestionScoreRepository scoreRepository, DailyScoreRepository dailyScores, DataRequestRepository requests,
      RegencyDirectory regencies, Clock clock) {
    this.evaluations = evaluations;
    this.overviewLoader = overviewLoader;
    this.scoreRepository = scoreRepository;
    this.dailyScores = dailyScores;
    this.requests = requests;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Override
  public Optional<String> findCurrentEvaluation(Actor actor) {
    return evaluations.findCurrent(actor).map(Evaluation::code);
  }

  @Override
  public Optional<String> findOpenEvaluation(Actor actor) {
    return evaluations.findCurrent(actor).filter(year -> !year.closed()).map(Evaluation::code);
  }

  @Override
  public EvaluationScores getScores(Actor actor, String evaluation) {
    return toEvaluationScores(overviewLoader.require(actor, evaluation), findEarlierTotals(actor, evaluation));
  }

  @Override
  public Optional<ScoreOverview> findOverview(Actor actor, int mostGaps, LocalDate compareDay) {
    return overviewLoader.findCurrent(actor).map(frame -> {
      String code = frame.year().code();
      return new ScoreOverview(toEvaluationScores(frame, findTotalsAsOf(actor, code, compareDay).orElse(null)),
          listGaps(frame, mostGaps), listOwedQuestions(frame, requests.findAllByQuestion(actor, code)));
    });
  }

  @Override
  public Optional<EvaluationScores> findCurrentScores(Actor actor) {
    return overviewLoader.findCurrent(actor).map(frame -> toEvaluationScores(frame, null));
  }

  private static EvaluationScores toEvaluationScores(EvaluationOverview overview,
      EvaluationScores.@Nullable EarlierTotals since) {
    Instrument instrument = overview.instrument();
    Map<String, EvaluationScores.ScoredQuestion> questions = new LinkedHashMap<>();
    for (QuestionScore row : overview.scores().rows()) {
      questions.put(row.question(), new EvaluationScores.ScoredQuestion(row.question(), row.indicator(), row.totals(),
          row.organisation(), row.computed().next().code()));
    }
    return new EvaluationScores(overview.year().code(), overview.totals(),
        instrument.blocks()
            .stream()
            .map(block -> new EvaluationScores.BlockScore(block.code(), block.name(),
                overview.scores().totalsOfBlock(block.code())))
            .toList(),
        questions,
        instrument.bands()
            .stream()
            .map(band -> new EvaluationScores.CategoryBand(band.code(), band.name(), band.lower(), band.includesLower(),
                band.upper()))
            .toList(),
        instrument.max(), since, overview.hasUnconfirmedParts());
  }

  @Override
  public List<ScoreGap> listGaps(Actor actor, String evaluation, int most) {
    return listGaps(overviewLoader.require(actor, evaluation), most);
  }

  private static List<ScoreGap> listGaps(EvaluationOverview overview, int most) {
    return overview.scores()
        .gaps()
        .stream()
        .limit(most)
        .map(row -> new ScoreGap(row.question(), overview.requireQuestion(row.question()).text(), row.obtainable(),
            row.organisation(), overview.officeName(row.organisation()), row.computed().next().code(),
            overview.path("/questions/" + row.question())))
        .toList();
  }

  @Override
  public List<OwedQuestionSummary> listOwedQuestions(Actor actor, String evaluation) {
    return listOwedQuestions(overviewLoader.require(actor, evaluation), requests.findAllByQuestion(actor, evaluation));
  }

  /** A year that is closed asks nobody anything: nothing is owed for it any more. */
  private static List<OwedQuestionSummary> listOwedQuestions(EvaluationOverview overview,
      Map<String, DataRequest> asked) {
    if (overview.year().closed()) {
      return List.of();
    }
    return OfficeOwedQuestions.listByOffice(overview, asked)
        .stream()
        .map(one -> RecordCopy.blank(OwedQuestionSummary.class)
            .with(OwedQuestionSummary::organisation, one.organisation())
            .with(OwedQuestionSummary::office, one.name())
            .with(OwedQuestionSummary::askedCount, one.asked())
            .with(OwedQuestionSummary::owedCount, one.owed().size())
            .with(OwedQuestionSummary::unansweredCount, one.unanswered())
            .with(OwedQuestionSummary::obtainable, one.score().obtainable())
            .with(OwedQuestionSummary::due, one.due())
            .with(OwedQuestionSummary::remindedOn, one.remindedOn())
            .with(OwedQuestionSummary::path, overview.path("/owing/" + one.organisation()))
            .make())
        .toList();
  }

  @Override
  public Optional<OpenEvaluationSummary> findOpenEvaluationSummary(Actor actor, Instant since) {
    return evaluations.findCurrent(actor).filter(year -> !year.closed()).map(year -> {
      QuestionScoreList sheet = scoreRepository.loadScores(actor, year.code());
      // Without the names of offices: this page has little room for questions to the database.
      EvaluationOverview frame = new EvaluationOverview(year, List.of(year),
          evaluations.requireInstrumentCopy(actor, year), sheet, Map.of(), null, Set.of());
      return new OpenEvaluationSummary(year.code(), !year.open(),
          scoreRepository.countOfficesAnsweredSince(actor, year.code(), since), year.due(),
          toEvaluationScores(frame, null));
    });
  }

  @Override
  public Optional<ReopenedQuestions> findReopenedQuestions(Actor actor) {
    return evaluations.findReopenedNow(actor)
        .map(code -> overviewLoader.require(actor, code))
        .filter(overview -> !overview.reopenedQuestions().isEmpty())
        .map(overview -> toReopenedQuestions(actor, overview, Objects.requireNonNull(overview.reopening())));
  }

  private ReopenedQuestions toReopenedQuestions(Actor actor, EvaluationOverview overview, QuestionReopening reopening) {
    List<ReopenedQuestions.ReopenedQuestion> named = overview.scores()
        .rows()
        .stream()
        .filter(row -> overview.reopenedQuestions().contains(row.question()))
        .filter(row -> actor.hasRegencyWideReach()
            || row.organisation() != null && actor.organisations().contains(row.organisation()))
        .sorted(Comparator.comparing(QuestionScore::obtainableTotal).reversed())
        .map(row -> new ReopenedQuestions.ReopenedQuestion(row.question(),
            overview.requireQuestion(row.question()).text(), overview.officeName(row.organisation()), row.obtainable(),
            row.computed().missing() + row.computed().returned(), row.answered(),
            overview.path("/questions/" + row.question())))
        .toList();
    return new ReopenedQuestions(overview.year().code(), reopening.stage(), reopening.until(),
        reopening.hoursLeft(clock.instant()), named, overview.path("/sprint"));
  }

  /** The totals at the end of a day, or of the last day before it on which something changed. */
  private Optional<EvaluationScores.EarlierTotals> findTotalsAsOf(Actor actor, String evaluation, LocalDate day) {
    return dailyScores.findLatestUpTo(actor, evaluation, day)
        .map(one -> new EvaluationScores.EarlierTotals(one.day(), one.claimed(), one.complete(), one.survives()));
  }

  private EvaluationScores.@Nullable EarlierTotals findEarlierTotals(Actor actor, String evaluation) {
    LocalDate today = regencies.require(actor.regency()).today(clock);
    return dailyScores.listLatest(actor, evaluation, 2)
        .stream()
        .filter(day -> day.day().isBefore(today))
        .reduce((earlier, later) -> later)
        .map(day -> new EvaluationScores.EarlierTotals(day.day(), day.claimed(), day.complete(), day.survives()))
        .orElse(null);
  }
}
