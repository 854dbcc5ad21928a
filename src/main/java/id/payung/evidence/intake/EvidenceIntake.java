package id.payung.evidence.intake;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.faces.FaceRedaction;
import id.payung.evidence.facts.ComputedFactRegistration;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.evidence.register.EvidenceNameLookup;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.i18n.Messages;
import id.payung.platform.images.FaceBox;
import id.payung.platform.web.UiFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes proofs down for those who do not come by a page: importers and the demonstration. Under the same rules. */
@Component
@Transactional
public class EvidenceIntake {
  private final EvidenceUseLifeCycle useLifeCycle;
  private final EvidenceItemLifeCycle itemLifeCycle;
  private final ComputedFactRegistration computedFacts;
  private final EvidenceItemRepository items;
  private final EvidenceNameLookup lookup;
  private final FaceRedaction redaction;
  private final UiFactory uis;
  private final Clock clock;

  EvidenceIntake(EvidenceUseLifeCycle useLifeCycle, EvidenceItemLifeCycle itemLifeCycle,
      ComputedFactRegistration computedFacts, EvidenceItemRepository items, EvidenceNameLookup lookup,
      FaceRedaction redaction, UiFactory uis, Clock clock) {
    this.useLifeCycle = useLifeCycle;
    this.itemLifeCycle = itemLifeCycle;
    this.computedFacts = computedFacts;
    this.items = items;
    this.lookup = lookup;
    this.redaction = redaction;
    this.uis = uis;
    this.clock = clock;
  }

  /** An official document as somebody describes it; what is missing is noticed, not refused. */
  public record OfficialDocument(UUID id, String title, String docKind, String number, @Nullable LocalDate date,
      @Nullable LocalDate validFrom, @Nullable LocalDate validTo, UUID organisation) {}

  /** The same id again changes nothing. */
  public void addOfficialDocument(Actor actor, OfficialDocument document, StoredDocument file) {
    itemLifeCycle.addItem(actor,
        EvidenceItem.added(actor, document.id(), "official", document.organisation(), clock.instant(), file)
            .with(EvidenceItem::title, document.title())
            .with(EvidenceItem::docKind, document.docKind())
            .with(EvidenceItem::number, document.number())
            .with(EvidenceItem::docDate, document.date())
            .with(EvidenceItem::validFrom, document.validFrom())
            .with(EvidenceItem::validTo, document.validTo())
            .make(),
        file);
  }

  public UUID useItem(Actor actor, UUID item, String evaluation, String question, String slot, String pages,
      String proves) {
    return useLifeCycle.placeAndTake(actor, item, evaluation, question, slot, pages, proves);
  }

  /** Counts what the slot asks for and uses it, when there is something to count. */
  public void useComputedFact(Actor actor, String evaluation, String question, String slot) {
    EvidenceSlotKey place = new EvidenceSlotKey(evaluation, question, slot);
    if (!computedFacts.computeFact(actor, place).rows().isEmpty()) {
      computedFacts.freezeAndTake(actor, place);
    }
  }

  /** Into the inbox. */
  public void addToInbox(Actor actor, UUID id, String title, UUID organisation, StoredDocument file) {
    addToInbox(actor, id, title, "", organisation, file);
  }

  /** Likewise, out of a folder or an archive of that name. */
  public void addToInbox(Actor actor, UUID id, String title, String origin, UUID organisation, StoredDocument file) {
    itemLifeCycle.addToInbox(actor, id, title, origin, organisation, List.of(), file);
  }

  /**
   * A person has looked at the photo; the copy that may leave is made of it, with these faces blurred. Outside of a
   * transaction: computing holds no connection.
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public void saveSafeCopy(Actor actor, UUID item, List<FaceBox> faces) {
    EvidenceItem photo = items.require(actor, item);
    redaction.saveSafeCopy(actor, photo, lookup.findVillage(photo.village()), faces,
        uis.forPaper(actor.regency(), Messages.INDONESIAN));
  }
}
