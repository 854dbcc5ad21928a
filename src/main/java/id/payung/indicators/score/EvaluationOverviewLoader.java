package id.payung.indicators.score;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.indicators.year.QuestionReopening;
import id.payung.indicators.year.ReopenedEvaluationCache;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Loads a {@link EvaluationOverview} through the actor, in a handful of statements however many questions there are.
 */
@Component
@Transactional(readOnly = true)
public class EvaluationOverviewLoader {
  private final EvaluationRepository evaluations;
  private final ReopenedEvaluationCache reopened;
  private final QuestionScoreRepository scoreRepository;
  private final OrganisationRepository organisations;
  private final Clock clock;

  EvaluationOverviewLoader(EvaluationRepository evaluations, ReopenedEvaluationCache reopened,
      QuestionScoreRepository scoreRepository, OrganisationRepository organisations, Clock clock) {
    this.evaluations = evaluations;
    this.reopened = reopened;
    this.scoreRepository = scoreRepository;
    this.organisations = organisations;
    this.clock = clock;
  }

  /** The year that is worked on, if any was opened. */
  public Optional<EvaluationOverview> findCurrent(Actor actor) {
    List<Evaluation> years = evaluations.listAll(actor);
    return evaluations.chooseCurrent(actor, years).map(one -> load(actor, one, years));
  }

  /**
   * The latest years that are not closed, without the names of offices. The scores of the current year and of the year
   * with reopened questions are loaded in the same statement: the first page asks for them later in the same
   * transaction and finds them in its memo.
   *
   * @param most how many years at most
   */
  public List<EvaluationOverview> listOpen(Actor actor, int most) {
    List<Evaluation> years = evaluations.listAll(actor);
    List<Evaluation> open = years.stream().filter(one -> !one.closed()).limit(most).toList();
    if (open.isEmpty()) {
      return List.of();
    }
    Set<String> read = open.stream().map(Evaluation::code).collect(Collectors.toCollection(LinkedHashSet::new));
    evaluations.chooseCurrent(actor, years).map(Evaluation::code).ifPresent(read::add);
    evaluations.findReopenedNow(actor).ifPresent(read::add);
    Map<String, QuestionScoreList> sheets = scoreRepository.loadScoresByEvaluation(actor, read);
    return open.stream()
        .map(one -> load(actor, one, years, Objects.requireNonNull(sheets.get(one.code())), Map.of()))
        .toList();
  }

  /** @throws NotFound when this regency has no such year */
  public EvaluationOverview require(Actor actor, String code) {
    List<Evaluation> years = evaluations.listAll(actor);
    Evaluation year = years.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow(NotFound::new);
    return load(actor, year, years);
  }

  private EvaluationOverview load(Actor actor, Evaluation year, List<Evaluation> years) {
    QuestionScoreList scores = scoreRepository.loadScores(actor, year.code());
    List<UUID> offices = scores.rows()
        .stream()
        .map(QuestionScore::organisation)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .distinct()
        .toList();
    return load(actor, year, years, scores, organisations.findByIds(actor, offices));
  }

  private EvaluationOverview load(Actor actor, Evaluation year, List<Evaluation> years, QuestionScoreList scores,
      Map<UUID, Organisation> offices) {
    @Nullable QuestionReopening reopening =
        year.state() == Evaluation.EvaluationState.LOCKED ? reopened.findLatest(actor).get(year.code()) : null;
    boolean runs = reopening != null && reopening.isOpenAt(clock.instant());
    return new EvaluationOverview(year, years, evaluations.requireInstrumentCopy(actor, year), scores, offices,
        reopening, runs ? Set.copyOf(Objects.requireNonNull(reopening).questions()) : Set.of());
  }
}
