package id.payung.indicators.result;

import id.payung.audit.AuditTrailRepository;
import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Instrument;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.RecordDifferences;
import id.payung.platform.rows.Rows;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The official results. They stand beside the three scores and never change them; a closed year may still learn what
 * was decided of it.
 */
@Component
@Transactional
public class OfficialResultRepository {
  private static final int MAX_RESULTS = 200;

  private final Rows rows;
  private final EvaluationRepository evaluations;
  private final AuditTrailRepository trail;
  private final Clock clock;

  OfficialResultRepository(Rows rows, EvaluationRepository evaluations, AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
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
    return rows.query(actor, StageResult.class)
        .orderBy("r.evaluation DESC, r.dated DESC NULLS LAST, r.at DESC, r.stage")
        .limit(MAX_RESULTS)
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<StageResult> find(Actor actor, String evaluation, String stage) {
    return rows.find(actor, StageResult.class, evaluation, stage);
  }

  /** By question. */
  @Transactional(readOnly = true)
  public Map<String, QuestionResult> findQuestionResults(Actor actor, String evaluation, String stage) {
    return findRows(actor, evaluation, stage).values()
        .stream()
        .map(QuestionResultRow::result)
        .collect(Collectors.toMap(QuestionResult::question, Function.identity()));
  }

  private Map<String, QuestionResultRow> findRows(Actor actor, String evaluation, String stage) {
    return rows.query(actor, QuestionResultRow.class)
        .is("evaluation", evaluation)
        .is("stage", stage)
        .list()
        .stream()
        .collect(Collectors.toMap(QuestionResultRow::question, Function.identity()));
  }

  /**
   * Keeps the total of a stage; {@code version} is the one that the form was made from, 0 for a new one.
   *
   * @throws Stale when somebody else wrote another total meanwhile
   */
  public void saveStageResult(Actor actor, StageResult result) {
    StageResult known = find(actor, result.evaluation(), result.stage()).orElse(null);
    RecordCopy<StageResult> copy = RecordCopy.of(result)
        .with(StageResult::total, result.total().setScale(2, RoundingMode.HALF_UP))
        .with(StageResult::byName, actor.name())
        .with(StageResult::byPerson, actor.person())
        .with(StageResult::at, clock.instant());
    if (known != null && result.documentSha256() == null) {
      copy.with(StageResult::documentSha256, known.documentSha256())
          .with(StageResult::documentName, known.documentName());
    }
    write(actor, known, copy.make());
  }

  private void write(Actor actor, @Nullable StageResult known, StageResult said) {
    if (known != null && RecordDifferences.between(known, said).isEmpty()
        && Objects.equals(known.documentSha256(), said.documentSha256())) {
      return;
    }
    if (known == null) {
      rows.save(actor, said);
    } else {
      rows.update(actor, known, said);
    }
    trail.recordWrite("stage-result", trailSubjectId(actor.regency(), said.evaluation(), said.stage()),
        known == null ? "created" : "changed", List.of("total", "category", "document"), null, TrailReach.NONE);
  }

  /**
   * Keeps what was given to questions of a year that is kept here; those not named stay as they are.
   *
   * @throws NotFound when the year's instrument has no such question
   * @throws Invalid when a question was given more than it can bring
   */
  public int saveQuestionResults(Actor actor, String evaluation, String stage, Collection<QuestionResult> results) {
    Instrument instrument = evaluations.requireInstrumentCopy(actor, evaluations.require(actor, evaluation)).content();
    Map<String, QuestionResultRow> known = findRows(actor, evaluation, stage);
    int changed = 0;
    for (QuestionResult one : results) {
      requireValidPoints(instrument, one);
      QuestionResultRow before = known.get(one.question());
      int version = before == null ? 0 : before.version();
      changed += write(actor, before, toRow(actor, evaluation, stage, one, version)) ? 1 : 0;
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
    Map<String, QuestionResultRow> known = findRows(actor, evaluation, stage);
    List<String> conflicting = new ArrayList<>();
    int changed = 0;
    for (QuestionResult one : typed) {
      requireValidPoints(instrument, one);
      try {
        QuestionResultRow said = toRow(actor, evaluation, stage, one, one.version());
        changed += write(actor, known.get(one.question()), said) ? 1 : 0;
      } catch (Stale stale) {
        conflicting.add(one.question());
      }
    }
    recordInTrail(actor, evaluation, stage, changed);
    return List.copyOf(conflicting);
  }

  private QuestionResultRow toRow(Actor actor, String evaluation, String stage, QuestionResult one, int version) {
    return new QuestionResultRow(evaluation, stage, one.question(), one.points().setScale(2, RoundingMode.HALF_UP),
        one.note(), actor.name(), clock.instant(), version);
  }

  private boolean write(Actor actor, @Nullable QuestionResultRow known, QuestionResultRow said) {
    if (known == null) {
      rows.save(actor, said);
      return true;
    }
    return !RecordDifferences.between(known, said).isEmpty() && rows.update(actor, known, said).changed();
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
          List.of("questions"), null, TrailReach.NONE);
    }
  }
}
