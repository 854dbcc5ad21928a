package id.payung.evidence.intake;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.EvidenceSlot;
import id.payung.evidence.OpenEvaluation;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceQuestionCatalogue;
import id.payung.evidence.item.EvidenceQuestionLoader;
import id.payung.evidence.item.EvidenceSimilarityRepository;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.register.EvidenceItemForm;
import id.payung.evidence.register.EvidenceNameLookup;
import id.payung.evidence.register.EvidenceNameLookup.ItemChoices;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkForm;
import id.payung.platform.form.FormFields;
import id.payung.platform.ids.Ids;
import id.payung.regions.Region;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the inbox and the page of one of its files, with what is known already filled in. */
@Component
@Transactional(readOnly = true)
class EvidenceInboxPageLoader {
  static final int MAX_COUNTED = 60;

  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidenceSimilarityRepository likenesses;
  private final EvidenceQuestionLoader questionLoader;
  private final EvidenceNameLookup lookup;

  EvidenceInboxPageLoader(EvidenceItemRepository items, EvidenceUseRepository uses,
      EvidenceSimilarityRepository likenesses, EvidenceQuestionLoader questionLoader, EvidenceNameLookup lookup) {
    this.items = items;
    this.uses = uses;
    this.likenesses = likenesses;
    this.questionLoader = questionLoader;
    this.lookup = lookup;
  }

  /** @param typed the form as it came back, or null for one that is filled in from what is known */
  EvidenceInboxPage load(Actor actor, EvidenceInboxFilter filter, LocalDate today, @Nullable FormFields typed,
      List<String> left) {
    List<EvidenceItem> waiting = items.listUnplaced(actor, filter.origin(), BulkForm.MOST + 1);
    EvidenceInboxPage.Waiting shown = EvidenceInboxPage.Waiting.of(waiting, filter);
    ItemChoices choices = lookup.itemChoices(actor);
    EvidenceQuestionCatalogue catalogue = questionLoader.loadCatalogue(actor, List.of());
    Optional<EvidenceUseListItem> last = uses.findLastPlaced(actor);
    FormFields form =
        typed != null ? typed : filter.same() && last.isPresent() ? sameAs(actor, last.get(), blank(shown))
            : proposed(blank(shown), propose(actor, shown.onlyOrigin(), choices, catalogue, today));
    return new EvidenceInboxPage(shown, lookup.findThumbnails(actor, shown.items()), form, choices,
        EvidenceQuestionLoader.slotOptions(actor, catalogue), last.isPresent(),
        EvidencePlacementPage.Known.of(form, catalogue).placeLocked(), left);
  }

  private static FormFields blank(EvidenceInboxPage.Waiting shown) {
    boolean pictures = shown.items().stream().allMatch(EvidenceItem::picture);
    return FormFields.blank(EvidenceInboxPlacementForm.class)
        .with("kind", pictures ? "activity" : "official")
        .with("origin", shown.origin())
        .with("run", Ids.next());
  }

  private FormFields sameAs(Actor actor, EvidenceUseListItem last, FormFields form) {
    EvidenceItem item = items.require(actor, last.use().item());
    return form.with("kind", item.official() ? "official" : "activity")
        .with("docKind", item.docKind())
        .with("heldOn", item.heldOn())
        .with("village", item.village())
        .with("place", last.use().slotKey())
        .with("proves", last.use().proves());
  }

  private static FormFields proposed(FormFields form, PlacementProposal proposal) {
    FormFields filled = proposal.day() == null ? form : form.with("heldOn", proposal.day());
    filled = proposal.village() == null ? filled : filled.with("village", proposal.village());
    return proposal.place() == null ? filled : filled.with("place", proposal.place());
  }

  private static PlacementProposal propose(Actor actor, String origin, ItemChoices choices,
      EvidenceQuestionCatalogue catalogue, LocalDate today) {
    Region village = origin.isEmpty() ? null : OriginProposalPolicy.findVillage(origin, choices.villages());
    LocalDate day = FileNameDateParser.findDate(origin).filter(named -> !named.isAfter(today)).orElse(null);
    return new PlacementProposal(village == null ? null : village.id(),
        origin.isEmpty() ? null : proposePlace(actor, origin, catalogue), day);
  }

  private static @Nullable EvidenceSlotKey proposePlace(Actor actor, String origin,
      EvidenceQuestionCatalogue catalogue) {
    EvidenceSlotKey byCode = proposePlace(actor, origin, catalogue, OriginProposalPolicy::findByCode);
    return byCode != null ? byCode : proposePlace(actor, origin, catalogue, OriginProposalPolicy::findByWords);
  }

  private static @Nullable EvidenceSlotKey proposePlace(Actor actor, String origin, EvidenceQuestionCatalogue catalogue,
      BiFunction<String, List<EvidenceQuestion>, @Nullable EvidenceQuestion> search) {
    for (OpenEvaluation year : catalogue.open()) {
      EvidenceQuestion question = search.apply(origin, EvidenceQuestionLoader.listOffered(actor, catalogue, year));
      EvidenceSlot slot = question == null ? null : OriginProposalPolicy.findSlot(origin, question);
      if (question != null && slot != null) {
        return new EvidenceSlotKey(year.code(), question.code(), slot.code());
      }
    }
    return null;
  }

  /** One file, with what its name, its folder or the one before say of it. */
  EvidencePlacementPage loadOne(Actor actor, EvidenceItem item, String place, boolean same, LocalDate today) {
    ItemChoices choices = lookup.itemChoices(actor);
    EvidenceQuestionCatalogue catalogue = questionLoader.loadCatalogue(actor, List.of());
    Optional<LocalDate> day = FileNameDateParser.findDate(item.title()).filter(named -> !named.isAfter(today));
    Optional<EvidenceUseListItem> last = uses.findLastPlaced(actor);
    FormFields form = EvidenceItemForm.of(item);
    form = same && last.isPresent() ? sameAs(actor, last.get(), form)
        : proposed(form, propose(actor, item.origin(), choices, catalogue, today));
    form = place.isEmpty() ? form : form.with("place", place);
    form = day.isPresent() ? form.with("heldOn", day.get()) : form;
    form = item.villages().size() == 1 ? form.with("village", item.villages()) : form;
    return page(actor, item, form, choices, catalogue).offering(last.isPresent(), day.isPresent());
  }

  /** Likewise, as it was typed. */
  EvidencePlacementPage loadOne(Actor actor, EvidenceItem item, FormFields typed) {
    return page(actor, item, typed, lookup.itemChoices(actor), questionLoader.loadCatalogue(actor, List.of()))
        .offering(uses.findLastPlaced(actor).isPresent(), false);
  }

  private EvidencePlacementPage page(Actor actor, EvidenceItem item, FormFields form, ItemChoices choices,
      EvidenceQuestionCatalogue catalogue) {
    return new EvidencePlacementPage(item, form, choices, EvidenceQuestionLoader.slotOptions(actor, catalogue),
        likenesses.listByItem(actor, item.id()), items.listUnplaced(actor, MAX_COUNTED + 1).size(),
        EvidencePlacementPage.Known.of(form, catalogue), List.of());
  }
}
