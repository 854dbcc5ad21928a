package id.payung.evidence.register;

import id.payung.audit.RecordHistoryRepository;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceRemarkSource;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceQuestionCatalogue;
import id.payung.evidence.item.EvidenceQuestionLoader;
import id.payung.evidence.item.EvidenceSimilarity;
import id.payung.evidence.item.EvidenceSimilarityRepository;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.i18n.Messages;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.ui.TimelineEntry;
import id.payung.platform.web.Ui;
import id.payung.remarks.ConversationPanelLoader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the page of one item shows. */
@Component
class EvidencePageLoader {
  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidenceSimilarityRepository likenesses;
  private final EvidenceQuestionLoader questionLoader;
  private final EvidenceNameLookup lookup;
  private final RecordHistoryRepository history;
  private final ConversationPanelLoader panels;
  private final Messages words;

  EvidencePageLoader(EvidenceItemRepository items, EvidenceUseRepository uses, EvidenceSimilarityRepository likenesses,
      EvidenceQuestionLoader questionLoader, EvidenceNameLookup lookup, RecordHistoryRepository history,
      ConversationPanelLoader panels, Messages words) {
    this.items = items;
    this.uses = uses;
    this.likenesses = likenesses;
    this.questionLoader = questionLoader;
    this.lookup = lookup;
    this.history = history;
    this.panels = panels;
    this.words = words;
  }

  /** @param remark a remark that came back with mistakes, or null */
  EvidencePage load(Actor actor, EvidenceItem item, FormFields placing, @Nullable FormFields remark, Ui ui) {
    List<EvidenceUseListItem> used = uses.listByItem(actor, item.id());
    List<EvidenceSimilarity> alike = likenesses.listByItem(actor, item.id());
    EvidenceQuestionCatalogue catalogue =
        questionLoader.loadCatalogue(actor, used.stream().map(EvidenceUseListItem::evaluation).distinct().toList());
    Set<UUID> named = new HashSet<>(Set.of(item.organisation()));
    Set<UUID> told = new HashSet<>(Set.of(item.id()));
    used.forEach(line -> {
      named.add(line.use().organisation());
      told.add(line.use().id());
    });
    boolean placed = EvidenceItemChangeController.mayWrite(actor) && item.withdrawn() == null && !item.unplaced();
    Map<UUID, EvidenceItem> others = items.findByIds(actor, alike.stream().map(EvidenceSimilarity::other).toList());
    return new EvidencePage(item, used, catalogue,
        placed ? EvidenceQuestionLoader.slotOptions(actor, catalogue) : List.of(), placing,
        new EvidencePage.Names(lookup.findOffices(actor, named), lookup.findVillage(item.village()),
            lookup.documentKinds()),
        alike(actor, item, alike, others), history(actor, told, ui),
        panels.load(actor, List.of(EvidenceRemarkSource.subjectOf(item)), remark), lookup.findOrigin(actor, item));
  }

  private List<TimelineEntry> history(Actor actor, Set<UUID> told, Ui ui) {
    return history.listRecent(actor, List.of("evidence", "evidence-use"), told, ui)
        .stream()
        .map(
            line -> RecordCopy.of(line).with(TimelineEntry::reason, StoredReason.told(ui, words, line.reason())).make())
        .toList();
  }

  private List<EvidencePage.Alike> alike(Actor actor, EvidenceItem item, List<EvidenceSimilarity> found,
      Map<UUID, EvidenceItem> others) {
    return found.stream().map(one -> {
      EvidenceItem other = others.get(one.other());
      boolean twin = other != null && other.withdrawn() == null && one.answer() != EvidenceSimilarity.Answer.DIFFERENT;
      return new EvidencePage.Alike(one, other,
          Stream.of(item, other)
              .filter(Objects::nonNull)
              .map(each -> lookup.thumbnailOf(actor, each,
                  !twin ? null : each.id().equals(item.id()) ? one.other() : item.id()))
              .toList());
    }).toList();
  }
}
