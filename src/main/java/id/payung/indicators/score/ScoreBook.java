package id.payung.indicators.score;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.UseView;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.Evaluations;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
import id.payung.platform.db.Turn;
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
public class ScoreBook {
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
  private final Turn turn;
  private final Evaluations evaluations;
  private final EvidenceRegister register;
  private final ScoreDays days;
  private final Clock clock;

  ScoreBook(JdbcClient jdbc, Turn turn, Evaluations evaluations, EvidenceRegister register, ScoreDays days,
      Clock clock) {
    this.jdbc = jdbc;
    this.turn = turn;
    this.evaluations = evaluations;
    this.register = register;
    this.days = days;
    this.clock = clock;
  }

  private record Said(@Nullable String sent, @Nullable String ceiling) {}

  @Transactional(readOnly = true)
  public ScoreSheet sheet(Actor actor, String evaluation) {
    return Objects.requireNonNull(sheets(actor, List.of(evaluation)).get(evaluation));
  }

  /** Of several years in one statement; a year without questions has an empty sheet. */
  @Transactional(readOnly = true)
  public Map<String, ScoreSheet> sheets(Actor actor, Collection<String> evaluations) {
    Map<String, List<QuestionScore>> rows = new HashMap<>();
    evaluations.forEach(evaluation -> rows.put(evaluation, new ArrayList<>()));
    jdbc.sql(SELECT
        + " WHERE s.regency = :regency AND s.evaluation = ANY (CAST(:evaluations AS text[])) ORDER BY s.evaluation, "
        + "s.position")
        .param("regency", actor.regency())
        .param("evaluations", Sql.texts(evaluations))
        .query(
            (RowCallbackHandler) row -> Objects.requireNonNull(rows.get(row.getString("evaluation"))).add(read(row)));
    Map<String, ScoreSheet> sheets = new HashMap<>();
    rows.forEach((evaluation, scores) -> sheets.put(evaluation, new ScoreSheet(scores)));
    return sheets;
  }

  /** How many offices have sent an answer since a moment, of those whose answers the actor may read. */
  @Transactional(readOnly = true)
  public int officesThatSent(Actor actor, String evaluation, Instant since) {
    Scope scope = Scope.of(actor).organisation("a.organisation");
    return jdbc.sql(
        "SELECT count(DISTINCT a.organisation) FROM indicators.answer a WHERE a.regency = :regency AND a.evaluation "
            + "= :evaluation" + " AND a.state = 'sent' AND a.at >= :since AND " + scope.sql())
        .params(scope.params())
        .param("evaluation", evaluation)
        .param("since", Sql.at(since))
        .query(Integer.class)
        .single();
  }

  /**
   * Makes the rows of a year as its instrument has them, and computes them all. For opening a year and after its
   * instrument changed.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lay(Actor actor, String code) {
    turn.asModule(MODULE, service -> {
      Evaluation evaluation = evaluations.require(service, code);
      Instrument instrument = evaluations.instrumentOf(service, evaluation).content();
      List<String> kept = layRows(service, code, instrument);
      jdbc.sql("DELETE FROM indicators.score WHERE regency = :regency AND evaluation = :evaluation AND question <> ALL "
          + "(CAST(:kept AS text[]))")
          .param("regency", service.regency())
          .param("evaluation", code)
          .param("kept", Sql.texts(kept))
          .update();
      computeAll(service, code, instrument);
      return null;
    });
  }

  /** One question anew, in the transaction of what changed it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recompute(Actor actor, String code, String question) {
    turn.asModule(MODULE, service -> {
      evaluations.find(service, code)
          .filter(evaluation -> !evaluation.closed())
          .flatMap(evaluation -> evaluations.instrumentOf(service, evaluation).content().question(question))
          .filter(known -> lock(service, code, question))
          .ifPresent(known -> {
            Said said = said(service, code, question).getOrDefault(question, new Said(null, null));
            List<UseView> uses = register.usesFor(service, code, question);
            if (write(service, code, question, Scoring.of(known, said.sent(), said.ceiling(), uses))) {
              days.note(service, code);
            }
          });
      return null;
    });
  }

  /** What the rule says of every question now, without looking at what is kept: the two must never differ. */
  @Transactional(readOnly = true)
  public Map<String, Verdict> fromScratch(Actor actor, String code) {
    Instrument instrument = evaluations.instrumentOf(actor, evaluations.require(actor, code)).content();
    Map<String, Said> said = said(actor, code, null);
    Map<String, List<UseView>> uses =
        register.usesFor(actor, code).stream().collect(Collectors.groupingBy(UseView::question));
    Map<String, Verdict> verdicts = new HashMap<>();
    instrument.questions().forEach(question -> {
      Said one = said.getOrDefault(question.code(), new Said(null, null));
      verdicts.put(question.code(),
          Scoring.of(question, one.sent(), one.ceiling(), uses.getOrDefault(question.code(), List.of())));
    });
    return verdicts;
  }

