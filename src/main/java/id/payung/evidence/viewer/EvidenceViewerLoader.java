package id.payung.evidence.viewer;

import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceThumbnailLookup;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceSimilarity;
import id.payung.evidence.item.EvidenceSimilarityRepository;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.page.PicturePage;
import id.payung.platform.ui.Breadcrumb;
import id.payung.platform.ui.FileThumbnail;
import id.payung.platform.web.Ui;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the proofs around one: those of its question, of its report, or those that wait with it. */
@Component
@Transactional(readOnly = true)
class EvidenceViewerLoader {
  /** A strip longer than this is no strip. */
  private static final int MAX_AROUND = 120;

  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidenceSimilarityRepository likenesses;
  private final EvidenceThumbnailLookup thumbnails;

  EvidenceViewerLoader(EvidenceItemRepository items, EvidenceUseRepository uses,
      EvidenceSimilarityRepository likenesses, EvidenceThumbnailLookup thumbnails) {
    this.items = items;
    this.uses = uses;
    this.likenesses = likenesses;
    this.thumbnails = thumbnails;
  }

  /** @param path where it is shown large */
  private record Leaf(String path, String proves) {
    static Leaf of(UUID item) {
      return new Leaf("/evidence/" + item + "/view", "");
    }

    static Leaf of(EvidenceUse use) {
      return new Leaf("/evidence/" + use.item() + "/view?use=" + use.id(), use.proves());
    }
  }

  /** Of its report, or of the inbox while nobody has placed it. */
  PicturePage among(Actor actor, EvidenceItem item, Ui ui) {
    Map<UUID, Leaf> leaves = new LinkedHashMap<>();
    if (item.unplaced()) {
      items.listUnplacedAround(actor, item, MAX_AROUND / 2)
          .forEach(other -> leaves.put(other.id(), Leaf.of(other.id())));
    } else if (item.report() != null) {
      items.listIdsByReport(actor, item.report()).forEach(other -> leaves.put(other, Leaf.of(other)));
    }
    leaves.putIfAbsent(item.id(), Leaf.of(item.id()));
    boolean fromInbox = item.unplaced() && EvidenceAccessPolicy.bringsFiles(actor);
    return page(actor, item, leaves, fromInbox ? new Breadcrumb(ui.t("evidence.inbox"), ui.url("/evidence/inbox"))
        : new Breadcrumb(ui.t("evidence.title"), ui.url("/evidence")));
  }

  /**
   * Those that are used for a question, in the order of its page.
   *
   * @throws NotFound when the use is not there, not in reach, or of another item
   */
  PicturePage amongUses(Actor actor, EvidenceItem item, UUID from, Ui ui) {
    EvidenceUseListItem asked = uses.require(actor, from);
    if (!asked.use().item().equals(item.id())) {
      throw new NotFound();
    }
    Map<UUID, Leaf> leaves = new LinkedHashMap<>();
    List<EvidenceUse> used = uses.listByQuestion(actor, asked.evaluation(), asked.use().question())
        .stream()
        .map(EvidenceUseListItem::use)
        .filter(use -> use.state().live() || use.id().equals(from))
        .toList();
    int at = used.stream().map(EvidenceUse::id).toList().indexOf(from);
    used.subList(Math.max(0, at - MAX_AROUND / 2), Math.min(used.size(), at + MAX_AROUND / 2))
        .forEach(use -> leaves.putIfAbsent(use.item(), Leaf.of(use)));
    leaves.putIfAbsent(item.id(), Leaf.of(asked.use()));
    return page(actor, item, leaves,
        EvidenceAccessPolicy.readsQuestions(actor)
            ? new Breadcrumb(ui.t("evidence.view.question", asked.use().question()), ui.url(asked.questionPath()))
            : new Breadcrumb(ui.t("evidence.title"), ui.url("/evidence")));
  }

  private PicturePage page(Actor actor, EvidenceItem item, Map<UUID, Leaf> leaves, Breadcrumb back) {
    Map<UUID, FileThumbnail> known = thumbnails.findByItems(actor, leaves.keySet());
    List<UUID> shown = new ArrayList<>();
    List<FileThumbnail> files = new ArrayList<>();
    leaves.forEach((id, leaf) -> {
      FileThumbnail file = known.get(id);
      if (file != null) {
        shown.add(id);
        files.add(file.proving(leaf.proves()).leadingTo(leaf.path()));
      }
    });
    String at = "/evidence/" + item.id();
    return new PicturePage(files, shown.indexOf(item.id()), large(actor, item),
        item.sha256() != null && EvidenceAccessPolicy.maySeeOriginal(actor, item) ? at + "/file?form=original" : null,
        at, List.of(back));
  }

  /** Where the whole picture or the first page of a paper is, for this reader; null where there is none. */
  private static @Nullable String large(Actor actor, EvidenceItem item) {
    String at = "/evidence/" + item.id();
    if (!item.readable() || item.sha256() == null) {
      return null;
    }
    boolean original = EvidenceAccessPolicy.maySeeOriginal(actor, item);
    if (item.picture()) {
      return original ? at + "/file?form=web" : item.safeSha256() == null ? null : at + "/safe?form=web";
    }
    return original && item.pages() != null ? at + "/page" : null;
  }

  /** The page that shows it beside its suspected double, or null. */
  @Nullable
  String twinOf(Actor actor, EvidenceItem item) {
    FileThumbnail file = thumbnails.findByItems(actor, List.of(item.id())).get(item.id());
    return file == null ? null : file.twin();
  }

  /**
   * @throws NotFound when nobody asked whether these two are the same
   */
  EvidenceComparisonPage comparison(Actor actor, EvidenceItem item, EvidenceItem other) {
    EvidenceSimilarity likeness = likenesses.listByItem(actor, item.id())
        .stream()
        .filter(one -> one.other().equals(other.id()))
        .findFirst()
        .orElseThrow(NotFound::new);
    Map<UUID, FileThumbnail> known = thumbnails.findByItems(actor, List.of(item.id(), other.id()));
    return new EvidenceComparisonPage(likeness, Stream.of(item, other)
        .map(
            one -> new EvidenceComparisonPage.Side(one, Objects.requireNonNull(known.get(one.id())), large(actor, one)))
        .toList(), EvidenceAccessPolicy.mayEdit(actor, item), "");
  }
}
