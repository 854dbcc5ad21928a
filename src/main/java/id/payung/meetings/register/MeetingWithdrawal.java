package id.payung.meetings.register;

import id.payung.meetings.ForMeetingSecretariat;
import id.payung.meetings.MeetingRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.page.SeeOther;
import id.payung.platform.undo.UndoHandler;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.access.AccessRoles;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A meeting is withdrawn, and within the hour held all the same. */
@Component
@Transactional
class MeetingWithdrawal implements UndoHandler<MeetingWithdrawal.WithdrawnMeeting> {
  private final MeetingRepository meetings;
  private final UndoOfferRepository undo;

  MeetingWithdrawal(MeetingRepository meetings, UndoOfferRepository undo) {
    this.meetings = meetings;
    this.undo = undo;
  }

  /** @param version that the withdrawal left */
  record WithdrawnMeeting(UUID id, String title, int version) {}

  SeeOther withdraw(Actor actor, UUID id, String reason, SeeOther done) {
    List<WithdrawnMeeting> steps = meetings.withdrawMeeting(actor, id, reason)
        .map(meeting -> new WithdrawnMeeting(id, meeting.title(), meeting.version()))
        .stream()
        .toList();
    return undo.offer(actor, this, steps, done);
  }

  @Override
  public String kind() {
    return "meeting-withdrawal";
  }

  @Override
  public Class<WithdrawnMeeting> stepType() {
    return WithdrawnMeeting.class;
  }

  @Override
  public String titleOf(WithdrawnMeeting step) {
    return step.title();
  }

  @Override
  public void undo(Actor actor, WithdrawnMeeting step) {
    if (!AccessRoles.isAllowed(actor, ForMeetingSecretariat.class)) {
      throw new Forbidden();
    }
    meetings.restoreMeeting(actor, step.id(), step.version());
  }
}
