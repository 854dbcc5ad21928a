package id.payung.meetings.decision;

import id.payung.audit.AuditTrailRepository;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever answered a decision puts the answer right; what stood there before stays in its history. */
@Component
@Transactional
class DecisionAnswerCorrection {
  private final MeetingDecisionRepository decisions;
  private final Rows rows;
  private final AuditTrailRepository trail;

  DecisionAnswerCorrection(MeetingDecisionRepository decisions, Rows rows, AuditTrailRepository trail) {
    this.decisions = decisions;
    this.rows = rows;
    this.trail = trail;
  }

  /**
   * @throws Forbidden to everybody but whoever gave the answer
   * @throws Refused when something was made of the decision since, or it was dropped
   * @throws Stale when it was saved meanwhile
   */
  void correct(Actor actor, UUID decision, DecisionAnswerCorrectionForm form) {
    MeetingDecision before = decisions.lock(actor, decision);
    if (!before.isAnsweredBy(actor.person())) {
      throw new Forbidden();
    }
    if (!before.answerGoesOn()) {
      throw new Refused("meetings.answer.settled");
    }
    String old = before.answer();
    String corrected = form.answer().strip();
    if (old.equals(corrected)) {
      return; // the same form again
    }
    if (before.version() != form.version()) {
      throw new Stale(before.version(), List.of(new Stale.Difference("meetings.field.answer", corrected, old)));
    }
    rows.update(actor, before, RecordCopy.of(before).with(MeetingDecision::answer, corrected).make());
    trail.recordWrite("decision", decision, "answer-corrected", List.of("answer"), old,
        new AuditTrailRepository.TrailReach(before.organisations(), List.of()));
  }
}
