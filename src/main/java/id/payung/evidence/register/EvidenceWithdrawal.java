package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseReinstatement;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.item.EvidenceUseReversal;
import id.payung.platform.actor.Actor;
import id.payung.platform.undo.UndoHandler;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes an item out of the register, and puts it back within the hour with all that it proved. */
@Component
@Transactional
class EvidenceWithdrawal implements UndoHandler<WithdrawnEvidence> {
  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidenceItemLifeCycle itemLifeCycle;
  private final EvidenceUseReversal reversal;
  private final EvidenceUseReinstatement reinstatement;

  EvidenceWithdrawal(EvidenceItemRepository items, EvidenceUseRepository uses, EvidenceItemLifeCycle itemLifeCycle,
      EvidenceUseReversal reversal, EvidenceUseReinstatement reinstatement) {
    this.items = items;
    this.uses = uses;
    this.itemLifeCycle = itemLifeCycle;
    this.reversal = reversal;
    this.reinstatement = reinstatement;
  }

  WithdrawnEvidence withdraw(Actor actor, EvidenceItem item, String reason) {
    List<EvidenceUseListItem> before = uses.listByItem(actor, item.id());
    itemLifeCycle.withdraw(actor, item.id(), reason);
    return new WithdrawnEvidence(item, items.require(actor, item.id()).version(), reversal.movesSince(actor, before));
  }

  @Override
  public String kind() {
    return "evidence-withdrawal";
  }

  @Override
  public Class<WithdrawnEvidence> stepType() {
    return WithdrawnEvidence.class;
  }

  @Override
  public String titleOf(WithdrawnEvidence step) {
    return step.before().title();
  }

  @Override
  public void undo(Actor actor, WithdrawnEvidence step) {
    reinstatement.lock(actor, step.before().id(), step.uses());
    itemLifeCycle.restore(actor, step.before(), step.version());
    step.uses().forEach(move -> reinstatement.putBack(actor, move));
  }
}
