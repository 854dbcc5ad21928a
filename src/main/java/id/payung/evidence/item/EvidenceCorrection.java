package id.payung.evidence.item;

import id.payung.audit.AuditTrailRepository;
import id.payung.evidence.EvidenceMending;
import id.payung.evidence.EvidenceUseChanged;
import id.payung.evidence.QuestionScoreUpdate;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.lifecycle.TransitionActor;
import id.payung.platform.rows.RecordCopy;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An office answers a checker who sent a proof back. The proof waits to be checked anew, with the checker's words and
 * what was done; the duty of the office goes in the same transaction.
 */
@Component
@Transactional
public class EvidenceCorrection {
  private final EvidenceUseLifeCycle useLifeCycle;
  private final EvidenceUseRepository uses;
  private final ObjectProvider<QuestionScoreUpdate> scores;
  private final AuditTrailRepository trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  EvidenceCorrection(EvidenceUseLifeCycle useLifeCycle, EvidenceUseRepository uses,
      ObjectProvider<QuestionScoreUpdate> scores, AuditTrailRepository trail, ApplicationEventPublisher events,
      Clock clock) {
    this.useLifeCycle = useLifeCycle;
    this.uses = uses;
    this.scores = scores;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Until the transaction ends nobody checks it, and the year is not turned.
   *
   * @throws Refused when the year is locked, or nothing is sent back any more
   */
  public EvidenceUse lockReturned(Actor actor, UUID id) {
    EvidenceUse seen = useLifeCycle.requireOwnUse(actor, id).use();
    useLifeCycle.requireUnlocked(actor, seen.slotKey());
    EvidenceUse use = uses.lock(actor, id);
    if (!use.sentBack()) {
      throw new Refused("evidence.mend.not-returned");
    }
    return use;
  }

  /** What the checker sent back is mended where it is: on paper, in its description, or by an explanation. */
  public void reportMended(Actor actor, UUID id, String note) {
    EvidenceUse use = lockReturned(actor, id);
    save(actor, use, use, note, null);
  }

  /**
   * Another item stands in the place of the one that was sent back, and says so to the checker.
   *
   * @param old as it was sent back
   */
  public void reportReplaced(Actor actor, EvidenceUse old, UUID use, String note) {
    save(actor, uses.lock(actor, use), old, note, old.item());
  }

  private void save(Actor actor, EvidenceUse use, EvidenceUse sentBack, String note, @Nullable UUID replaced) {
    var mended = new EvidenceMending(Objects.requireNonNullElse(sentBack.checkReason(), ""), note.strip(), actor.name(),
        clock.instant(), replaced, null);
    RecordCopy<EvidenceUse> after = RecordCopy.of(use).with(EvidenceUse::mended, mended);
    if (use.check() == EvidenceCheckState.RETURNED) {
      EvidenceCheckState.LIFE
          .requireMove(TransitionActor.of(actor).with(EvidenceUseState.OFFICE, true), use.check(),
              EvidenceCheckState.UNCHECKED, note)
          .ifPresent(move -> after.with(EvidenceUse::check, move.to()));
    }
    uses.update(actor, use,
        after.with(EvidenceUse::checkReason, null)
            .with(EvidenceUse::checkedBy, null)
            .with(EvidenceUse::checkedName, null)
            .with(EvidenceUse::checkedAt, null)
            .make());
    trail.recordWrite("evidence-use", use.id(), "mended", List.of("check"), note.isBlank() ? null : note, use.reach());
    events.publishEvent(
        new EvidenceUseChanged(actor.regency(), use.id(), actor.person(), use.id(), use.evaluation(), use.question()));
    scores.ifAvailable(known -> known.recompute(actor, use.evaluation(), use.question()));
  }
}
