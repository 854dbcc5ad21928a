package id.payung.evidence.intake;

import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.item.EvidenceUseReversal;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.evidence.item.EvidenceUseUndoStep;
import id.payung.evidence.register.EvidenceItemForm;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.evidence.register.EvidencePlacement;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.errors.Refused;
import id.payung.platform.form.ReturnedForm;
import id.payung.platform.page.SeeOther;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.undo.UndoHandler;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes files out of the inbox, placed or discarded, and puts them back there. */
@Component
@Transactional
public class EvidenceInboxPlacement implements UndoHandler<EvidenceInboxUndoStep> {
  static final String INBOX = "/evidence/inbox";

  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidencePlacement placement;
  private final EvidenceItemLifeCycle itemLifeCycle;
  private final EvidenceUseReversal reversal;

  EvidenceInboxPlacement(EvidenceItemRepository items, EvidenceUseRepository uses, EvidencePlacement placement,
      EvidenceItemLifeCycle itemLifeCycle, EvidenceUseReversal reversal) {
    this.items = items;
    this.uses = uses;
    this.placement = placement;
    this.itemLifeCycle = itemLifeCycle;
    this.reversal = reversal;
  }

  /** What was done, with the message that says so. */
  public record Placed(String said, EvidenceInboxUndoStep step) {}

  /** Says of one file what it is, and where it belongs. */
  public Placed place(Actor actor, EvidenceItem item, EvidenceItemForm form) {
    String said = placement.describeAndPlace(actor, item, form);
    return new Placed(said, step(actor, item, form));
  }

  /**
   * Likewise of one that was ticked among others.
   *
   * @throws Refused when it is placed already, or changed since it was shown
   */
  EvidenceInboxUndoStep place(Actor actor, ChosenRow row, EvidenceInboxPlacementForm form, LocalDate today) {
    EvidenceItem item = requireWaiting(actor, row.id());
    row.requireVersion(item.version());
    return place(actor, item, form.of(item, row.version(), today)).step();
  }

  /** Takes it out of the inbox and the register. */
  EvidenceInboxUndoStep discard(Actor actor, UUID id) {
    EvidenceItem item = requireWaiting(actor, id);
    itemLifeCycle.withdraw(actor, id, StoredReason.DISCARDED);
    return step(actor, item, null);
  }

  EvidenceInboxUndoStep discard(Actor actor, ChosenRow row) {
    row.requireVersion(requireWaiting(actor, row.id()).version());
    return discard(actor, row.id());
  }

  private EvidenceItem requireWaiting(Actor actor, UUID id) {
    EvidenceItem item = items.require(actor, id);
    EvidenceAccessPolicy.requireMayEdit(actor, item);
    if (!item.unplaced()) {
      throw new Refused("evidence.inbox.placed-already");
    }
    return item;
  }

  private EvidenceInboxUndoStep step(Actor actor, EvidenceItem before, @Nullable EvidenceItemForm typed) {
    EvidenceSlotKey place = typed == null ? null : EvidenceSlotKey.parse(typed.place());
    EvidenceUseUndoStep use = place == null ? null
        : uses.listByItem(actor, before.id())
            .stream()
            .map(EvidenceUseListItem::use)
            .filter(one -> one.slotKey().equals(place))
            .findFirst()
            .map(one -> new EvidenceUseUndoStep(one.id(), one.version(), EvidenceUseState.TAKEN_BACK, before.title()))
            .orElse(null);
    return new EvidenceInboxUndoStep(before, items.require(actor, before.id()).version(), use, typed);
  }

  @Override
  public String kind() {
    return "evidence-inbox";
  }

  @Override
  public Class<EvidenceInboxUndoStep> stepType() {
    return EvidenceInboxUndoStep.class;
  }

  @Override
  public String titleOf(EvidenceInboxUndoStep step) {
    return step.before().title();
  }

  @Override
  public void undo(Actor actor, EvidenceInboxUndoStep step) {
    if (step.use() != null) {
      reversal.undo(actor, step.use(), step.before().id());
    }
    itemLifeCycle.restore(actor, step.before(), step.version());
    items.narrowReach(actor, step.before(),
        uses.listByItem(actor, step.before().id())
            .stream()
            .map(EvidenceUseListItem::use)
            .filter(use -> use.state() != EvidenceUseState.TAKEN_BACK && use.state() != EvidenceUseState.DECLINED)
            .map(EvidenceUse::organisation)
            .toList());
  }

  /**
   * What was said of the files comes back into the form: of one on its page, of many beside the inbox, with the ticks.
   */
  @Override
  @Transactional(readOnly = true)
  public SeeOther afterUndo(Actor actor, List<EvidenceInboxUndoStep> undone, SeeOther next) {
    EvidenceItemForm typed = undone.getFirst().typed();
    if (typed == null) {
      return next;
    }
    Map<UUID, EvidenceItem> now =
        items.findByIds(actor, undone.stream().map(step -> step.before().id()).distinct().toList());
    EvidenceItem only = undone.size() == 1 ? now.get(undone.getFirst().before().id()) : null;
    return only != null
        ? ReturnedForm.fillIn(RecordCopy.of(typed).with(EvidenceItemForm::version, only.version()).make(),
            SeeOther.to(INBOX + "/" + only.id()))
        : ReturnedForm.fillIn(EvidenceInboxPlacementForm.again(typed,
            now.values().stream().map(item -> ChosenRow.value(item.id(), item.version())).toList()), next);
  }
}
