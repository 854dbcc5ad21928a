package id.payung.agreements.made;

import id.payung.agreements.decided.DecidedAgreementChanged;
import id.payung.agreements.register.Agreement;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.rows.Rows;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A decision that became an agreement is done once the agreement is signed, and waits again when it ends without a
 * signature. Asked by the service, since who signs need not see the meeting.
 */
@Component
@Transactional
class DecidedAgreementListener {
  private final Rows rows;
  private final MeetingDecisionRepository decisions;

  DecidedAgreementListener(Rows rows, MeetingDecisionRepository decisions) {
    this.rows = rows;
    this.decisions = decisions;
  }

  @ApplicationModuleListener(id = "agreements:decision.agreement")
  void on(DecidedAgreementChanged event) {
    Actor actor = ActorContext.current();
    // As it stands now: an event that is heard late says nothing of what came after it.
    Agreement agreement = rows.lock(actor, Agreement.class, event.cause());
    UUID decision = agreement.origin().decision();
    if (decision == null || decisions.find(actor, decision).isEmpty()) {
      return;
    }
    if (agreement.stage().complete()) {
      decisions.confirmResult(actor, decision, agreement.id());
    } else if (agreement.endedOn() != null) {
      decisions.loseResult(actor, decision, agreement.id());
    } else {
      decisions.returnToDraft(actor, decision, agreement.id());
    }
  }
}
