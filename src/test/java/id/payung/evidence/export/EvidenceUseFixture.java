package id.payung.evidence.export;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.StoredDocument;

/** Puts an item into the register and to use, as an importer would. */
final class EvidenceUseFixture {
  private EvidenceUseFixture() {}

  static void addAndTake(EvidenceItemLifeCycle itemBook, EvidenceUseLifeCycle register, Actor actor, EvidenceItem item,
      StoredDocument file, String year, String question, String slot) {
    itemBook.addItem(actor, item, file);
    register.placeAndTake(actor, item.id(), year, question, slot, "1–2", "Membuktikan kegiatan");
  }
}
