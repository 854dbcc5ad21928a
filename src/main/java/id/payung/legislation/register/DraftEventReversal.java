package id.payung.legislation.register;

import id.payung.legislation.DraftEventRegistration;
import id.payung.legislation.DraftEventRegistration.RecordedEvent;
import id.payung.legislation.ForDraftKeepers;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.page.SeeOther;
import id.payung.platform.undo.UndoHandler;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.access.AccessRoles;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back an event that was written down a moment ago, while it is the last one. */
@Component
@Transactional
class DraftEventReversal implements UndoHandler<RecordedEvent> {
  private final DraftEventRegistration registration;
  private final UndoOfferRepository undo;

  DraftEventReversal(DraftEventRegistration registration, UndoOfferRepository undo) {
    this.registration = registration;
    this.undo = undo;
  }

  SeeOther offer(Actor actor, Optional<RecordedEvent> recorded, SeeOther done) {
    return undo.offer(actor, this, recorded.stream().toList(), done);
  }

  @Override
  public String kind() {
    return "draft-event";
  }

  @Override
  public Class<RecordedEvent> stepType() {
    return RecordedEvent.class;
  }

  @Override
  public String titleOf(RecordedEvent step) {
    return step.title();
  }

  @Override
  public void undo(Actor actor, RecordedEvent step) {
    if (!AccessRoles.isAllowed(actor, ForDraftKeepers.class)) {
      throw new Forbidden();
    }
    registration.takeBack(actor, step.draft(), step.event(), "");
  }
}
