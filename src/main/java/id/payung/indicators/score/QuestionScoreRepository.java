package id.payung.indicators.score;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.LostPointDirectory.LostPoints;
import id.payung.evidence.QuestionScoreUpdate;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.TransactionMemo;
import id.payung.platform.reference.Instrument;
import id.payung.platform.rows.Rows;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the three scores of every question as it happens, so that no page computes them. A recompute locks its row
 * first and reads answer and proofs after: of two at once the later one sees what the earlier one saw, and both may run
 * any number of times.
 */
@Component
@Transactional
public class QuestionScoreRepository implements QuestionScoreUpdate {
  private static final String MODULE = "indicators";

  private final Rows rows;
  private final DatabaseRoleSwitch roleSwitch;
  private final EvaluationRepository evaluations;
  private final EvidenceRegister evidenceRegister;
  private final DailyScoreRepository dailyScores;
  private final Clock clock;

  QuestionScoreRepository(Rows rows, DatabaseRoleSwitch roleSwitch, EvaluationRepository evaluations,
      EvidenceRegister evidenceRegister, DailyScoreRepository dailyScores, Clock clock) {
    this.rows = rows;
    this.roleSwitch = roleSwitch;
    this.evaluations = evaluations;
    this.evidenceRegister = evidenceRegister;
    this.dailyScores = dailyScores;
    this.clock = clock;
  }

  private record ScoringInput(String question, @Nullable String sent, @Nullable String ceiling) {}

  private record ScoreOfYear(String evaluation, QuestionScore score) {}

  @Transactional(readOnly = true)
  public QuestionScoreList loadScores(Actor actor, String evaluation) {
    return Objects.requireNonNull(loadScoresByEvaluation(actor, List.of(evaluation)).get(evaluation));
  }

  /** Of several years in one statement; a year without questions has an empty sheet. */
  @Transactional(readOnly = true)
  public Map<String, QuestionScoreList> loadScoresByEvaluation(Actor actor, Collection<String> evaluations) {
    Map<String, QuestionScoreList> known = TransactionMemo.readOnce(new KnownScores(actor), HashMap::new);
    List<String> missing = evaluations.stream().filter(year -> !known.containsKey(year)).toList();
    if (!missing.isEmpty()) {
      known.putAll(readScoresByEvaluation(actor, missing));
    }
    return evaluations.stream().distinct().collect(Collectors.toMap(Function.identity(), known::get));
  }

  /** Those that a transaction which writes nothing has read already, by year. */
  private record KnownScores(Actor actor) {}

  private Map<String, QuestionScoreList> readScoresByEvaluation(Actor actor, Collection<String> evaluations) {
    Map<String, List<QuestionScore>> scores = rows.sql(actor, """
        SELECT %s, r.due FROM indicators.score s
          LEFT JOIN indicators.request r ON r.regency = s.regency AND r.evaluation = s.evaluation
            AND r.question = s.question
         WHERE s.regency = :regency AND s.evaluation = ANY (CAST(:evaluations AS text[]))
         ORDER BY s.evaluation, s.position
        """.formatted(rows.columns(StoredScore.class, "s")))
        .param("evaluations", evaluations)
        .list(ScoreOfYear.class)
        .stream()
        .collect(Collectors.groupingBy(ScoreOfYear::evaluation,
            Collectors.mapping(ScoreOfYear::score, Collectors.toList())));
    return evaluations.stream()
        .collect(
            Collectors.toMap(Function.identity(), year -> new QuestionScoreList(scores.getOrDefault(year, List.of()))));
  }

  /** How many offices have sent an answer since a moment, of those whose answers the actor may read. */
  @Transactional(readOnly = true)
  public int countOfficesAnsweredSince(Actor actor, String evaluation, Instant since) {
    return rows.sql(actor, """
        SELECT count(DISTINCT a.organisation) FROM indicators.answer a
         WHERE a.regency = :regency AND a.evaluation = :evaluation AND a.state = 'sent' AND a.at >= :since AND %s
        """.formatted(RowAccessScope.of(actor).organisation("a.organisation").conditionSql()))
        .param("evaluation", evaluation)
        .param("since", since)
        .single(Integer.class);
  }

