package id.payung.indicators.score;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.reference.Instrument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
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
public class QuestionScoreRepository {
  private static final String MODULE = "indicators";
  private static final String SELECT = """
      SELECT s.evaluation, s.question, s.block, s.indicator, s.organisation, r.due, s.answered, s.highest,
        s.claimed_option, s.survives_option, s.claimed,
             s.complete, s.survives, s.supported, s.missing, s.warned, s.returned, s.unchecked, s.proposed,
               s.next_step
        FROM indicators.score s
        LEFT JOIN indicators.request r ON r.regency = s.regency AND r.evaluation = s.evaluation
          AND r.question = s.question
      """;

  private final JdbcClient jdbc;
  private final DatabaseRoleSwitch roleSwitch;
  private final EvaluationRepository evaluations;
  private final EvidenceRegister evidenceRegister;
  private final DailyScoreRepository dailyScores;
  private final Clock clock;

  QuestionScoreRepository(JdbcClient jdbc, DatabaseRoleSwitch roleSwitch, EvaluationRepository evaluations,
      EvidenceRegister evidenceRegister, DailyScoreRepository dailyScores, Clock clock) {
    this.jdbc = jdbc;
    this.roleSwitch = roleSwitch;
    this.evaluations = evaluations;
    this.evidenceRegister = evidenceRegister;
    this.dailyScores = dailyScores;
    this.clock = clock;
  }

  private record ScoringInput(@Nullable String sent, @Nullable String ceiling) {}

  @Transactional(readOnly = true)
  public QuestionScoreList loadScores(Actor actor, String evaluation) {
    return Objects.requireNonNull(loadScoresByEvaluation(actor, List.of(evaluation)).get(evaluation));
  }

  /** Of several years in one statement; a year without questions has an empty sheet. */
  @Transactional(readOnly = true)
  public Map<String, QuestionScoreList> loadScoresByEvaluation(Actor actor, Collection<String> evaluations) {
    Map<String, List<QuestionScore>> rows = new HashMap<>();
    evaluations.forEach(evaluation -> rows.put(evaluation, new ArrayList<>()));
    jdbc.sql(SELECT
        + " WHERE s.regency = :regency AND s.evaluation = ANY (CAST(:evaluations AS text[])) ORDER BY s.evaluation, "
        + "s.position")
        .param("regency", actor.regency())
        .param("evaluations", SqlValues.textArray(evaluations))
        .query(
            (RowCallbackHandler) row -> Objects.requireNonNull(rows.get(row.getString("evaluation"))).add(read(row)));
    Map<String, QuestionScoreList> sheets = new HashMap<>();
    rows.forEach((evaluation, scores) -> sheets.put(evaluation, new QuestionScoreList(scores)));
    return sheets;
  }

  /** How many offices have sent an answer since a moment, of those whose answers the actor may read. */
  @Transactional(readOnly = true)
  public int countOfficesAnsweredSince(Actor actor, String evaluation, Instant since) {
    RowAccessScope scope = RowAccessScope.of(actor).organisation("a.organisation");
    return jdbc.sql(
        "SELECT count(DISTINCT a.organisation) FROM indicators.answer a WHERE a.regency = :regency AND a.evaluation "
            + "= :evaluation" + " AND a.state = 'sent' AND a.at >= :since AND " + scope.conditionSql())
        .params(scope.params())
        .param("evaluation", evaluation)
        .param("since", SqlValues.timestamp(since))
        .query(Integer.class)
        .single();
  }

