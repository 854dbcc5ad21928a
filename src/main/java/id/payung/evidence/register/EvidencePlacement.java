package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a proof where it belongs: an office's own word takes it, all others' proposes it. */
@Component
@Transactional
public class EvidencePlacement {
  private static final int MAX_PAGES_LENGTH = 60;
  private static final int MAX_PROVES_LENGTH = 1_000;

  private final EvidenceItemRepository items;
  private final EvidenceUseLifecycle useLifecycle;
  private final EvidenceItemLifecycle itemLifecycle;

  EvidencePlacement(EvidenceItemRepository items, EvidenceUseLifecycle useLifecycle,
      EvidenceItemLifecycle itemLifecycle) {
    this.items = items;
    this.useLifecycle = useLifecycle;
    this.itemLifecycle = itemLifecycle;
  }

  /**
   * Says what an item is and, when a place was chosen, puts it there: both or nothing. Gives whether it is taken; null
   * without a place.
   */
  @Nullable
  public Boolean describeAndPlace(Actor actor, EvidenceItem described, @Nullable EvidenceSlotKey place, String pages,
      String proves) {
    if (place != null) {
      useLifecycle.lockYear(actor, place);
    }
    itemLifecycle.describe(actor, described);
    return place == null ? null : place(actor, described, place, pages, proves);
  }

  /** Gives whether it is taken, rather than proposed. */
  boolean place(Actor actor, EvidenceItem item, EvidenceSlotKey place, String pages, String proves) {
    if (pages.length() > MAX_PAGES_LENGTH || proves.length() > MAX_PROVES_LENGTH) {
      throw new Refused("evidence.wrong.long");
    }
    EvidenceItem now = items.require(actor, item.id());
    boolean taken = useLifecycle.mayTake(actor, place.evaluation(), place.question(), now.organisation());
    if (taken) {
      useLifecycle.placeAndTake(actor, now.id(), place.evaluation(), place.question(), place.slot(), pages, proves);
    } else {
      useLifecycle.propose(actor, now.id(), place.evaluation(), place.question(), place.slot(), pages, proves);
    }
    return taken;
  }
}