  /**
   * Makes the rows of a year as its instrument has them, and computes them all. For opening a year and after its
   * instrument changed.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void rebuildScores(Actor actor, String code) {
    roleSwitch.callAsModule(MODULE, service -> {
      Map<String, StoredScore> kept = rows.query(service, StoredScore.class)
          .is("evaluation", code)
          .orderBy("r.question")
          .forUpdate()
          .list()
          .stream()
          .collect(Collectors.toMap(StoredScore::question, Function.identity()));
      List<StoredScore> wanted = wantedRows(service, code, kept);
      boolean changed = wanted.stream()
          .filter(row -> kept.containsKey(row.question()))
          .map(row -> update(service, Objects.requireNonNull(kept.get(row.question())), row))
          .reduce(false, Boolean::logicalOr);
      rows.insertAll(service, wanted.stream().filter(row -> !kept.containsKey(row.question())).toList());
      rows.query(service, StoredScore.class)
          .is("evaluation", code)
          .and("r.question <> ALL (CAST(:kept AS text[]))", "kept", wanted.stream().map(StoredScore::question).toList())
          .delete();
      Set<String> known = wanted.stream().map(StoredScore::question).collect(Collectors.toSet());
      boolean appeared = wanted.stream().anyMatch(row -> row.answered() && !kept.containsKey(row.question()));
      boolean vanished = kept.values().stream().anyMatch(row -> row.answered() && !known.contains(row.question()));
      if (changed || appeared || vanished) {
        dailyScores.saveToday(service, code);
      }
      return null;
    });
  }

  /** Years in work whose scores are kept by an older rule. */
  @Transactional(readOnly = true)
  List<String> listOutdated(Actor service) {
    List<String> outdated = rows.sql(service, """
        SELECT DISTINCT s.evaluation FROM indicators.score s
         WHERE s.regency = :regency AND s.rule < :rule
        """).param("rule", QuestionScoreCalculator.RULE).list(String.class);
    return outdated.isEmpty() ? outdated
        : evaluations.listAll(service)
            .stream()
            .filter(year -> !year.closed())
            .map(Evaluation::code)
            .filter(outdated::contains)
            .toList();
  }

  /** The rows as the instrument and all that was said would have them. */
  private List<StoredScore> wantedRows(Actor service, String code, Map<String, StoredScore> kept) {
    Map<String, ComputedScore> computed = computeFromSources(service, code);
    Instant now = clock.instant();
    List<StoredScore> wanted = new ArrayList<>();
    Instrument instrument = evaluations.requireInstrumentCopy(service, evaluations.require(service, code)).content();
    for (Instrument.Block block : instrument.blocks()) {
      for (Instrument.Indicator indicator : block.indicators()) {
        for (Instrument.Question question : indicator.questions()) {
          StoredScore before = kept.get(question.code());
          ComputedScore fresh = Objects.requireNonNull(computed.get(question.code()));
          wanted.add(new StoredScore(code, question.code(), wanted.size() + 1, block.code(), indicator.code(),
              before == null ? null : before.organisation(), question.max().setScale(2, RoundingMode.HALF_UP),
              fresh.claimedOption() != null, fresh,
              before != null && before.computed().equals(fresh) ? before.at() : now, QuestionScoreCalculator.RULE));
        }
      }
    }
    return wanted;
  }

  /** Whether the scores have changed; the row is locked. */
  private boolean update(Actor service, StoredScore before, StoredScore after) {
    rows.update(service, before, after);
    return !before.computed().equals(after.computed());
  }

  /** One question anew, in the transaction of what changed it. */
  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void recompute(Actor actor, String code, String question) {
    roleSwitch.callAsModule(MODULE, service -> {
      evaluations.find(service, code)
          .filter(evaluation -> !evaluation.closed())
          .flatMap(evaluation -> evaluations.requireInstrumentCopy(service, evaluation).content().question(question))
          .ifPresent(known -> rows.query(service, StoredScore.class)
              .key(code, question)
              .forUpdate()
              .optional()
              .ifPresent(row -> recompute(service, known, row)));
      return null;
    });
  }