  /**
   * Makes the rows of a year as its instrument has them, and computes them all. For opening a year and after its
   * instrument changed.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void rebuildScores(Actor actor, String code) {
    roleSwitch.callAsModule(MODULE, service -> {
      Evaluation evaluation = evaluations.require(service, code);
      Instrument instrument = evaluations.requireInstrumentCopy(service, evaluation).content();
      List<String> kept = upsertRows(service, code, instrument);
      jdbc.sql("DELETE FROM indicators.score WHERE regency = :regency AND evaluation = :evaluation AND question <> ALL "
          + "(CAST(:kept AS text[]))")
          .param("regency", service.regency())
          .param("evaluation", code)
          .param("kept", SqlValues.textArray(kept))
          .update();
      recomputeAll(service, code, instrument);
      return null;
    });
  }

  /** One question anew, in the transaction of what changed it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recompute(Actor actor, String code, String question) {
    roleSwitch.callAsModule(MODULE, service -> {
      evaluations.find(service, code)
          .filter(evaluation -> !evaluation.closed())
          .flatMap(evaluation -> evaluations.requireInstrumentCopy(service, evaluation).content().question(question))
          .filter(known -> lockRow(service, code, question))
          .ifPresent(known -> {
            ScoringInput said =
                loadScoringInput(service, code, question).getOrDefault(question, new ScoringInput(null, null));
            List<EvidenceUseView> uses = evidenceRegister.listUses(service, code, question);
            if (updateIfChanged(service, code, question,
                QuestionScoreCalculator.calculate(known, said.sent(), said.ceiling(), uses))) {
              dailyScores.saveToday(service, code);
            }
          });
      return null;
    });
  }

  /** What the rule says of every question now, without looking at what is kept: the two must never differ. */
  @Transactional(readOnly = true)
  public Map<String, ComputedScore> computeFromSources(Actor actor, String code) {
    Instrument instrument = evaluations.requireInstrumentCopy(actor, evaluations.require(actor, code)).content();
    Map<String, ScoringInput> said = loadScoringInput(actor, code, null);
    Map<String, List<EvidenceUseView>> uses =
        evidenceRegister.listUses(actor, code).stream().collect(Collectors.groupingBy(EvidenceUseView::question));
    Map<String, ComputedScore> computedByQuestion = new HashMap<>();
    instrument.questions().forEach(question -> {
      ScoringInput one = said.getOrDefault(question.code(), new ScoringInput(null, null));
      computedByQuestion.put(question.code(), QuestionScoreCalculator.calculate(question, one.sent(), one.ceiling(),
          uses.getOrDefault(question.code(), List.of())));
    });
    return computedByQuestion;
  }

