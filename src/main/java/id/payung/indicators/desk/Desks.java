package id.payung.indicators.desk;

import id.payung.audit.Trail;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.UseView;
import id.payung.indicators.score.ScoreBook;
import id.payung.indicators.year.Evaluations;
import id.payung.indicators.year.RowsOfYear;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sits with one office and checks its proofs one by one. A verdict is the register's; here it is noted for the Berita
 * Acara, and the score follows in the same transaction. A verdict said again replaces the one before; the trail shows
 * both.
 */
@Component
@Transactional
public class Desks {
  private static final String COLUMNS =
      "id, evaluation, organisation, place, started_at, started_by, ended_at, number, present, agreed, version";

  private final JdbcClient jdbc;
  private final RowsOfYear<Desk> rows;
  private final Evaluations evaluations;
  private final EvidenceRegister register;
  private final ScoreBook book;
  private final Trail trail;
  private final Clock clock;

  Desks(JdbcClient jdbc, Evaluations evaluations, EvidenceRegister register, ScoreBook book, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.rows = new RowsOfYear<>(jdbc, "desk", COLUMNS, "started_at", (row, n) -> read(row));
    this.evaluations = evaluations;
    this.register = register;
    this.book = book;
    this.trail = trail;
    this.clock = clock;
  }

  /** The sittings of a year, the latest first; an office sees its own. */
  @Transactional(readOnly = true)
  public List<Desk> of(Actor actor, String evaluation) {
    return rows.of(scope(actor), evaluation);
  }

  /**
   * @throws NotFound when it is not there, or another office's
   */
  @Transactional(readOnly = true)
  public Desk require(Actor actor, UUID id) {
    return rows.require(scope(actor), id);
  }

  private static Scope scope(Actor actor) {
    return Scope.of(actor).organisation("organisation");
  }

  @Transactional(readOnly = true)
  public List<DeskVerdict> verdicts(Actor actor, UUID desk) {
    Scope scope = Scope.of(actor).organisation("organisation");
    return jdbc.sql("""
        SELECT use, question, slot, title, accepted, reason, by_name, at FROM indicators.desk_verdict
         WHERE regency = :regency AND desk = :desk AND %s LIMIT 5000
        """.formatted(scope.sql()))
        .params(scope.params())
        .param("desk", desk)
        .query((row, n) -> new DeskVerdict(Sql.uuid(row, "use"), row.getString("question"), row.getString("slot"),
            row.getString("title"), row.getBoolean("accepted"), row.getString("reason"), row.getString("by_name"),
            Sql.instant(row, "at")))
        .list();
  }

  /** The proofs that an office has taken, by question and slot in the order of the instrument. */
  @Transactional(readOnly = true)
  public List<UseView> taken(Actor actor, String evaluation, List<String> questionsInOrder) {
    return register.usesFor(actor, evaluation)
        .stream()
        .filter(use -> use.state().equals("taken") && questionsInOrder.contains(use.question()))
        .sorted(Comparator.comparingInt((UseView use) -> questionsInOrder.indexOf(use.question()))
            .thenComparing(UseView::slot)
            .thenComparing(UseView::id))
        .toList();
  }

