package id.payung.indicators.check;

import id.payung.audit.AuditTrailRepository;
import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.evidence.EvidenceFindingRegister;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.request.DataRequest;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.SaveResult;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
  private static final int MAX_SESSIONS = 100;
  private static final int MAX_CHECKS = 5000;

  private final Rows rows;
  private final EvaluationRepository evaluations;
  private final EvidenceRegister evidenceRegister;
  private final EvidenceFindingRegister findings;
  private final DataRequestRepository requests;
  private final QuestionScoreRepository scoreRepository;
  private final AuditTrailRepository trail;
  private final Clock clock;

  CheckingSessionRepository(Rows rows, EvaluationRepository evaluations, EvidenceRegister evidenceRegister,
      EvidenceFindingRegister findings, DataRequestRepository requests, QuestionScoreRepository scoreRepository,
      AuditTrailRepository trail, Clock clock) {
    this.requests = requests;
    this.findings = findings;
    this.rows = rows;
    this.evaluations = evaluations;
    this.evidenceRegister = evidenceRegister;
    this.scoreRepository = scoreRepository;
    this.trail = trail;
    this.clock = clock;
  }

  /** The sittings of a year, the latest first; an office sees its own. */
  @Transactional(readOnly = true)
  public List<CheckingSession> listByEvaluation(Actor actor, String evaluation) {
    return rows.query(actor, CheckingSession.class)
        .is("evaluation", evaluation)
        .orderBy("r.started_at DESC, r.id DESC")
        .limit(MAX_SESSIONS)
        .list();
  }

  /**
   * @throws NotFound when it is not there, or another office's
   */
  @Transactional(readOnly = true)
  public CheckingSession require(Actor actor, String evaluation, UUID id) {
    return rows.query(actor, CheckingSession.class).key(id).is("evaluation", evaluation).require();
  }

  @Transactional(readOnly = true)
  public List<EvidenceCheck> listChecks(Actor actor, UUID session) {
    return rows.query(actor, EvidenceCheck.class).is("desk", session).limit(MAX_CHECKS).list();
  }

  /**
   * The proofs that an office has taken: what was mended after it had been sent back first, then by question and slot
   * in the order of the instrument.
   */
  @Transactional(readOnly = true)
  public List<EvidenceUseView> listTakenEvidence(Actor actor, String evaluation, List<String> questionsInOrder) {
    return evidenceRegister.listUses(actor, evaluation)
        .stream()
        .filter(use -> use.state().equals("taken") && questionsInOrder.contains(use.question()))
        .sorted(Comparator.comparing((EvidenceUseView use) -> use.mended() == null)
            .thenComparingInt(use -> questionsInOrder.indexOf(use.question()))
            .thenComparing(EvidenceUseView::slot)
            .thenComparing(EvidenceUseView::id))
        .toList();
  }

  /** Begins a sitting; the same id again changes nothing. */
  public void start(Actor actor, UUID id, String evaluation, UUID organisation, String place) {
    evaluations.requireNotClosed(actor, evaluation);
    CheckingSession session = RecordCopy.blank(CheckingSession.class)
        .with(CheckingSession::id, id)
        .with(CheckingSession::evaluation, evaluation)
        .with(CheckingSession::organisation, organisation)
        .with(CheckingSession::place, place)
        .with(CheckingSession::startedAt, clock.instant())
        .with(CheckingSession::startedBy, actor.name())
        .with(CheckingSession::version, 1)
        .make();
    if (rows.insertIfAbsent(actor, session)) {
      trail.recordWrite("desk", id, "created", List.of("organisation"), null, reach(session));
    }
  }

  /**
   * Accepts or returns one proof.
   *
   * @throws Invalid when it is returned without a reason
   * @throws NotFound when the proof lies on another office's table
   * @throws Refused when the sitting has ended
   */
  public void saveCheck(Actor actor, UUID id, UUID use, boolean accepted, String reason) {
    CheckingSession session = lockOpenSession(actor, id);
    if (!accepted && reason.isBlank()) {
      throw new Invalid("reason", "indicators.desk.reason-needed");
    }
    EvidenceUseView proof = requireUse(actor, session, use);
    evidenceRegister.recordCheck(actor, use, accepted, reason);
    rows.put(actor,
        RecordCopy.blank(EvidenceCheck.class)
            .with(EvidenceCheck::desk, id)
            .with(EvidenceCheck::use, use)
            .with(EvidenceCheck::organisation, session.organisation())
            .with(EvidenceCheck::question, proof.question())
            .with(EvidenceCheck::slot, proof.slot())
            .with(EvidenceCheck::title, proof.title())
            .with(EvidenceCheck::accepted, accepted)
            .with(EvidenceCheck::reason, reason)
            .with(EvidenceCheck::byName, actor.name())
            .with(EvidenceCheck::at, clock.instant())
            .make());
    scoreRepository.recompute(actor, session.evaluation(), proof.question());
  }

  /**
   * Takes a mistaken verdict back: the proof waits again, and the Berita Acara of this sitting does not tell of it.
   *
   * @throws Invalid without a reason
   * @throws NotFound when the proof lies on another office's table
   * @throws Refused when the sitting has ended
   */
  public void takeBackCheck(Actor actor, UUID id, UUID use, String reason) {
    CheckingSession session = lockOpenSession(actor, id);
    if (reason.isBlank()) {
      throw new Invalid("reason", "indicators.desk.reason-needed");
    }
    EvidenceUseView proof = requireUse(actor, session, use);
    evidenceRegister.takeBackCheck(actor, use, reason);
    rows.query(actor, EvidenceCheck.class).key(id, use).delete();
    scoreRepository.recompute(actor, session.evaluation(), proof.question());
  }

  /**
   * Until the transaction ends nobody ends the sitting or closes its year: no verdict comes in behind a Berita Acara.
   */
  CheckingSession lockOpenSession(Actor actor, UUID id) {
    CheckingSession session = rows.lockOngoing(actor, CheckingSession.class, id);
    evaluations.requireNotClosed(actor, session.evaluation());
    return session;
  }

  /** What the proofs on this table are called, by use. */
  @Transactional(readOnly = true)
  public Map<UUID, String> listTitles(Actor actor, CheckingSession session) {
    List<String> asked = requests.findAllByQuestion(actor, session.evaluation())
        .values()
        .stream()
        .filter(request -> request.organisation().equals(session.organisation()))
        .map(DataRequest::question)
        .toList();
    return listTakenEvidence(actor, session.evaluation(), asked).stream()
        .collect(Collectors.toMap(EvidenceUseView::id, EvidenceUseView::title));
  }

  /**
   * A proof that lies on this table: taken, for a question that the office of the sitting is asked for.
   *
   * @throws NotFound of any other proof, also of one that the checker may read: its own table judges it
   */
  @Transactional(readOnly = true)
  public EvidenceUseView requireUse(Actor actor, CheckingSession session, UUID use) {
    EvidenceUseView proof = findings.requireUse(actor, session.evaluation(), use);
    if (!proof.state().equals("taken") || requests.find(actor, session.evaluation(), proof.question())
        .filter(request -> request.organisation().equals(session.organisation()))
        .isEmpty()) {
      throw new NotFound();
    }
    return proof;
  }

  /**
   * Ends the sitting with what goes into the Berita Acara; may be corrected until it is printed and signed, each time
   * as a new version.
   *
   * @throws Stale when somebody wrote something else meanwhile
   */
  public void end(Actor actor, UUID id, CheckingSessionMinutesForm form) {
    CheckingSession known = rows.require(actor, CheckingSession.class, id);
    evaluations.requireNotClosed(actor, known.evaluation());
    SaveResult<CheckingSession> saved = rows.update(actor, known,
        RecordCopy.of(known)
            .with(CheckingSession::endedAt, known.endedAt() == null ? clock.instant() : known.endedAt())
            .with(CheckingSession::place, form.place())
            .with(CheckingSession::number, form.number())
            .with(CheckingSession::present, form.present())
            .with(CheckingSession::agreed, form.agreed())
            .with(CheckingSession::version, form.basedOn())
            .make());
    if (!known.ended() || saved.changed()) {
      trail.recordWrite("desk", id, known.ended() ? "changed" : "ended", saved.fields(), null, reach(known));
    }
  }

  private static TrailReach reach(CheckingSession session) {
    return new TrailReach(List.of(session.organisation()), List.of());
  }
}
