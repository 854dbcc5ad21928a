package id.payung.indicators.year;

import id.payung.audit.AuditTrailRepository;
import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.indicators.instrument.InstrumentCopy;
import id.payung.indicators.instrument.InstrumentCopyRepository;
import id.payung.indicators.instrument.InstrumentCopyRepository.InstrumentCopyHeader;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.QuestionReopening.ReopeningState;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.TransactionMemo;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import id.payung.platform.lifecycle.TransitionActor;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.SaveResult;
import id.payung.platform.rows.annotation.ColumnName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The years of a regency. All of the task force may read them; who may change them is said at the door of each page.
 */
@Component
@Transactional
public class EvaluationRepository {
  private final Rows rows;
  private final InstrumentCopyRepository copies;
  private final EvaluationDeadlines deadlines;
  private final ReopenedEvaluationCache reopened;
  private final AuditTrailRepository trail;
  private final Clock clock;

  EvaluationRepository(Rows rows, InstrumentCopyRepository copies, EvaluationDeadlines deadlines,
      ReopenedEvaluationCache reopened, AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
    this.copies = copies;
    this.deadlines = deadlines;
    this.reopened = reopened;
    this.trail = trail;
    this.clock = clock;
  }

  /** A year as it is joined with the head of its instrument. */
  private record EvaluationWithCopy(Evaluation evaluation, @ColumnName(prefix = "copy_") InstrumentCopyHeader copy) {
    Evaluation joined() {
      return RecordCopy.of(evaluation).with(Evaluation::copyHeader, copy).make();
    }
  }

  /** The subject of its lines in the trail. */
  public static UUID trailSubjectId(String regency, String code) {
    return Ids.fromName("evaluation:" + regency + ":" + code);
  }

  /** The latest first. */
  @Transactional(readOnly = true)
  public List<Evaluation> listAll(Actor actor) {
    return TransactionMemo.readOnce(new AllYears(actor), () -> select(actor, null));
  }

  private record AllYears(Actor actor) {}

  private List<Evaluation> select(Actor actor, @Nullable String code) {
    return rows.sql(actor, """
        SELECT %s, i.id AS copy_id, i.code AS copy_code, i.origin AS copy_origin, i.version AS copy_version
          FROM indicators.evaluation e
          JOIN indicators.instrument i ON i.regency = e.regency AND i.id = e.instrument
         WHERE e.regency = :regency AND e.code = coalesce(CAST(:code AS text), e.code)
         ORDER BY e.code DESC LIMIT 200
        """.formatted(rows.columns(Evaluation.class, "e")))
        .param("code", code)
        .list(EvaluationWithCopy.class)
        .stream()
        .map(EvaluationWithCopy::joined)
        .toList();
  }

  /** The year that is worked on. */
  @Transactional(readOnly = true)
  public Optional<Evaluation> findCurrent(Actor actor) {
    return chooseCurrent(actor, listAll(actor));
  }

  /** Likewise, of all years, the latest first. */
  public Optional<Evaluation> chooseCurrent(Actor actor, List<Evaluation> all) {
    return Evaluation.chooseCurrent(all, deadlines.today(actor, clock));
  }

  @Transactional(readOnly = true)
  public Optional<Evaluation> find(Actor actor, String code) {
    return select(actor, code).stream().findFirst();
  }

  /**
   * @throws NotFound when this regency has no such year
   */
  @Transactional(readOnly = true)
  public Evaluation require(Actor actor, String code) {
    return find(actor, code).orElseThrow(NotFound::new);
  }

  /** The year before, by its code, if it was kept here. */
  @Transactional(readOnly = true)
  public Optional<Evaluation> findPrevious(Actor actor, Evaluation evaluation) {
    return listAll(actor).stream()
        .filter(one -> one.code().compareTo(evaluation.code()) < 0)
        .max(Comparator.comparing(Evaluation::code));
  }

  @Transactional(readOnly = true)
  public InstrumentCopy requireInstrumentCopy(Actor actor, Evaluation evaluation) {
    return copies.require(actor, Objects.requireNonNull(evaluation.copyHeader()));
  }

  /** Begins a year with its copy of the instrument; the same year again changes nothing. Gives whether it is new. */
  public boolean insertIfAbsent(Actor actor, String code, UUID instrument, List<Integer> evidenceYears, String stage,
      @Nullable LocalDate due) {
    Instant now = clock.instant();
    boolean added = rows.insertIfAbsent(actor, new Evaluation(code, instrument, evidenceYears, stage,
        EvaluationState.OPEN, due, now, now, actor.name(), null, 1, null));
    if (added) {
      record(actor, code, "created", List.of("evidenceYears", "due", "instrument"), null);
    }
    return added;
  }

  /**
   * Changes the frame of an open year.
   *
   * @throws Stale when somebody changed it meanwhile
   */
  public void updateSettings(Actor actor, String code, int basedOn, List<Integer> evidenceYears, String stage,
      @Nullable LocalDate due) {
    Evaluation known = require(actor, code);
    known.throwIfClosed();
    SaveResult<Evaluation> saved = rows.update(actor, known,
        RecordCopy.of(known)
            .with(Evaluation::evidenceYears, evidenceYears)
            .with(Evaluation::stage, stage)
            .with(Evaluation::due, due)
            .with(Evaluation::version, basedOn)
            .make());
    if (saved.changed()) {
      record(actor, code, "changed", saved.fields(), null);
    }
  }

