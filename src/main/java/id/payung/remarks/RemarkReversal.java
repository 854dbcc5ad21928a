package id.payung.remarks;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Messages;
import id.payung.platform.lifecycle.TransitionActor;
import id.payung.platform.undo.UndoHandler;
import id.payung.remarks.RemarkSubmission.WrittenRemark;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back the remark that its author wrote last, while nobody has written behind it: its text is deleted, its place
 * stays. A conversation that had only this one, or was settled before it, is settled then.
 */
@Component
@Transactional
class RemarkReversal implements UndoHandler<WrittenRemark> {
  private final ConversationRepository conversations;
  private final RemarkSubjectLookup subjects;
  private final AuditTrailRepository trail;
  private final Messages words;
  private final Clock clock;

  RemarkReversal(ConversationRepository conversations, RemarkSubjectLookup subjects, AuditTrailRepository trail,
      Messages words, Clock clock) {
    this.conversations = conversations;
    this.subjects = subjects;
    this.trail = trail;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "remark-written";
  }

  @Override
  public Class<WrittenRemark> stepType() {
    return WrittenRemark.class;
  }

  @Override
  public String titleOf(WrittenRemark step) {
    return words.text(Messages.INDONESIAN, "remarks.title");
  }

  @Override
  public void undo(Actor actor, WrittenRemark step) {
    Conversation known = conversations.findAndLock(actor, step.conversation()).orElseThrow(NotFound::new);
    RemarkSubject subject = subjects.require(actor, known.kind(), known.subjectKey());
    Remark remark = conversations.findRemark(actor, step.remark())
        .filter(one -> one.author().equals(actor.requirePerson()))
        .orElseThrow(NotFound::new);
    if (known.remarks() != remark.number() || remark.takenBackAt() != null) {
      throw new Refused("ui.undo.changed");
    }
    conversations.updateTakenBack(actor, remark.id(), clock.instant());
    trail.recordWrite("conversation", known.id(), "remark-taken-back", List.of(), null, known.reach());
    if (step.reopened() || step.number() == 1) {
      TransitionActor mover = TransitionActor.of(actor).with(ConversationState.READER, subject.mayBeOpenedBy(actor));
      ConversationState.LIFE.requireMove(mover, known.state(), ConversationState.SETTLED, null).ifPresent(move -> {
        conversations.updateState(actor, known.id(), move.to(), clock.instant());
        trail.recordWrite("conversation", known.id(), move.action(), List.of("state"), null, known.reach());
      });
    }
  }
}
