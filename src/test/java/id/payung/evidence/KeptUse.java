package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.documents.KeptDocument;

/** Puts an item into the register and to use, as an importer would. */
final class KeptUse {
  private KeptUse() {}

  static void of(ItemBook itemBook, Register register, Actor actor, Item item, KeptDocument file, String year,
      String question, String slot) {
    itemBook.add(actor, item, file);
    register.use(actor, item.id(), year, question, slot, "1–2", "Membuktikan kegiatan");
  }
}
