package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceRecheck;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a proof where it belongs: an office's own word takes it, all others' proposes it. */
@Component
@Transactional
public class EvidencePlacement {
  private final EvidenceUseLifeCycle useLifeCycle;
  private final EvidenceItemLifeCycle itemLifeCycle;
  private final EvidenceNameLookup lookup;
  private final EvidenceRecheck recheck;

  EvidencePlacement(EvidenceUseLifeCycle useLifeCycle, EvidenceItemLifeCycle itemLifeCycle, EvidenceNameLookup lookup,
      EvidenceRecheck recheck) {
    this.recheck = recheck;
    this.useLifeCycle = useLifeCycle;
    this.itemLifeCycle = itemLifeCycle;
    this.lookup = lookup;
  }

  /** What checkers have accepted of it, and what a change of its description does to that. */
  EvidenceRecheck.AcceptedUses listAccepted(Actor actor, EvidenceItem item) {
    return recheck.listAccepted(actor, item.id());
  }

  /**
   * Says what an item is. The lists of the form were filled here; what they send back is looked for again.
   *
   * @throws Invalid for what was not to be chosen
   */
  void describe(Actor actor, EvidenceItem item, EvidenceItemForm form) {
    if (!form.docKind().isEmpty()
        && lookup.documentKindsToday(actor).stream().noneMatch(known -> known.code().equals(form.docKind()))) {
      throw new Invalid("docKind", "evidence.wrong.doc-kind");
    }
    if (form.village() != null
        && lookup.listSelectableVillages(actor).stream().noneMatch(known -> known.id().equals(form.village()))) {
      throw new Invalid("village", "evidence.wrong.village");
    }
    itemLifeCycle.describe(actor, item, form.applyTo(item));
  }

  /**
   * Says what an item is and, when a place was chosen, puts it there: both or nothing. Gives the message of what was
   * done.
   */
  public String describeAndPlace(Actor actor, EvidenceItem item, EvidenceItemForm form) {
    EvidenceSlotKey place = EvidenceSlotKey.parse(form.place());
    if (place != null) {
      requireUnlocked(actor, place);
    }
    describe(actor, item, form);
    return place == null ? "evidence.placed" : place(actor, item, place, form.pages(), form.proves());
  }

  /** Gives the message of what was done. */
  String place(Actor actor, EvidenceItem item, EvidenceSlotKey place, String pages, String proves) {
    requireUnlocked(actor, place);
    boolean taken = useLifeCycle.mayTake(actor, place.evaluation(), place.question(), item.organisation());
    if (taken) {
      useLifeCycle.placeAndTake(actor, item.id(), place.evaluation(), place.question(), place.slot(), pages, proves);
    } else {
      useLifeCycle.propose(actor, item.id(), place.evaluation(), place.question(), place.slot(), pages, proves);
    }
    return taken ? "evidence.used" : "evidence.proposed";
  }

  /** Locked since the form was shown: it comes back with all that was typed, and without this choice. */
  private void requireUnlocked(Actor actor, EvidenceSlotKey place) {
    if (useLifeCycle.lockYear(actor, place)) {
      throw new Invalid("place", useLifeCycle.lockedKey(actor, place));
    }
  }
}
