package id.payung.indicators.year;

import id.payung.audit.AuditTrailRepository;
import id.payung.indicators.instrument.InstrumentCopy;
import id.payung.indicators.instrument.InstrumentCopyRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The years of a regency. All of the task force may read them; who may change them is said at the door of each page.
 */
@Component
@Transactional
public class EvaluationRepository {
  private static final String SELECT = """
      SELECT e.code, e.instrument, e.evidence_years, e.stage, e.state, e.due, e.state_at, e.state_by,
        e.state_reason, e.version,
             i.code AS edition, i.origin, i.version AS edition_version
        FROM indicators.evaluation e JOIN indicators.instrument i ON i.regency = e.regency AND i.id = e.instrument
      """;

  private final JdbcClient jdbc;
  private final InstrumentCopyRepository copies;
  private final AuditTrailRepository trail;
  private final Clock clock;

  EvaluationRepository(JdbcClient jdbc, InstrumentCopyRepository copies, AuditTrailRepository trail, Clock clock) {
    this.jdbc = jdbc;
    this.copies = copies;
    this.trail = trail;
    this.clock = clock;
  }

  /** The subject of its lines in the trail. */
  public static UUID trailSubjectId(String regency, String code) {
    return Ids.fromName("evaluation:" + regency + ":" + code);
  }

  /** The latest first. */
  @Transactional(readOnly = true)
  public List<Evaluation> listAll(Actor actor) {
    return jdbc.sql(SELECT + " WHERE e.regency = :regency ORDER BY e.code DESC LIMIT 50")
        .param("regency", actor.regency())
        .query((row, n) -> read(row))
        .list();
  }

  /** The year that is worked on: the latest that is not closed, else the latest. */
  @Transactional(readOnly = true)
  public Optional<Evaluation> findCurrent(Actor actor) {
    List<Evaluation> all = listAll(actor);
    return all.stream().filter(one -> !one.closed()).findFirst().or(() -> all.stream().findFirst());
  }

  @Transactional(readOnly = true)
  public Optional<Evaluation> find(Actor actor, String code) {
    return jdbc.sql(SELECT + " WHERE e.regency = :regency AND e.code = :code")
        .param("regency", actor.regency())
        .param("code", code)
        .query((row, n) -> read(row))
        .optional();
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
    return copies.require(actor, evaluation.copyHeader());
  }

