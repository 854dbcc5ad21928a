package id.payung.indicators.year;

import id.payung.audit.Trail;
import id.payung.indicators.instrument.Edition;
import id.payung.indicators.instrument.Editions;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Sql;
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
public class Evaluations {
  private static final String SELECT = """
      SELECT e.code, e.instrument, e.evidence_years, e.stage, e.state, e.due, e.state_at, e.state_by,
        e.state_reason, e.version,
             i.code AS edition, i.origin, i.version AS edition_version
        FROM indicators.evaluation e JOIN indicators.instrument i ON i.regency = e.regency AND i.id = e.instrument
      """;

  private final JdbcClient jdbc;
  private final Editions editions;
  private final Trail trail;
  private final Clock clock;

  Evaluations(JdbcClient jdbc, Editions editions, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.editions = editions;
    this.trail = trail;
    this.clock = clock;
  }

  /** The subject of its lines in the trail. */
  public static UUID subject(String regency, String code) {
    return Ids.named("evaluation:" + regency + ":" + code);
  }

  /** The latest first. */
  @Transactional(readOnly = true)
  public List<Evaluation> all(Actor actor) {
    return jdbc.sql(SELECT + " WHERE e.regency = :regency ORDER BY e.code DESC LIMIT 50")
        .param("regency", actor.regency())
        .query((row, n) -> read(row))
        .list();
  }

  /** The year that is worked on: the latest that is not closed, else the latest. */
  @Transactional(readOnly = true)
  public Optional<Evaluation> current(Actor actor) {
    List<Evaluation> all = all(actor);
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
  public Optional<Evaluation> before(Actor actor, Evaluation evaluation) {
    return all(actor).stream()
        .filter(one -> one.code().compareTo(evaluation.code()) < 0)
        .max(Comparator.comparing(Evaluation::code));
  }

  @Transactional(readOnly = true)
  public Edition instrumentOf(Actor actor, Evaluation evaluation) {
    return editions.require(actor, evaluation.edition());
  }

  /** Begins a year with its copy of the instrument; the same year again changes nothing. Gives whether it is new. */
  public boolean begin(Actor actor, String code, UUID instrument, List<Integer> evidenceYears, String stage,
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
        .param("years", years(evidenceYears))
        .param("stage", stage)
        .param("due", due)
        .param("now", Sql.at(now))
        .param("by", actor.name())
        .update();
    if (added == 1) {
      trail.wrote("evaluation", subject(actor.regency(), code), "created",
          List.of("evidenceYears", "due", "instrument"), null, Trail.Reach.NONE);
    }
    return added == 1;
  }

  /** Changes the frame of an open year. */
  public void arrange(Actor actor, String code, int basedOn, List<Integer> evidenceYears, String stage,
      @Nullable LocalDate due) {
    Evaluation known = require(actor, code);
    refuseClosed(known);
    int changed = jdbc.sql("""
        UPDATE indicators.evaluation SET evidence_years = CAST(:years AS int[]), stage = :stage, due = :due,
          version = version + 1
         WHERE regency = :regency AND code = :code AND version = :version
        """)
        .param("years", years(evidenceYears))
        .param("stage", stage)
        .param("due", due)
        .param("regency", actor.regency())
        .param("code", code)
        .param("version", basedOn)
        .update();
    if (changed == 0) {
      throw new Stale(known.version(),
          List.of(new Stale.Difference("indicators.years.evidence", years(evidenceYears), years(known.evidenceYears())),
              new Stale.Difference("indicators.years.stage", stage, known.stage()),
              new Stale.Difference("indicators.years.due", String.valueOf(due), String.valueOf(known.due()))));
    }
    trail.wrote("evaluation", subject(actor.regency(), code), "changed", List.of("evidenceYears", "stage", "due"), null,
        Trail.Reach.NONE);
  }

  /**
   * Locks, opens again, or closes for good.
   *
   * @throws Refused when the life-cycle does not allow it
   */
  public void turn(Actor actor, String code, Evaluation.State next, @Nullable String reason) {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('payung.evaluation.' || :regency), hashtext(:code))")
        .param("regency", actor.regency())
        .param("code", code)
        .query((row, n) -> true)
        .single();
    Evaluation known = require(actor, code);
    if (known.state() == next) {
      return;
    }
    if (!known.state().mayBecome(next)) {
      throw new Refused("indicators.years.closed-for-good", code);
    }
    jdbc.sql("""
        UPDATE indicators.evaluation SET state = :state, state_at = :now, state_by = :by, state_reason = :reason,
          version = version + 1
         WHERE regency = :regency AND code = :code AND version = :version
        """)
        .param("state", next.name().toLowerCase(Locale.ROOT))
        .param("now", Sql.at(clock.instant()))
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
    trail.wrote("evaluation", subject(actor.regency(), code), action, List.of("state"), reason, Trail.Reach.NONE);
  }