  /** The office that owes a question has changed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void owners(Actor actor, String code) {
    turn.asModule(MODULE, service -> jdbc.sql("""
        UPDATE indicators.score s SET organisation = r.organisation FROM indicators.request r
         WHERE s.regency = :regency AND s.evaluation = :evaluation AND r.regency = :regency
           AND r.evaluation = :evaluation
           AND r.question = s.question AND s.organisation IS DISTINCT FROM r.organisation
        """).param("regency", service.regency()).param("evaluation", code).update());
  }

  private List<String> layRows(Actor service, String code, Instrument instrument) {
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
        .param("questions", Sql.texts(questions))
        .param("blocks", Sql.texts(blocks))
        .param("indicators", Sql.texts(indicators))
        .param("points", Sql.texts(points))
        .param("now", Sql.at(clock.instant()))
        .update();
    return questions;
  }

  private void computeAll(Actor service, String code, Instrument instrument) {
    jdbc.sql("SELECT question FROM indicators.score WHERE regency = :regency AND evaluation = :evaluation ORDER BY "
        + "question FOR UPDATE")
        .param("regency", service.regency())
        .param("evaluation", code)
        .query(String.class)
        .list();
    ScoreSheet kept = sheet(service, code);
    boolean changed = false;
    for (Map.Entry<String, Verdict> one : fromScratch(service, code).entrySet()) {
      if (kept.question(one.getKey()).filter(row -> row.verdict().equals(one.getValue())).isEmpty()) {
        changed |= write(service, code, one.getKey(), one.getValue());
      }
    }
    if (changed) {
      days.note(service, code);
    }
  }

  private boolean lock(Actor service, String code, String question) {
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

  private Map<String, Said> said(Actor actor, String code, @Nullable String question) {
    Map<String, Said> said = new HashMap<>();
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
            new Said(row.getString("option"), row.getString("ceiling"))))
        .list();
    return said;
  }

  private boolean write(Actor service, String code, String question, Verdict verdict) {
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
        .param("answered", verdict.claimedOption() != null)
        .param("claimedOption", verdict.claimedOption())
        .param("survivesOption", verdict.survivesOption())
        .param("claimed", verdict.claimed())
        .param("complete", verdict.complete())
        .param("survives", verdict.survives())
        .param("supported", verdict.supported())
        .param("missing", verdict.missing())
        .param("warned", verdict.warned())
        .param("returned", verdict.returned())
        .param("unchecked", verdict.unchecked())
        .param("proposed", verdict.proposed())
        .param("next", verdict.next().code())
        .param("now", Sql.at(clock.instant()))
        .param("regency", service.regency())
        .param("evaluation", code)
        .param("question", question)
        .update() == 1;
  }

  private static QuestionScore read(ResultSet row) throws SQLException {
    return new QuestionScore(row.getString("question"), row.getString("block"), row.getString("indicator"),
        Sql.uuidOrNull(row, "organisation"), Sql.dateOrNull(row, "due"), row.getBoolean("answered"),
        row.getBigDecimal("highest"),
        new Verdict(row.getString("claimed_option"), row.getString("survives_option"), row.getBigDecimal("claimed"),
            row.getBigDecimal("complete"), row.getBigDecimal("survives"), row.getBigDecimal("supported"),
            row.getInt("missing"), row.getInt("warned"), row.getInt("returned"), row.getInt("unchecked"),
            row.getInt("proposed"), NextStep.of(row.getString("next_step"))));
  }
}
