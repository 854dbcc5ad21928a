package id.payung.evidence.item;

import static id.payung.evidence.item.EvidenceCheckState.UNCHECKED;

import id.payung.evidence.EvidenceFinding;
import id.payung.evidence.EvidenceFindingRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.StoredReason;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts a checker's finding back to the one before it, within the life-cycle of findings. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EvidenceCheckReversal implements EvidenceFindingRegister {
  private final EvidenceUseRepository uses;
  private final EvidenceUseLifeCycle lifeCycle;

  EvidenceCheckReversal(EvidenceUseRepository uses, EvidenceUseLifeCycle lifeCycle) {
    this.uses = uses;
    this.lifeCycle = lifeCycle;
  }

  @Override
  public EvidenceUseView requireUse(Actor actor, String evaluation, UUID use) {
    return uses.findView(actor, evaluation, use).orElseThrow(NotFound::new);
  }

  @Override
  public EvidenceFinding lock(Actor actor, UUID id) {
    EvidenceUse use = uses.lock(actor, id);
    return new EvidenceFinding(use.id(), use.version(), use.check().code(), use.checkReason(), use.checkedBy(),
        use.checkedName(), use.checkedAt(), use.mended());
  }

  @Override
  public void restore(Actor actor, EvidenceFinding before, int version) {
    EvidenceUse use = uses.lock(actor, before.use());
    if (use.version() != version) {
      throw new Refused("ui.undo.changed");
    }
    EvidenceCheckState to = Arrays.stream(EvidenceCheckState.values())
        .filter(state -> state.code().equals(before.check()))
        .findFirst()
        .orElseThrow();
    // The same finding with the words that it had before is a finding too.
    EvidenceCheckState from = use.check() == to ? UNCHECKED : use.check();
    EvidenceCheckState.LIFE.requireMove(actor, from, to, to == UNCHECKED ? StoredReason.UNDONE : before.reason())
        .ifPresent(move -> {
          uses.restoreFinding(actor, use, to, before);
          lifeCycle.tell(actor, use, move.transition(), "check", StoredReason.UNDONE);
        });
  }
}
