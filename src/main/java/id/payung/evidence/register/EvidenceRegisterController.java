package id.payung.evidence.register;

import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.ForEvidenceReaders;
import id.payung.evidence.item.EvidenceFilter;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.ReturnedForm;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AccessRoles;
import id.payung.remarks.RemarkForm;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Daftar Data Dukung as it is read: the list, an item, and its file, which is never served but through the item. */
@Controller
@RequestMapping("/{regency}/evidence")
@ForEvidenceReaders
class EvidenceRegisterController implements Navigation {
  static final Role[] READERS = AccessRoles.of(ForEvidenceReaders.class);

  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidenceList list;
  private final EvidencePageLoader loader;
  private final EvidenceNameLookup lookup;
  private final DocumentStorage documents;
  private final PdfPreviewRenderer previews;

  EvidenceRegisterController(EvidenceItemRepository items, EvidenceUseRepository uses, EvidenceList list,
      EvidencePageLoader loader, EvidenceNameLookup lookup, DocumentStorage documents, PdfPreviewRenderer previews) {
    this.items = items;
    this.uses = uses;
    this.list = list;
    this.loader = loader;
    this.lookup = lookup;
    this.documents = documents;
    this.previews = previews;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return actor.hasAnyRole(READERS) ? List.of(new NavigationItem(50, "evidence.door", "/evidence", "evidence"))
        : List.of();
  }

  @GetMapping
  @Transactional(readOnly = true)
  EvidenceListPage showList(ListQuery<EvidenceFilter> query, Actor actor, Ui ui) {
    EvidenceList.Listing found = list.load(actor, query.filter(), list.definition().page(query));
    return new EvidenceListPage(list.definition().view(ui, query, found.slice()), found.slice().rows(),
        lookup.findThumbnails(actor, found.slice().rows().stream().map(EvidenceListItem::item).toList()),
        actor.hasRegencyWideReach() ? lookup.listFilterOffices(actor) : found.offices().values(),
        lookup.documentKinds());
  }

  @GetMapping("/{id}")
  EvidencePage showItem(@PathVariable UUID id, @RequestParam(defaultValue = "") String place,
      ReturnedForm<EvidenceUseForm> placing, ReturnedForm<RemarkForm> remark, Actor actor, Ui ui) {
    return loader.load(actor, items.require(actor, id),
        placing.or(() -> FormFields.blank(EvidenceUseForm.class).with("place", place)), remark.orNull(), ui);
  }

  /** A use has no page of its own: it stands on its item's. */
  @GetMapping("/uses/{use}")
  WebResult showUse(@PathVariable UUID use, Actor actor) {
    return SeeOther.to("/evidence/" + uses.require(actor, use).use().item() + "#use-" + use);
  }

  @GetMapping("/{id}/file")
  ResponseEntity<Resource> serveFile(Actor actor, @PathVariable UUID id,
      @RequestParam(defaultValue = "web") String form) {
    EvidenceItem item = items.require(actor, id);
    DocumentVariant variant = parseVariant(form);
    String sha256 = item.sha256();
    if (sha256 == null || !EvidenceAccessPolicy.maySeeOriginal(actor, item)) {
      throw new NotFound();
    }
    DocumentVariant given = item.picture() ? variant : DocumentVariant.ORIGINAL;
    return EvidenceAccessPolicy.isAttendanceList(item)
        ? DocumentResponseFactory.inlineUncached(documents.open(actor, sha256, given), item.title())
        : DocumentResponseFactory.inline(documents.open(actor, sha256, given), item.title());
  }

  /** The small picture that pages show: as it came, or with faces blurred. */
  @GetMapping("/thumbnails/{id}")
  ResponseEntity<Resource> serveThumbnail(Actor actor, @PathVariable UUID id,
      @RequestParam(defaultValue = "") String v) {
    EvidenceItem item = items.require(actor, id);
    String shown = EvidenceAccessPolicy.thumbnailSha256(actor, item);
    if (shown == null) {
      throw new NotFound();
    }
    return DocumentResponseFactory.thumbnail(documents.open(actor, shown, DocumentVariant.THUMB), item.title(), v);
  }

  private static DocumentVariant parseVariant(String form) {
    return switch (form) {
      case "thumb" -> DocumentVariant.THUMB;
      case "web" -> DocumentVariant.WEB;
      case "original" -> DocumentVariant.ORIGINAL;
      default -> throw new NotFound();
    };
  }

  /** The copy that may leave. */
  @GetMapping("/{id}/safe")
  ResponseEntity<Resource> serveSafeCopy(Actor actor, @PathVariable UUID id,
      @RequestParam(defaultValue = "web") String form) {
    EvidenceItem item = items.require(actor, id);
    String sha256 = item.safeSha256();
    if (sha256 == null) {
      throw new NotFound();
    }
    return DocumentResponseFactory.inline(documents.open(actor, sha256, parseVariant(form)), item.title());
  }

  /** The first page of a PDF as a picture: a PDF is not shown inside a page of ours. */
  @GetMapping("/{id}/page")
  ResponseEntity<byte[]> serveFirstPage(Actor actor, @PathVariable UUID id) {
    EvidenceItem item = items.require(actor, id);
    String sha256 = item.sha256();
    if (sha256 == null || item.picture() || !item.readable() || !EvidenceAccessPolicy.maySeeOriginal(actor, item)) {
      throw new NotFound();
    }
    return previews.renderFirstPage(documents.open(actor, sha256, DocumentVariant.ORIGINAL));
  }
}
