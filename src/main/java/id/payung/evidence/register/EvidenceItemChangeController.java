package id.payung.evidence.register;

import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.access.ForFileBringers;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceSimilarity;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.evidence.item.ProvenQuestionLoader;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Refused;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.access.AccessRoles;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What is done to an item: saying what it is, putting it to use, answering whether it is the same as another, taking it
 * out.
 */
@Controller
@RequestMapping("/{regency}/evidence/{id}")
@ForFileBringers
class EvidenceItemChangeController {
  private static final Role[] WRITERS = AccessRoles.of(ForFileBringers.class);

  private final EvidenceItemRepository items;
  private final EvidenceItemLifeCycle itemLifeCycle;
  private final EvidenceUseRepository uses;
  private final EvidencePlacement placement;
  private final EvidenceNameLookup lookup;
  private final EvidenceWithdrawal withdrawal;
  private final ProvenQuestionLoader proven;
  private final UndoOfferRepository undo;

  EvidenceItemChangeController(EvidenceItemRepository items, EvidenceItemLifeCycle itemLifeCycle,
      EvidenceUseRepository uses, EvidencePlacement placement, EvidenceNameLookup lookup, EvidenceWithdrawal withdrawal,
      ProvenQuestionLoader proven, UndoOfferRepository undo) {
    this.withdrawal = withdrawal;
    this.proven = proven;
    this.undo = undo;
    this.items = items;
    this.itemLifeCycle = itemLifeCycle;
    this.uses = uses;
    this.placement = placement;
    this.lookup = lookup;
  }

  static boolean mayWrite(Actor actor) {
    return actor.hasAnyRole(WRITERS);
  }

  @GetMapping("/edit")
  EvidenceEditPage showForm(@PathVariable UUID id, Actor actor) {
    EvidenceItem item = requireEditable(actor, id);
    return editPage(actor, item, EvidenceItemForm.of(item));
  }

  private EvidenceEditPage editPage(Actor actor, EvidenceItem item, FormFields form) {
    return new EvidenceEditPage(item, form, lookup.itemChoices(actor), placement.listAccepted(actor, item));
  }

  @PostMapping
  WebResult saveDescription(@PathVariable UUID id, Submission<EvidenceItemForm> sent, Actor actor) {
    EvidenceItem item = requireEditable(actor, id);
    return sent.save(form -> {
      placement.describe(actor, item, form);
      return SeeOther.to("/evidence/" + id).saying("evidence.described");
    }, fields -> editPage(actor, item, fields));
  }

  @GetMapping("/withdrawal")
  EvidenceWithdrawalPage showWithdrawal(@PathVariable UUID id, Actor actor) {
    return withdrawalPage(actor, requireEditable(actor, id), FormFields.blank(EvidenceReasonForm.class));
  }

  @PostMapping("/withdrawal")
  WebResult withdraw(@PathVariable UUID id, Submission<EvidenceReasonForm> sent, Actor actor) {
    EvidenceItem item = requireEditable(actor, id);
    return sent.save(form -> {
      return undo.offer(actor, withdrawal, List.of(withdrawal.withdraw(actor, item, form.reason())),
          SeeOther.to("/evidence").saying("evidence.withdrawn"));
    }, fields -> withdrawalPage(actor, item, fields));
  }

  private EvidenceWithdrawalPage withdrawalPage(Actor actor, EvidenceItem item, FormFields form) {
    List<EvidenceUseListItem> all = uses.listByItem(actor, item.id());
    if (!EvidenceAccessPolicy.mayWithdraw(actor, item,
        all.stream().anyMatch(line -> line.use().is(EvidenceUseState.TAKEN)))) {
      throw new Refused("evidence.withdraw.taken");
    }
    return new EvidenceWithdrawalPage(item, (int) all.stream().filter(line -> line.use().state().live()).count(),
        proven.load(actor, all), form);
  }

  /** An office puts it where its own question asks for it; for another's question it is proposed. */
  @PostMapping("/uses")
  WebResult placeItem(@PathVariable UUID id, Submission<EvidenceUseForm> sent, Actor actor) {
    EvidenceItem item = items.require(actor, id);
    return sent.saveOrReturn(form -> {
      item.requireOngoing();
      String done = placement.place(actor, item, EvidenceSlotKey.require(form.place()), form.pages(), form.proves());
      return SeeOther.to("/evidence/" + id).saying(done);
    }, SeeOther.to("/evidence/" + id + "#use"));
  }

  /**
   * What a person answers to the question whether two items are the same.
   *
   * @param back the list that they came from; blank for the item
   */
  record LikenessForm(EvidenceSimilarity.Answer answer,
      @Pattern(regexp = "|inbox|proposals", message = "errors.choice") String back) {}

  @PostMapping("/likeness/{likeness}")
  WebResult answerLikeness(@PathVariable UUID id, @PathVariable UUID likeness, Submission<LikenessForm> sent,
      Actor actor) {
    requireEditable(actor, id);
    return sent.saveOrReturn(form -> {
      itemLifeCycle.answerLikeness(actor, id, likeness, form.answer());
      return SeeOther.to("/evidence/" + (form.back().isEmpty() ? id : form.back()))
          .saying("evidence.likeness.answered");
    }, SeeOther.to("/evidence/" + id));
  }

  private EvidenceItem requireEditable(Actor actor, UUID id) {
    EvidenceItem item = items.require(actor, id);
    EvidenceAccessPolicy.requireMayEdit(actor, item);
    return item;
  }
}
