package id.payung.indicators.result;

import id.payung.audit.AuditTrailRepository;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Instrument;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The official results. They stand beside the three scores and never change them; a closed year may still learn what
 * was decided of it.
 */
@Component
@Transactional
public class OfficialResultRepository {
  private static final BigDecimal MAX_TOTAL = new BigDecimal("1000");
  private static final String COLUMNS =
      "evaluation, stage, total, category, number, dated, note, document_sha256, document_name, version";

  private final JdbcClient jdbc;
  private final EvaluationRepository evaluations;
  private final AuditTrailRepository trail;
  private final Clock clock;

  OfficialResultRepository(JdbcClient jdbc, EvaluationRepository evaluations, AuditTrailRepository trail, Clock clock) {
    this.jdbc = jdbc;
    this.evaluations = evaluations;
    this.trail = trail;
    this.clock = clock;
  }

  public static UUID trailSubjectId(String regency, String evaluation, String stage) {
    return Ids.fromName("stage-result:" + regency + ":" + evaluation + ":" + stage);
  }

  /** Of every year, the latest first by the day of its paper; those without a day after them, as they were written. */
  @Transactional(readOnly = true)
  public List<StageResult> listAll(Actor actor) {
    String order = " ORDER BY evaluation DESC, dated DESC NULLS LAST, at DESC, stage LIMIT 200";
    return jdbc.sql("SELECT " + COLUMNS + " FROM indicators.stage_result WHERE regency = :regency" + order)
        .param("regency", actor.regency())
        .query((row, n) -> read(row))
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<StageResult> find(Actor actor, String evaluation, String stage) {
    return jdbc
        .sql("SELECT " + COLUMNS
            + " FROM indicators.stage_result WHERE regency = :regency AND evaluation = :evaluation AND stage = :stage")
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .param("stage", stage)
        .query((row, n) -> read(row))
        .optional();
  }

  /** By question. */
  @Transactional(readOnly = true)
  public Map<String, QuestionResult> findQuestionResults(Actor actor, String evaluation, String stage) {
    return jdbc.sql("""
        SELECT question, points, note, version FROM indicators.question_result
         WHERE regency = :regency AND evaluation = :evaluation AND stage = :stage
        """)
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .param("stage", stage)
        .query((row, n) -> new QuestionResult(row.getString("question"), row.getBigDecimal("points"),
            row.getString("note"), row.getInt("version")))
        .list()
        .stream()
        .collect(Collectors.toMap(QuestionResult::question, Function.identity()));
  }

  /**
   * Keeps the total of a stage; {@code version} is the one that the form was made from, 0 for a new one.
   *
   * @throws Invalid when the total is no score
   * @throws Stale when somebody else wrote another total meanwhile
   */
  public void saveStageResult(Actor actor, StageResult result) {
    Map<String, String> wrong = new LinkedHashMap<>();
    if (result.total().signum() < 0 || result.total().compareTo(MAX_TOTAL) > 0
        || result.total().stripTrailingZeros().scale() > 2) {
      wrong.put("total", "indicators.result.total.wrong");
    }
    if (!result.evaluation().matches("20\\d{2}")) {
      wrong.put("evaluation", "indicators.years.code.wrong");
    }
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
    Optional<StageResult> known = find(actor, result.evaluation(), result.stage());
    if (known.isPresent() && hasSameContent(known.get(), result)) {
      return;
    }
    int changed = jdbc.sql("""
        INSERT INTO indicators.stage_result AS r (regency, evaluation, stage, total, category, number, dated,
          note, document_sha256,
                                                  document_name, by_name, at)
        VALUES (:regency, :evaluation, :stage, :total, :category, :number, :dated, :note, :sha256, :name, :by,
          :now)
        ON CONFLICT (regency, evaluation, stage) DO UPDATE
          SET total = excluded.total, category = excluded.category, number = excluded.number,
            dated = excluded.dated, note = excluded.note,
              document_sha256 = coalesce(excluded.document_sha256, r.document_sha256),
              document_name = CASE WHEN excluded.document_sha256 IS NULL THEN r.document_name ELSE
                excluded.document_name END,
              by_name = excluded.by_name, at = excluded.at, version = r.version + 1
          WHERE r.version = :basedOn
        """)
        .param("regency", actor.regency())
        .param("evaluation", result.evaluation())
        .param("stage", result.stage())
        .param("total", result.total())
        .param("category", result.category())
        .param("number", result.number())
        .param("dated", result.dated())
        .param("note", result.note())
        .param("sha256", result.documentSha256())
        .param("name", result.documentName())
        .param("by", actor.name())
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("basedOn", result.version())
        .update();
    if (changed == 0) {
      throw new Stale(List.of(new Stale.Difference("indicators.result.total", result.total().toPlainString(),
          known.map(one -> one.total().toPlainString()).orElse("–"))));
    }
    trail.recordWrite("stage-result", trailSubjectId(actor.regency(), result.evaluation(), result.stage()),
        known.isEmpty() ? "created" : "changed", List.of("total", "category", "document"), null,
        AuditTrailRepository.TrailReach.NONE);
  }

  /**
   * Keeps what was given to questions of a year that is kept here; those not named stay as they are.
   *
   * @throws NotFound when the year's instrument has no such question
   * @throws Invalid when a question was given more than it can bring
   */
  public int saveQuestionResults(Actor actor, String evaluation, String stage, Collection<QuestionResult> results) {
    Instrument instrument = evaluations.requireInstrumentCopy(actor, evaluations.require(actor, evaluation)).content();
    int changed = 0;
    for (QuestionResult one : results) {
      requireValidPoints(instrument, one);
      changed += upsertQuestionResult(actor, evaluation, stage, one, null);
    }
    recordInTrail(actor, evaluation, stage, changed);
    return changed;
  }

  /**
   * Keeps what was typed into many rows at once; {@code version} is the one that each row was shown with, 0 for an
   * empty one. A row that says what is known already changes nothing.
   *
   * @return the questions that somebody else wrote meanwhile; of those nothing was kept
   * @throws NotFound when the year's instrument has no such question
   * @throws Invalid when a question was given more than it can bring
   */
  public List<String> saveIfVersionsMatch(Actor actor, String evaluation, String stage,
      Collection<QuestionResult> typed) {
    Instrument instrument = evaluations.requireInstrumentCopy(actor, evaluations.require(actor, evaluation)).content();
    Map<String, QuestionResult> known = findQuestionResults(actor, evaluation, stage);
    List<String> conflicting = new ArrayList<>();
    int changed = 0;
    for (QuestionResult one : typed) {
      requireValidPoints(instrument, one);
      if (one.hasSameContentAs(known.get(one.question()))) {
        continue;
      }
      if (upsertQuestionResult(actor, evaluation, stage, one, one.version()) == 1) {
        changed++;
      } else {
        conflicting.add(one.question());
      }
    }
    recordInTrail(actor, evaluation, stage, changed);
    return List.copyOf(conflicting);
  }

  private static void requireValidPoints(Instrument instrument, QuestionResult one) {
    Instrument.Question question = instrument.question(one.question()).orElseThrow(NotFound::new);
    if (one.points().signum() < 0 || one.points().compareTo(question.max()) > 0) {
      throw new Invalid("points", "indicators.result.points.wrong");
    }
  }

  private void recordInTrail(Actor actor, String evaluation, String stage, int changed) {
    if (changed > 0) {
      trail.recordWrite("stage-result", trailSubjectId(actor.regency(), evaluation, stage), "changed",
          List.of("questions"), null, AuditTrailRepository.TrailReach.NONE);
    }
  }

  /** @param basedOn the version that must still stand; null writes over any */
  private int upsertQuestionResult(Actor actor, String evaluation, String stage, QuestionResult one,
      @Nullable Integer basedOn) {
    return jdbc.sql("""
        INSERT INTO indicators.question_result AS r (regency, evaluation, stage, question, points, note,
          by_name, at)
        VALUES (:regency, :evaluation, :stage, :question, :points, :note, :by, :now)
        ON CONFLICT (regency, evaluation, stage, question) DO UPDATE
          SET points = excluded.points, note = excluded.note, by_name = excluded.by_name, at = excluded.at,
            version = r.version + 1
          WHERE (r.points, r.note) IS DISTINCT FROM (excluded.points, excluded.note)
            AND r.version = coalesce(CAST(:basedOn AS int), r.version)
        """)
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .param("stage", stage)
        .param("question", one.question())
        .param("points", one.points())
        .param("note", one.note())
        .param("basedOn", basedOn)
        .param("by", actor.name())
        .param("now", SqlValues.timestamp(clock.instant()))
        .update();
  }

  private static boolean hasSameContent(StageResult known, StageResult said) {
    return known.total().compareTo(said.total()) == 0 && known.category().equals(said.category())
        && known.number().equals(said.number()) && java.util.Objects.equals(known.dated(), said.dated())
        && known.note().equals(said.note())
        && (said.documentSha256() == null || said.documentSha256().equals(known.documentSha256()));
  }

  private static StageResult read(ResultSet row) throws SQLException {
    return new StageResult(row.getString("evaluation"), row.getString("stage"), row.getBigDecimal("total"),
        row.getString("category"), row.getString("number"), SqlValues.dateOrNull(row, "dated"), row.getString("note"),
        row.getString("document_sha256"), row.getString("document_name"), row.getInt("version"));
  }
}