  /**
   * Locks, opens again, or closes for good.
   *
   * @throws Refused when the life-cycle does not allow it
   */
  public void changeState(Actor actor, String code, EvaluationState next, @Nullable String reason) {
    lockState(actor, code, "pg_advisory_xact_lock");
    Evaluation known = require(actor, code);
    EvaluationState.LIFE.requireMove(TransitionActor.of(actor).about(code), known.state(), next, reason)
        .ifPresent(move -> {
          rows.query(actor, Evaluation.class)
              .key(code)
              .set(Evaluation::state, move.to())
              .set(Evaluation::stateAt, clock.instant())
              .set(Evaluation::stateBy, actor.name())
              .set(Evaluation::stateReason, move.reason())
              .update();
          record(actor, code, move.action(), List.of("state"), move.reason());
          if (move.to() == EvaluationState.CLOSED) {
            reopened.endAll(actor, code, clock.instant());
          }
        });
  }

  /**
   * Reopens the named questions of a locked year for some hours; the same id again changes nothing. The hours are an
   * exception to a lock that somebody has set, and lock nothing: in an open year there is nothing to reopen, and it is
   * refused. Whoever means the lock as well says so ({@link #lockAndReopenQuestions}).
   */
  public void reopenQuestions(Actor actor, String code, UUID id, List<String> questions, Duration hours) {
    lockStateForShare(actor, code);
    Evaluation known = require(actor, code);
    known.throwIfClosed();
    if (known.open()) {
      throw new Refused("indicators.sprint.open-refusal", code);
    }
    Instant now = clock.instant();
    Instant until = deadlines.reopening(actor, now, Math.toIntExact(hours.toHours())).end().orElseThrow();
    if (rows.insertIfAbsent(actor,
        new QuestionReopeningWindow(id, code, known.stage(), now, until, questions, actor.name(), null))) {
      reopened.forgetAfterTransaction(actor);
      record(actor, code, "reopened", List.of("questions", "until"), null);
    }
  }

  /** Locks a year that is open and reopens the named questions for some hours, in one step. */
  public void lockAndReopenQuestions(Actor actor, String code, UUID id, List<String> questions, Duration hours) {
    changeState(actor, code, EvaluationState.LOCKED, require(actor, code).stage());
    reopenQuestions(actor, code, id, questions, hours);
  }

  /** Ends the hours early; refused when they are over. */
  public void endReopening(Actor actor, String code, UUID id, String reason) {
    QuestionReopening known = reopened.withDeadline(actor,
        rows.query(actor, QuestionReopeningWindow.class).key(id).is("evaluation", code).forUpdate().require());
    Instant now = clock.instant();
    ReopeningState.LIFE.requireMove(actor, known.stateAt(now), ReopeningState.ENDED, reason).ifPresent(move -> {
      rows.query(actor, QuestionReopeningWindow.class).key(id).set(QuestionReopeningWindow::endedAt, now).update();
      reopened.forgetAfterTransaction(actor);
      record(actor, code, move.action(), List.of("until"), move.reason());
    });
  }

  /** The last of this year, running or over. */
  @Transactional(readOnly = true)
  public Optional<QuestionReopening> findLatestReopening(Actor actor, String code) {
    return rows.query(actor, QuestionReopeningWindow.class)
        .is("evaluation", code)
        .orderBy("r.until DESC, r.id DESC")
        .limit(1)
        .optional()
        .map(window -> reopened.withDeadline(actor, window));
  }

  /** The year of which questions are reopened now, if any; mostly without a question to the database. */
  @Transactional(readOnly = true)
  public Optional<String> findReopenedNow(Actor actor) {
    return reopened.find(actor, clock.instant());
  }

  /** Whether answer and proofs of this question may change now. */
  @Transactional(readOnly = true)
  public boolean mayChange(Actor actor, Evaluation evaluation, String question) {
    return evaluation.open() || (!evaluation.closed() && findReopenedQuestions(actor, evaluation).contains(question));
  }

  /** The questions that are open although the year is locked; none while it is open or closed. */
  @Transactional(readOnly = true)
  public Set<String> findReopenedQuestions(Actor actor, Evaluation evaluation) {
    if (evaluation.state() != EvaluationState.LOCKED) {
      return Set.of();
    }
    return findLatestReopening(actor, evaluation.code()).filter(one -> one.isOpenAt(clock.instant()))
        .map(one -> Set.copyOf(one.questions()))
        .orElse(Set.of());
  }

  /**
   * Until the transaction ends the year is not turned: nothing is written into a year that was locked meanwhile.
   *
   * @throws Refused with the reason that a clerk can read
   */
  public void requireChangeable(Actor actor, Evaluation known, String question) {
    lockStateForShare(actor, known.code());
    Evaluation evaluation = require(actor, known.code());
    if (!mayChange(actor, evaluation, question)) {
      throw new Refused(evaluation.closed() ? "indicators.years.closed-refusal" : "indicators.years.locked-refusal",
          evaluation.code());
    }
  }

  /** Until the transaction ends nobody locks this year, opens it again or closes it; who is at it is waited for. */
  void lockStateForShare(Actor actor, String code) {
    lockState(actor, code, "pg_advisory_xact_lock_shared");
  }

  private void lockState(Actor actor, String code, String lock) {
    rows.sql(actor, "SELECT 1 FROM " + lock + "(hashtext('payung.evaluation.' || :regency), hashtext(:code))")
        .param("code", code)
        .list(Integer.class);
  }

  /** The same for what is still done in a locked year; refused when it is closed. */
  public void requireNotClosed(Actor actor, String code) {
    lockStateForShare(actor, code);
    require(actor, code).throwIfClosed();
  }

  private void record(Actor actor, String code, String action, List<String> fields, @Nullable String reason) {
    trail.recordWrite("evaluation", trailSubjectId(actor.regency(), code), action, fields, reason, TrailReach.NONE);
  }
}