  private void recompute(Actor service, Instrument.Question question, StoredScore kept) {
    ScoringInput said = loadScoringInput(service, kept.evaluation(), question.code()).get(question.code());
    ComputedScore fresh =
        calculate(question, said, evidenceRegister.listUses(service, kept.evaluation(), question.code()));
    if (update(service, kept, kept.with(fresh, clock.instant()))) {
      dailyScores.saveToday(service, kept.evaluation());
    }
  }

  private static ComputedScore calculate(Instrument.Question question, @Nullable ScoringInput said,
      List<EvidenceUseView> uses) {
    return QuestionScoreCalculator.calculate(question, said == null ? null : said.sent(),
        said == null ? null : said.ceiling(), uses);
  }

  /** What the rule says of every question now, without looking at what is kept: the two must never differ. */
  @Transactional(readOnly = true)
  public Map<String, ComputedScore> computeFromSources(Actor actor, String code) {
    Instrument instrument = evaluations.requireInstrumentCopy(actor, evaluations.require(actor, code)).content();
    Map<String, ScoringInput> said = loadScoringInput(actor, code, null);
    Map<String, List<EvidenceUseView>> uses =
        evidenceRegister.listUses(actor, code).stream().collect(Collectors.groupingBy(EvidenceUseView::question));
    return instrument.questions()
        .collect(Collectors.toMap(Instrument.Question::code,
            question -> calculate(question, said.get(question.code()), uses.getOrDefault(question.code(), List.of()))));
  }

  /** What answers would be worth less without these proofs, by question. */
  @Transactional(readOnly = true)
  Map<String, LostPoints> computeLost(String code, Map<String, Set<UUID>> without) {
    return roleSwitch.callAsModule(MODULE, service -> {
      Instrument instrument = evaluations.requireInstrumentCopy(service, evaluations.require(service, code)).content();
      Map<String, ScoringInput> said = loadScoringInput(service, code, null);
      Map<String, List<EvidenceUseView>> uses =
          evidenceRegister.listUses(service, code).stream().collect(Collectors.groupingBy(EvidenceUseView::question));
      return instrument.questions()
          .filter(question -> without.containsKey(question.code()))
          .collect(Collectors.toMap(Instrument.Question::code, question -> {
            List<EvidenceUseView> all = uses.getOrDefault(question.code(), List.of());
            Set<UUID> out = Objects.requireNonNull(without.get(question.code()));
            ComputedScore now = calculate(question, said.get(question.code()), all);
            ComputedScore then = calculate(question, said.get(question.code()),
                all.stream().filter(use -> !out.contains(use.id())).toList());
            return new LostPoints(now.survives().subtract(then.survives()), now.complete().subtract(then.complete()));
          }));
    });
  }

  /** The office that owes a question has changed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void updateOrganisations(Actor actor, String code) {
    roleSwitch.callAsModule(MODULE, service -> rows.sql(service, """
        UPDATE indicators.score s SET organisation = r.organisation FROM indicators.request r
         WHERE s.regency = :regency AND s.evaluation = :evaluation AND r.regency = :regency
           AND r.evaluation = :evaluation
           AND r.question = s.question AND s.organisation IS DISTINCT FROM r.organisation
        """).param("evaluation", code).update());
  }

  /** What offices sent and what checkers think of it, by question. */
  private Map<String, ScoringInput> loadScoringInput(Actor actor, String code, @Nullable String question) {
    return rows.sql(actor, """
        SELECT coalesce(a.question, o.question) AS question, a.option AS sent, o.option AS ceiling
          FROM (SELECT question, option FROM indicators.answer
                 WHERE regency = :regency AND evaluation = :evaluation AND state = 'sent') a
          FULL JOIN (SELECT question, option FROM indicators.opinion
                      WHERE regency = :regency AND evaluation = :evaluation) o ON o.question = a.question
         WHERE CAST(:question AS text) IS NULL OR coalesce(a.question, o.question) = :question
        """)
        .param("evaluation", code)
        .param("question", question)
        .list(ScoringInput.class)
        .stream()
        .collect(Collectors.toMap(ScoringInput::question, Function.identity()));
  }
}
