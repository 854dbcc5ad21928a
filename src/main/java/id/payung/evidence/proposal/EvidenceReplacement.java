package id.payung.evidence.proposal;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceCorrection;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.StoredDocument;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Another file takes the place of one that a checker sent back. It is described as that one was and goes to the same
 * place; what the old file proves elsewhere is not touched.
 */
@Component
@Transactional
class EvidenceReplacement {
  private final EvidenceItemRepository items;
  private final EvidenceItemLifeCycle itemLifeCycle;
  private final EvidenceUseLifeCycle useLifeCycle;
  private final EvidenceCorrection correction;
  private final Clock clock;

  EvidenceReplacement(EvidenceItemRepository items, EvidenceItemLifeCycle itemLifeCycle,
      EvidenceUseLifeCycle useLifeCycle, EvidenceCorrection correction, Clock clock) {
    this.items = items;
    this.itemLifeCycle = itemLifeCycle;
    this.useLifeCycle = useLifeCycle;
    this.correction = correction;
    this.clock = clock;
  }

  /** The form has the id of the new item: the same form again changes nothing. */
  void replaceFile(Actor actor, UUID use, EvidenceReplacementForm form, StoredDocument file) {
    UUID item = form.id();
    if (!items.findByIds(actor, List.of(item)).isEmpty()) {
      return;
    }
    EvidenceUse old = correction.lockReturned(actor, use);
    EvidenceItem before = items.require(actor, old.item());
    itemLifeCycle.addItem(actor, describedAs(actor, before, form, file), file);
    EvidenceSlotKey place = old.slotKey();
    UUID placed = useLifeCycle.placeAndTake(actor, item, place.evaluation(), place.question(), place.slot(),
        form.pages(), old.proves());
    useLifeCycle.takeBackUse(actor, old.id(), StoredReason.REPLACED);
    correction.reportReplaced(actor, old, placed, form.note());
  }

  private EvidenceItem describedAs(Actor actor, EvidenceItem before, EvidenceReplacementForm form,
      StoredDocument file) {
    boolean activity = before.kind().equals("activity");
    return EvidenceItem.added(actor, form.id(), before.kind(), before.organisation(), clock.instant(), file)
        .with(EvidenceItem::title, before.title())
        .with(EvidenceItem::docKind, before.docKind())
        .with(EvidenceItem::number, before.number())
        .with(EvidenceItem::docDate, activity ? before.docDate() : form.day())
        .with(EvidenceItem::validFrom, before.validFrom())
        .with(EvidenceItem::validTo, before.validTo())
        .with(EvidenceItem::heldOn, activity ? form.day() : before.heldOn())
        .with(EvidenceItem::village, before.village())
        .with(EvidenceItem::activity, before.activity())
        .with(EvidenceItem::organisations, before.organisations())
        .with(EvidenceItem::villages, before.villages())
        .make();
  }
}
