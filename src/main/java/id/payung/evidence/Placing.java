package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a proof where it belongs: an office's own word takes it, all others' proposes it. */
@Component
@Transactional
class Placing {
  private static final int LONGEST_PAGES = 60;
  private static final int LONGEST_SENTENCE = 1_000;

  private final Items items;
  private final Register register;
  private final ItemBook itemBook;

  Placing(Items items, Register register, ItemBook itemBook) {
    this.items = items;
    this.register = register;
    this.itemBook = itemBook;
  }

  /**
   * Says what an item is and, when a place was chosen, puts it there: both or nothing. Gives whether it is taken; null
   * without a place.
   */
  @Nullable
  Boolean describe(Actor actor, Item described, @Nullable Place place, String pages, String proves) {
    if (place != null) {
      register.holdYear(actor, place);
    }
    itemBook.describe(actor, described);
    return place == null ? null : use(actor, described, place, pages, proves);
  }

  /** Gives whether it is taken, rather than proposed. */
  boolean use(Actor actor, Item item, Place place, String pages, String proves) {
    if (pages.length() > LONGEST_PAGES || proves.length() > LONGEST_SENTENCE) {
      throw new Refused("evidence.wrong.long");
    }
    Item now = items.require(actor, item.id());
    boolean takes = register.mayTake(actor, place.evaluation(), place.question(), now.organisation());
    if (takes) {
      register.use(actor, now.id(), place.evaluation(), place.question(), place.slot(), pages, proves);
    } else {
      register.propose(actor, now.id(), place.evaluation(), place.question(), place.slot(), pages, proves);
    }
    return takes;
  }
}