  /** The office that owes a question has changed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void updateOrganisations(Actor actor, String code) {
    roleSwitch.callAsModule(MODULE, service -> jdbc.sql("""
        UPDATE indicators.score s SET organisation = r.organisation FROM indicators.request r
         WHERE s.regency = :regency AND s.evaluation = :evaluation AND r.regency = :regency
           AND r.evaluation = :evaluation
           AND r.question = s.question AND s.organisation IS DISTINCT FROM r.organisation
        """).param("regency", service.regency()).param("evaluation", code).update());
  }

  private List<String> upsertRows(Actor service, String code, Instrument instrument) {
    List<String> questions = new ArrayList<>();
    List<String> blocks = new ArrayList<>();
    List<String> indicators = new ArrayList<>();
    List<String> points = new ArrayList<>();
    for (Instrument.Block block : instrument.blocks()) {
      for (Instrument.Indicator indicator : block.indicators()) {
        for (Instrument.Question question : indicator.questions()) {
          questions.add(question.code());
          blocks.add(block.code());
          indicators.add(indicator.code());
          points.add(question.max().toPlainString());
        }
      }
    }
    jdbc.sql("""
        INSERT INTO indicators.score (regency, evaluation, question, position, block, indicator, highest, at)
        SELECT :regency, :evaluation, q.question, q.position, q.block, q.indicator, q.highest, :now
          FROM unnest(CAST(:questions AS text[]), CAST(:blocks AS text[]), CAST(:indicators AS text[]),
            CAST(:points AS numeric[]))
               WITH ORDINALITY AS q (question, block, indicator, highest, position)
        ON CONFLICT (regency, evaluation, question) DO UPDATE
          SET position = excluded.position, block = excluded.block, indicator = excluded.indicator,
            highest = excluded.highest
        """)
        .param("regency", service.regency())
        .param("evaluation", code)
        .param("questions", SqlValues.textArray(questions))
        .param("blocks", SqlValues.textArray(blocks))
        .param("indicators", SqlValues.textArray(indicators))
        .param("points", SqlValues.textArray(points))
        .param("now", SqlValues.timestamp(clock.instant()))
        .update();
    return questions;
  }

  private void recomputeAll(Actor service, String code, Instrument instrument) {
    jdbc.sql("SELECT question FROM indicators.score WHERE regency = :regency AND evaluation = :evaluation ORDER BY "
        + "question FOR UPDATE")
        .param("regency", service.regency())
        .param("evaluation", code)
        .query(String.class)
        .list();
    QuestionScoreList stored = loadScores(service, code);
    boolean changed = false;
    for (Map.Entry<String, ComputedScore> one : computeFromSources(service, code).entrySet()) {
      if (stored.findQuestion(one.getKey()).filter(row -> row.computed().equals(one.getValue())).isEmpty()) {
        changed |= updateIfChanged(service, code, one.getKey(), one.getValue());
      }
    }
    if (changed) {
      dailyScores.saveToday(service, code);
    }
  }

  private boolean lockRow(Actor service, String code, String question) {
    return jdbc.sql(
        "SELECT question FROM indicators.score WHERE regency = :regency AND evaluation = :evaluation AND question = "
            + ":question FOR UPDATE")
        .param("regency", service.regency())
        .param("evaluation", code)
        .param("question", question)
        .query(String.class)
        .optional()
        .isPresent();
  }

  private Map<String, ScoringInput> loadScoringInput(Actor actor, String code, @Nullable String question) {
    Map<String, ScoringInput> said = new HashMap<>();
    jdbc.sql("""
        SELECT q.question, a.option, o.option AS ceiling
          FROM indicators.score q
          LEFT JOIN indicators.answer a ON a.regency = :regency AND a.evaluation = :evaluation
            AND a.question = q.question AND a.state = 'sent'
          LEFT JOIN indicators.opinion o ON o.regency = :regency AND o.evaluation = :evaluation
            AND o.question = q.question
         WHERE q.regency = :regency AND q.evaluation = :evaluation AND (CAST(:question AS text) IS NULL
           OR q.question = :question)
        """)
        .param("regency", actor.regency())
        .param("evaluation", code)
        .param("question", question)
        .query((row, n) -> said.put(row.getString("question"),
            new ScoringInput(row.getString("option"), row.getString("ceiling"))))
        .list();
    return said;
  }

  private boolean updateIfChanged(Actor service, String code, String question, ComputedScore computed) {
    return jdbc.sql("""
        UPDATE indicators.score
           SET answered = :answered, claimed_option = :claimedOption, survives_option = :survivesOption,
             claimed = :claimed,
               complete = :complete, survives = :survives, supported = :supported, missing = :missing,
                 warned = :warned,
               returned = :returned, unchecked = :unchecked, proposed = :proposed, next_step = :next, at = :now
         WHERE regency = :regency AND evaluation = :evaluation AND question = :question
           AND (answered, claimed_option, survives_option, claimed, complete, survives, supported, missing,
             warned, returned, unchecked,
                proposed, next_step)
               IS DISTINCT FROM (:answered, :claimedOption, :survivesOption, :claimed, :complete, :survives,
                 :supported, :missing, :warned,
                :returned, :unchecked, :proposed, :next)
        """)
        .param("answered", computed.claimedOption() != null)
        .param("claimedOption", computed.claimedOption())
        .param("survivesOption", computed.survivesOption())
        .param("claimed", computed.claimed())
        .param("complete", computed.complete())
        .param("survives", computed.survives())
        .param("supported", computed.supported())
        .param("missing", computed.missing())
        .param("warned", computed.warned())
        .param("returned", computed.returned())
        .param("unchecked", computed.unchecked())
        .param("proposed", computed.proposed())
        .param("next", computed.next().code())
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("regency", service.regency())
        .param("evaluation", code)
        .param("question", question)
        .update() == 1;
  }

  private static QuestionScore read(ResultSet row) throws SQLException {
    return new QuestionScore(row.getString("question"), row.getString("block"), row.getString("indicator"),
        SqlValues.uuidOrNull(row, "organisation"), SqlValues.dateOrNull(row, "due"), row.getBoolean("answered"),
        row.getBigDecimal("highest"),
        new ComputedScore(row.getString("claimed_option"), row.getString("survives_option"),
            row.getBigDecimal("claimed"), row.getBigDecimal("complete"), row.getBigDecimal("survives"),
            row.getBigDecimal("supported"), row.getInt("missing"), row.getInt("warned"), row.getInt("returned"),
            row.getInt("unchecked"), row.getInt("proposed"), QuestionNextStep.fromCode(row.getString("next_step"))));
  }
}