  /** Reopens the named questions for some hours; the same id again changes nothing. */
  public void reopen(Actor actor, String code, UUID id, List<String> questions, Duration hours) {
    Evaluation known = require(actor, code);
    refuseClosed(known);
    Instant now = clock.instant();
    int added = jdbc.sql("""
        INSERT INTO indicators.sprint (regency, id, evaluation, stage, opened_at, until, questions, opened_by)
        VALUES (:regency, :id, :code, :stage, :now, :until, CAST(:questions AS text[]), :by) ON CONFLICT DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("code", code)
        .param("stage", known.stage())
        .param("now", Sql.at(now))
        .param("until", Sql.at(now.plus(hours)))
        .param("questions", Sql.texts(questions))
        .param("by", actor.name())
        .update();
    if (added == 1) {
      trail.wrote("evaluation", subject(actor.regency(), code), "reopened", List.of("questions", "until"), null,
          Trail.Reach.NONE);
    }
  }

  /** Ends the hours early. */
  public void endSprint(Actor actor, String code, UUID id, String reason) {
    int ended = jdbc
        .sql(
            "UPDATE indicators.sprint SET ended_at = :now WHERE regency = :regency AND id = :id AND evaluation = :code "
                + "AND ended_at IS NULL")
        .param("now", Sql.at(clock.instant()))
        .param("regency", actor.regency())
        .param("id", id)
        .param("code", code)
        .update();
    if (ended == 1) {
      trail.wrote("evaluation", subject(actor.regency(), code), "sprint-ended", List.of("until"), reason,
          Trail.Reach.NONE);
    }
  }

  /** The last of this year, running or over. */
  @Transactional(readOnly = true)
  public Optional<Sprint> sprint(Actor actor, String code) {
    return jdbc.sql("""
        SELECT id, stage, opened_at, until, questions, opened_by, ended_at FROM indicators.sprint
         WHERE regency = :regency AND evaluation = :code ORDER BY until DESC, id DESC LIMIT 1
        """)
        .param("regency", actor.regency())
        .param("code", code)
        .query((row, n) -> new Sprint(Sql.uuid(row, "id"), row.getString("stage"), Sql.instant(row, "opened_at"),
            Sql.instant(row, "until"), Sql.textList(row, "questions"), row.getString("opened_by"),
            Sql.instantOrNull(row, "ended_at")))
        .optional();
  }

  /** Whether answer and proofs of this question may change now. */
  @Transactional(readOnly = true)
  public boolean mayChange(Actor actor, Evaluation evaluation, String question) {
    return evaluation.open() || (!evaluation.closed() && reopened(actor, evaluation).contains(question));
  }

  /** The questions that are open although the year is locked; none while it is open or closed. */
  @Transactional(readOnly = true)
  public Set<String> reopened(Actor actor, Evaluation evaluation) {
    if (evaluation.state() != Evaluation.State.LOCKED) {
      return Set.of();
    }
    return sprint(actor, evaluation.code()).filter(one -> one.runs(clock.instant()))
        .map(one -> Set.copyOf(one.questions()))
        .orElse(Set.of());
  }

  /**
   * Until the transaction ends the year is not turned: nothing is written into a year that was locked meanwhile.
   *
   * @throws Refused with the reason that a clerk can read
   */
  public void requireChangeable(Actor actor, Evaluation known, String question) {
    holdTurning(actor, known.code());
    Evaluation evaluation = require(actor, known.code());
    if (!mayChange(actor, evaluation, question)) {
      throw new Refused(evaluation.closed() ? "indicators.years.closed-refusal" : "indicators.years.locked-refusal",
          evaluation.code());
    }
  }

  /** Until the transaction ends nobody locks this year, opens it again or closes it; who is at it is waited for. */
  void holdTurning(Actor actor, String code) {
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
    holdTurning(actor, code);
    refuseClosed(require(actor, code));
  }

  /**
   * @throws Refused when the year is closed
   */
  public static void refuseClosed(Evaluation evaluation) {
    if (evaluation.closed()) {
      throw new Refused("indicators.years.closed-refusal", evaluation.code());
    }
  }

  private static String years(List<Integer> years) {
    return "{" + String.join(",", years.stream().map(String::valueOf).toList()) + "}";
  }

  private static Evaluation read(ResultSet row) throws SQLException {
    Array years = row.getArray("evidence_years");
    return new Evaluation(row.getString("code"), Sql.uuid(row, "instrument"),
        Arrays.asList((Integer[]) years.getArray()), row.getString("stage"),
        Evaluation.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), Sql.dateOrNull(row, "due"),
        Sql.instant(row, "state_at"), row.getString("state_by"), row.getString("state_reason"), row.getInt("version"),
        new Editions.Head(Sql.uuid(row, "instrument"), row.getString("edition"), row.getString("origin"),
            row.getInt("edition_version")));
  }
}
