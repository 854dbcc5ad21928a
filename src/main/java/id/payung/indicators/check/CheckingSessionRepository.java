package id.payung.indicators.check;

import id.payung.audit.AuditTrailRepository;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.indicators.year.EvaluationRowRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
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
public class CheckingSessionRepository {
  private static final String COLUMNS =
      "id, evaluation, organisation, place, started_at, started_by, ended_at, number, present, agreed, version";

  private final JdbcClient jdbc;
  private final EvaluationRowRepository<CheckingSession> rowRepository;
  private final EvaluationRepository evaluations;
  private final EvidenceRegister evidenceRegister;
  private final QuestionScoreRepository scoreRepository;
  private final AuditTrailRepository trail;
  private final Clock clock;

  CheckingSessionRepository(JdbcClient jdbc, EvaluationRepository evaluations, EvidenceRegister evidenceRegister,
      QuestionScoreRepository scoreRepository, AuditTrailRepository trail, Clock clock) {
    this.jdbc = jdbc;
    this.rowRepository = new EvaluationRowRepository<>(jdbc, "desk", COLUMNS, "started_at", (row, n) -> read(row));
    this.evaluations = evaluations;
    this.evidenceRegister = evidenceRegister;
    this.scoreRepository = scoreRepository;
    this.trail = trail;
    this.clock = clock;
  }

  /** The sittings of a year, the latest first; an office sees its own. */
  @Transactional(readOnly = true)
  public List<CheckingSession> listByEvaluation(Actor actor, String evaluation) {
    return rowRepository.listByEvaluation(scope(actor), evaluation);
  }

  /**
   * @throws NotFound when it is not there, or another office's
   */
  @Transactional(readOnly = true)
  public CheckingSession require(Actor actor, UUID id) {
    return rowRepository.require(scope(actor), id);
  }

  private static RowAccessScope scope(Actor actor) {
    return RowAccessScope.of(actor).organisation("organisation");
  }

  @Transactional(readOnly = true)
  public List<EvidenceCheck> listChecks(Actor actor, UUID session) {
    RowAccessScope scope = RowAccessScope.of(actor).organisation("organisation");
    return jdbc.sql("""
        SELECT use, question, slot, title, accepted, reason, by_name, at FROM indicators.desk_verdict
         WHERE regency = :regency AND desk = :desk AND %s LIMIT 5000
        """.formatted(scope.conditionSql()))
        .params(scope.params())
        .param("desk", session)
        .query((row, n) -> new EvidenceCheck(SqlValues.uuid(row, "use"), row.getString("question"),
            row.getString("slot"), row.getString("title"), row.getBoolean("accepted"), row.getString("reason"),
            row.getString("by_name"), SqlValues.instant(row, "at")))
        .list();
  }

  /** The proofs that an office has taken, by question and slot in the order of the instrument. */
  @Transactional(readOnly = true)
  public List<EvidenceUseView> listTakenEvidence(Actor actor, String evaluation, List<String> questionsInOrder) {
    return evidenceRegister.listUses(actor, evaluation)
        .stream()
        .filter(use -> use.state().equals("taken") && questionsInOrder.contains(use.question()))
        .sorted(Comparator.comparingInt((EvidenceUseView use) -> questionsInOrder.indexOf(use.question()))
            .thenComparing(EvidenceUseView::slot)
            .thenComparing(EvidenceUseView::id))
        .toList();
  }

  /** Begins a sitting; the same id again changes nothing. */
  public void start(Actor actor, UUID id, String evaluation, UUID organisation, String place) {
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
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("by", actor.name())
        .update();
    if (added == 1) {
      trail.recordWrite("desk", id, "created", List.of("organisation"), null, reach(organisation));
    }
  }

  /**
   * Accepts or returns one proof.
   *
   * @throws Invalid when it is returned without a reason
   * @throws Refused when the sitting has ended
   */
  public void saveCheck(Actor actor, UUID id, UUID use, boolean accepted, String reason) {
    CheckingSession session = lockOpenSession(actor, id);
    if (!accepted && reason.isBlank()) {
      throw new Invalid("reason", "indicators.desk.reason-needed");
    }
    EvidenceUseView proof = requireUse(actor, session, use);
    evidenceRegister.recordCheck(actor, use, accepted, reason);
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
        .param("organisation", session.organisation())
        .param("question", proof.question())
        .param("slot", proof.slot())
        .param("title", proof.title())
        .param("accepted", accepted)
        .param("reason", reason)
        .param("by", actor.name())
        .param("now", SqlValues.timestamp(clock.instant()))
        .update();
    scoreRepository.recompute(actor, session.evaluation(), proof.question());
  }

  /**
   * Takes a mistaken verdict back: the proof waits again, and the Berita Acara of this sitting does not tell of it.
   *
   * @throws Invalid without a reason
   * @throws Refused when the sitting has ended
   */
  public void takeBackCheck(Actor actor, UUID id, UUID use, String reason) {
    CheckingSession session = lockOpenSession(actor, id);
    if (reason.isBlank()) {
      throw new Invalid("reason", "indicators.desk.reason-needed");
    }
    EvidenceUseView proof = requireUse(actor, session, use);
    evidenceRegister.takeBackCheck(actor, use, reason);
    jdbc.sql("DELETE FROM indicators.desk_verdict WHERE regency = :regency AND desk = :desk AND use = :use")
        .param("regency", actor.regency())
        .param("desk", id)
        .param("use", use)
        .update();
    scoreRepository.recompute(actor, session.evaluation(), proof.question());
  }

  /**
   * Until the transaction ends nobody ends the sitting or closes its year: no verdict comes in behind a Berita Acara.
   */
  private CheckingSession lockOpenSession(Actor actor, UUID id) {
    boolean there = jdbc.sql("SELECT id FROM indicators.desk WHERE regency = :regency AND id = :id FOR UPDATE")
        .param("regency", actor.regency())
        .param("id", id)
        .query(UUID.class)
        .optional()
        .isPresent();
    if (!there) {
      throw new NotFound();
    }
    CheckingSession session = require(actor, id);
    if (session.ended()) {
      throw new Refused("indicators.desk.ended-refusal");
    }
    evaluations.requireNotClosed(actor, session.evaluation());
    return session;
  }

  private EvidenceUseView requireUse(Actor actor, CheckingSession session, UUID use) {
    return evidenceRegister.listUses(actor, session.evaluation())
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
    CheckingSession known = require(actor, id);
    int changed = jdbc.sql("""
        UPDATE indicators.desk SET ended_at = coalesce(ended_at, :now), place = :place, number = :number,
          present = :present, agreed = :agreed,
               version = version + 1
         WHERE regency = :regency AND id = :id AND version = :version
        """)
        .param("now", SqlValues.timestamp(clock.instant()))
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
    trail.recordWrite("desk", id, known.ended() ? "changed" : "ended", List.of("present", "agreed", "number"), null,
        reach(known.organisation()));
  }

  private static AuditTrailRepository.TrailReach reach(UUID organisation) {
    return new AuditTrailRepository.TrailReach(List.of(organisation), List.of());
  }

  private static CheckingSession read(ResultSet row) throws SQLException {
    return new CheckingSession(SqlValues.uuid(row, "id"), row.getString("evaluation"),
        SqlValues.uuid(row, "organisation"), row.getString("place"), SqlValues.instant(row, "started_at"),
        row.getString("started_by"), SqlValues.instantOrNull(row, "ended_at"), row.getString("number"),
        row.getString("present"), row.getString("agreed"), row.getInt("version"));
  }
}