  /** Begins a sitting; the same id again changes nothing. */
  public void begin(Actor actor, UUID id, String evaluation, UUID organisation, String place) {
    evaluations.requireNotClosed(actor, evaluation);
    int added = jdbc.sql("""
        INSERT INTO indicators.desk (regency, id, evaluation, organisation, place, started_at, started_by)
        VALUES (:regency, :id, :evaluation, :organisation, :place, :now, :by) ON CONFLICT DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("evaluation", evaluation)
        .param("organisation", organisation)
        .param("place", place)
        .param("now", Sql.at(clock.instant()))
        .param("by", actor.name())
        .update();
    if (added == 1) {
      trail.wrote("desk", id, "created", List.of("organisation"), null, reach(organisation));
    }
  }

  /**
   * Accepts or returns one proof.
   *
   * @throws Invalid when it is returned without a reason
   * @throws Refused when the sitting has ended
   */
  public void say(Actor actor, UUID id, UUID use, boolean accepted, String reason) {
    Desk desk = open(actor, id);
    if (!accepted && reason.isBlank()) {
      throw new Invalid("reason", "indicators.desk.reason-needed");
    }
    UseView proof = proof(actor, desk, use);
    register.check(actor, use, accepted, reason);
    jdbc.sql("""
        INSERT INTO indicators.desk_verdict (regency, desk, use, organisation, question, slot, title, accepted,
          reason, by_name, at)
        VALUES (:regency, :desk, :use, :organisation, :question, :slot, :title, :accepted, :reason, :by, :now)
        ON CONFLICT (regency, desk, use) DO UPDATE
          SET accepted = excluded.accepted, reason = excluded.reason, by_name = excluded.by_name, at = excluded.at
        """)
        .param("regency", actor.regency())
        .param("desk", id)
        .param("use", use)
        .param("organisation", desk.organisation())
        .param("question", proof.question())
        .param("slot", proof.slot())
        .param("title", proof.title())
        .param("accepted", accepted)
        .param("reason", reason)
        .param("by", actor.name())
        .param("now", Sql.at(clock.instant()))
        .update();
    book.recompute(actor, desk.evaluation(), proof.question());
  }

  /**
   * Takes a mistaken verdict back: the proof waits again, and the Berita Acara of this sitting does not tell of it.
   *
   * @throws Invalid without a reason
   * @throws Refused when the sitting has ended
   */
  public void takeBack(Actor actor, UUID id, UUID use, String reason) {
    Desk desk = open(actor, id);
    if (reason.isBlank()) {
      throw new Invalid("reason", "indicators.desk.reason-needed");
    }
    UseView proof = proof(actor, desk, use);
    register.takeBackCheck(actor, use, reason);
    jdbc.sql("DELETE FROM indicators.desk_verdict WHERE regency = :regency AND desk = :desk AND use = :use")
        .param("regency", actor.regency())
        .param("desk", id)
        .param("use", use)
        .update();
    book.recompute(actor, desk.evaluation(), proof.question());
  }

  /**
   * Until the transaction ends nobody ends the sitting or closes its year: no verdict comes in behind a Berita Acara.
   */
  private Desk open(Actor actor, UUID id) {
    boolean there = jdbc.sql("SELECT id FROM indicators.desk WHERE regency = :regency AND id = :id FOR UPDATE")
        .param("regency", actor.regency())
        .param("id", id)
        .query(UUID.class)
        .optional()
        .isPresent();
    if (!there) {
      throw new NotFound();
    }
    Desk desk = require(actor, id);
    if (desk.ended()) {
      throw new Refused("indicators.desk.ended-refusal");
    }
    evaluations.requireNotClosed(actor, desk.evaluation());
    return desk;
  }

  private UseView proof(Actor actor, Desk desk, UUID use) {
    return register.usesFor(actor, desk.evaluation())
        .stream()
        .filter(one -> one.id().equals(use))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  /**
   * Ends the sitting with what goes into the Berita Acara; may be corrected until it is printed and signed, each time
   * as a new version.
   */
  public void end(Actor actor, UUID id, int basedOn, String place, String number, String present, String agreed) {
    Desk known = require(actor, id);
    int changed = jdbc.sql("""
        UPDATE indicators.desk SET ended_at = coalesce(ended_at, :now), place = :place, number = :number,
          present = :present, agreed = :agreed,
               version = version + 1
         WHERE regency = :regency AND id = :id AND version = :version
        """)
        .param("now", Sql.at(clock.instant()))
        .param("place", place)
        .param("number", number)
        .param("present", present)
        .param("agreed", agreed)
        .param("regency", actor.regency())
        .param("id", id)
        .param("version", basedOn)
        .update();
    if (changed == 0) {
      throw new Stale(known.version(),
          List.of(new Stale.Difference("indicators.desk.present", present, known.present()),
              new Stale.Difference("indicators.desk.agreed", agreed, known.agreed())));
    }
    trail.wrote("desk", id, known.ended() ? "changed" : "ended", List.of("present", "agreed", "number"), null,
        reach(known.organisation()));
  }

  private static Trail.Reach reach(UUID organisation) {
    return new Trail.Reach(List.of(organisation), List.of());
  }

  private static Desk read(ResultSet row) throws SQLException {
    return new Desk(Sql.uuid(row, "id"), row.getString("evaluation"), Sql.uuid(row, "organisation"),
        row.getString("place"), Sql.instant(row, "started_at"), row.getString("started_by"),
        Sql.instantOrNull(row, "ended_at"), row.getString("number"), row.getString("present"), row.getString("agreed"),
        row.getInt("version"));
  }
}
