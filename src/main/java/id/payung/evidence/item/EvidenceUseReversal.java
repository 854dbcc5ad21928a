package id.payung.evidence.item;

import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.StoredReason;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.lifecycle.Transition;
import id.payung.platform.lifecycle.TransitionActor;
import id.payung.platform.undo.UndoHandler;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a use back to where it stood before a slip of the hand, within its life-cycle; the trail shows both. */
@Component
@Transactional
public class EvidenceUseReversal implements UndoHandler<EvidenceUseUndoStep> {
  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidenceUseLifeCycle lifeCycle;

  EvidenceUseReversal(EvidenceItemRepository items, EvidenceUseRepository uses, EvidenceUseLifeCycle lifeCycle) {
    this.items = items;
    this.uses = uses;
    this.lifeCycle = lifeCycle;
  }

  /** The moves that these have made since they were read; what was declined or taken back then stays to be seen. */
  @Transactional(readOnly = true)
  public List<EvidenceUseUndoStep> movesSince(Actor actor, Collection<EvidenceUseListItem> before) {
    return before.stream().flatMap(line -> Stream.ofNullable(moveSince(actor, line))).toList();
  }

  private @Nullable EvidenceUseUndoStep moveSince(Actor actor, EvidenceUseListItem before) {
    EvidenceUse was = before.use();
    EvidenceUse now = uses.require(actor, was.id()).use();
    return !was.state().live() || was.is(now.state()) ? null
        : new EvidenceUseUndoStep(was.id(), now.version(), was.state(), before.title());
  }

  @Override
  public String kind() {
    return "evidence-use";
  }

  @Override
  public Class<EvidenceUseUndoStep> stepType() {
    return EvidenceUseUndoStep.class;
  }

  @Override
  public String titleOf(EvidenceUseUndoStep move) {
    return move.title();
  }

  /**
   * Puts it back.
   *
   * @throws Refused when its year is locked, or somebody changed it since
   */
  @Override
  public void undo(Actor actor, EvidenceUseUndoStep move) {
    requireOpen(actor, move);
    putBack(actor, move);
  }

  /** Likewise for who changes its item too: the year, then the item, then the use, as for who places it. */
  public void undo(Actor actor, EvidenceUseUndoStep move, UUID item) {
    requireOpen(actor, move);
    items.lock(actor, item);
    putBack(actor, move);
  }

  private void requireOpen(Actor actor, EvidenceUseUndoStep move) {
    lifeCycle.requireUnlocked(actor, uses.require(actor, move.use()).use().slotKey());

  }

  private void putBack(Actor actor, EvidenceUseUndoStep move) {
    EvidenceUse use = uses.lock(actor, move.use());
    if (use.version() != move.version()) {
      throw new Refused("ui.undo.changed");
    }
    TransitionActor mover = TransitionActor.of(actor)
        .with(EvidenceUseState.OFFICE, EvidenceAccessPolicy.mayAnswerFor(actor, use.organisation()))
        .with(EvidenceUseState.PROPOSER, Objects.equals(actor.person(), use.addedBy()));
    EvidenceUseState.LIFE.requireMove(mover, use.state(), move.before(), StoredReason.UNDONE).ifPresent(allowed -> {
      Transition<EvidenceUseState> back = allowed.transition();
      uses.updateState(actor, use.id(), back.to(), back.to().live() ? null : StoredReason.UNDONE);
      lifeCycle.tell(actor, use, back, "state", StoredReason.UNDONE);
    });
  }
}