  /** Begins a year with its copy of the instrument; the same year again changes nothing. Gives whether it is new. */
  public boolean insertIfAbsent(Actor actor, String code, UUID instrument, List<Integer> evidenceYears, String stage,
      @Nullable LocalDate due) {
    Instant now = clock.instant();
    int added = jdbc.sql("""
        INSERT INTO indicators.evaluation (regency, code, instrument, evidence_years, stage, state, due,
          opened_at, state_at, state_by)
        VALUES (:regency, :code, :instrument, CAST(:years AS int[]), :stage, 'open', :due, :now, :now, :by)
          ON CONFLICT DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("code", code)
        .param("instrument", instrument)
        .param("years", toIntArrayLiteral(evidenceYears))
        .param("stage", stage)
        .param("due", due)
        .param("now", SqlValues.timestamp(now))
        .param("by", actor.name())
        .update();
    if (added == 1) {
      trail.recordWrite("evaluation", trailSubjectId(actor.regency(), code), "created",
          List.of("evidenceYears", "due", "instrument"), null, AuditTrailRepository.TrailReach.NONE);
    }
    return added == 1;
  }

  /** Changes the frame of an open year. */
  public void updateSettings(Actor actor, String code, int basedOn, List<Integer> evidenceYears, String stage,
      @Nullable LocalDate due) {
    Evaluation known = require(actor, code);
    throwIfClosed(known);
    int changed = jdbc.sql("""
        UPDATE indicators.evaluation SET evidence_years = CAST(:years AS int[]), stage = :stage, due = :due,
          version = version + 1
         WHERE regency = :regency AND code = :code AND version = :version
        """)
        .param("years", toIntArrayLiteral(evidenceYears))
        .param("stage", stage)
        .param("due", due)
        .param("regency", actor.regency())
        .param("code", code)
        .param("version", basedOn)
        .update();
    if (changed == 0) {
      throw new Stale(known.version(),
          List.of(
              new Stale.Difference("indicators.years.evidence", toIntArrayLiteral(evidenceYears),
                  toIntArrayLiteral(known.evidenceYears())),
              new Stale.Difference("indicators.years.stage", stage, known.stage()),
              new Stale.Difference("indicators.years.due", String.valueOf(due), String.valueOf(known.due()))));
    }
    trail.recordWrite("evaluation", trailSubjectId(actor.regency(), code), "changed",
        List.of("evidenceYears", "stage", "due"), null, AuditTrailRepository.TrailReach.NONE);
  }

  /**
   * Locks, opens again, or closes for good.
   *
   * @throws Refused when the life-cycle does not allow it
   */
  public void changeState(Actor actor, String code, Evaluation.EvaluationState next, @Nullable String reason) {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('payung.evaluation.' || :regency), hashtext(:code))")
        .param("regency", actor.regency())
        .param("code", code)
        .query((row, n) -> true)
        .single();
    Evaluation known = require(actor, code);
    if (known.state() == next) {
      return;
    }
    if (!known.state().mayChangeTo(next)) {
      throw new Refused("indicators.years.closed-for-good", code);
    }
    jdbc.sql("""
        UPDATE indicators.evaluation SET state = :state, state_at = :now, state_by = :by, state_reason = :reason,
          version = version + 1
         WHERE regency = :regency AND code = :code AND version = :version
        """)
        .param("state", next.name().toLowerCase(Locale.ROOT))
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("by", actor.name())
        .param("reason", reason)
        .param("regency", actor.regency())
        .param("code", code)
        .param("version", known.version())
        .update();
    String action = switch (next) {
      case OPEN -> "unlocked";
      case LOCKED -> "locked";
      case CLOSED -> "closed";
    };
    trail.recordWrite("evaluation", trailSubjectId(actor.regency(), code), action, List.of("state"), reason,
        AuditTrailRepository.TrailReach.NONE);
  }

  /** Reopens the named questions for some hours; the same id again changes nothing. */
  public void reopenQuestions(Actor actor, String code, UUID id, List<String> questions, Duration hours) {
    Evaluation known = require(actor, code);
    throwIfClosed(known);
    Instant now = clock.instant();
    int added = jdbc.sql("""
        INSERT INTO indicators.sprint (regency, id, evaluation, stage, opened_at, until, questions, opened_by)
        VALUES (:regency, :id, :code, :stage, :now, :until, CAST(:questions AS text[]), :by) ON CONFLICT DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("code", code)
        .param("stage", known.stage())
        .param("now", SqlValues.timestamp(now))
        .param("until", SqlValues.timestamp(now.plus(hours)))
        .param("questions", SqlValues.textArray(questions))
        .param("by", actor.name())
        .update();
    if (added == 1) {
      trail.recordWrite("evaluation", trailSubjectId(actor.regency(), code), "reopened", List.of("questions", "until"),
          null, AuditTrailRepository.TrailReach.NONE);
    }
  }

  /** Ends the hours early. */
  public void endReopening(Actor actor, String code, UUID id, String reason) {
    int ended = jdbc
        .sql(
            "UPDATE indicators.sprint SET ended_at = :now WHERE regency = :regency AND id = :id AND evaluation = :code "
                + "AND ended_at IS NULL")
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("regency", actor.regency())
        .param("id", id)
        .param("code", code)
        .update();
    if (ended == 1) {
      trail.recordWrite("evaluation", trailSubjectId(actor.regency(), code), "sprint-ended", List.of("until"), reason,
          AuditTrailRepository.TrailReach.NONE);
    }
  }

  /** The last of this year, running or over. */
  @Transactional(readOnly = true)
  public Optional<ReopeningWindow> findLatestReopening(Actor actor, String code) {
    return jdbc.sql("""
        SELECT id, stage, opened_at, until, questions, opened_by, ended_at FROM indicators.sprint
         WHERE regency = :regency AND evaluation = :code ORDER BY until DESC, id DESC LIMIT 1
        """)
        .param("regency", actor.regency())
        .param("code", code)
        .query((row, n) -> new ReopeningWindow(SqlValues.uuid(row, "id"), row.getString("stage"),
            SqlValues.instant(row, "opened_at"), SqlValues.instant(row, "until"), SqlValues.textList(row, "questions"),
            row.getString("opened_by"), SqlValues.instantOrNull(row, "ended_at")))
        .optional();
  }

  /** Whether answer and proofs of this question may change now. */
  @Transactional(readOnly = true)
  public boolean mayChange(Actor actor, Evaluation evaluation, String question) {
    return evaluation.open() || (!evaluation.closed() && findReopenedQuestions(actor, evaluation).contains(question));
  }

  /** The questions that are open although the year is locked; none while it is open or closed. */
  @Transactional(readOnly = true)
  public Set<String> findReopenedQuestions(Actor actor, Evaluation evaluation) {
    if (evaluation.state() != Evaluation.EvaluationState.LOCKED) {
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
    jdbc.sql("SELECT pg_advisory_xact_lock_shared(hashtext('payung.evaluation.' || :regency), hashtext(:code))")
        .param("regency", actor.regency())
        .param("code", code)
        .query((row, n) -> true)
        .single();
  }

  /**
   * The same for what is still done in a locked year.
   *
   * @throws Refused when the year is closed
   */
  public void requireNotClosed(Actor actor, String code) {
    lockStateForShare(actor, code);
    throwIfClosed(require(actor, code));
  }

  /**
   * @throws Refused when the year is closed
   */
  public static void throwIfClosed(Evaluation evaluation) {
    if (evaluation.closed()) {
      throw new Refused("indicators.years.closed-refusal", evaluation.code());
    }
  }

  private static String toIntArrayLiteral(List<Integer> years) {
    return "{" + String.join(",", years.stream().map(String::valueOf).toList()) + "}";
  }

  private static Evaluation read(ResultSet row) throws SQLException {
    Array years = row.getArray("evidence_years");
    return new Evaluation(row.getString("code"), SqlValues.uuid(row, "instrument"),
        Arrays.asList((Integer[]) years.getArray()), row.getString("stage"),
        Evaluation.EvaluationState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        SqlValues.dateOrNull(row, "due"), SqlValues.instant(row, "state_at"), row.getString("state_by"),
        row.getString("state_reason"), row.getInt("version"),
        new InstrumentCopyRepository.InstrumentCopyHeader(SqlValues.uuid(row, "instrument"), row.getString("edition"),
            row.getString("origin"), row.getInt("edition_version")));
  }
}
