package id.payung.evidence.register;

import id.payung.accounts.Organisation;
import id.payung.audit.RecordHistoryRepository;
import id.payung.evidence.EvidenceItem;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.errors.NotFound;
import id.payung.platform.list.Slice;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedRoles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Daftar Data Dukung as it is read: the list, an item, and its file, which is never served but through the item. */
@Controller
@RequestMapping("/{regency}/evidence")
@AllowedRoles({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.INTERNAL_VERIFIER, Role.PLANNER, Role.LEGAL_OFFICE,
  Role.COOPERATION_OFFICE, Role.AUDITOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER, Role.VILLAGE_OPERATOR,
  Role.PARTNER_COORDINATOR})
class EvidenceRegisterController implements Navigation {
  private static final Role[] READERS =
      Objects.requireNonNull(EvidenceRegisterController.class.getAnnotation(AllowedRoles.class)).value();

  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidenceLikenessRepository likenesses;
  private final EvidenceQuestionLoader questionLoader;
  private final EvidencePageLookup lookup;
  private final DocumentStorage documents;
  private final PdfPreviewRenderer previews;
  private final RecordHistoryRepository history;
  private final UiFactory uis;

  EvidenceRegisterController(EvidenceItemRepository items, EvidenceUseRepository uses,
      EvidenceLikenessRepository likenesses, EvidenceQuestionLoader questionLoader, EvidencePageLookup lookup,
      DocumentStorage documents, PdfPreviewRenderer previews, RecordHistoryRepository history, UiFactory uis) {
    this.items = items;
    this.uses = uses;
    this.likenesses = likenesses;
    this.questionLoader = questionLoader;
    this.lookup = lookup;
    this.documents = documents;
    this.previews = previews;
    this.history = history;
    this.uis = uis;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return actor.hasAnyRole(READERS) ? List.of(new NavigationItem(50, "evidence.door", "/evidence", "evidence"))
        : List.of();
  }

  @GetMapping
  String showList(Actor actor, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String office, @RequestParam(required = false) @Nullable String from,
      Model model) {
    Slice<EvidenceItem> slice =
        items.list(actor, new EvidenceItemRepository.EvidenceItemFilter(q, kind, parseUuidOrBlank(office)), from);
    List<UUID> named = new ArrayList<>(actor.organisations());
    slice.rows().forEach(item -> named.add(item.organisation()));
    Map<UUID, Organisation> offices = lookup.findOffices(actor, named);
    model.addAttribute("items", slice);
    model.addAttribute("uses", uses.countByItem(actor, slice.rows().stream().map(EvidenceItem::id).toList()));
    model.addAttribute("offices", offices);
    model.addAttribute("choices",
        actor.hasRegencyWideReach() ? lookup.listFilterOffices(actor) : List.copyOf(offices.values()));
    model.addAttribute("villages",
        lookup.findVillages(slice.rows().stream().map(EvidenceItem::village).filter(Objects::nonNull).toList()));
    model.addAttribute("kinds", lookup.documentKinds());
    model.addAttribute("q", q);
    model.addAttribute("kind", kind);
    model.addAttribute("office", office);
    return "evidence/list";
  }

  private static String parseUuidOrBlank(String typed) {
    try {
      return typed.isBlank() ? "" : UUID.fromString(typed).toString();
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
  }

  @GetMapping("/{id}")
  String showItem(Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable String place,
      HttpServletRequest request, Model model) {
    EvidenceItem item = items.require(actor, id);
    List<EvidenceUseListItem> useLines = uses.listByItem(actor, id);
    List<EvidenceLikeness> alike = likenesses.listByItem(actor, id);
    EvidenceQuestionCatalogue catalogue =
        questionLoader.loadCatalogue(actor, useLines.stream().map(EvidenceUseListItem::evaluation).distinct().toList());
    List<UUID> named = new ArrayList<>(List.of(item.organisation()));
    useLines.forEach(line -> named.add(line.use().organisation()));
    boolean writes = actor.hasAnyRole(Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.OFFICE_CLERK,
        Role.OFFICE_HEAD, Role.DATA_OWNER, Role.VILLAGE_OPERATOR);
    model.addAttribute("item", item);
    model.addAttribute("uses", useLines);
    model.addAttribute("book", catalogue);
    model.addAttribute("offered",
        writes && item.withdrawn() == null && !item.unplaced() ? EvidenceQuestionLoader.slotOptions(actor, catalogue)
            : List.of());
    model.addAttribute("place", place);
    model.addAttribute("offices", lookup.findOffices(actor, named));
    model.addAttribute("village", lookup.findVillage(item.village()));
    model.addAttribute("kinds", lookup.documentKinds());
    model.addAttribute("likenesses", alike);
    model.addAttribute("others", items.findByIds(actor, alike.stream().map(EvidenceLikeness::other).toList()));
    model.addAttribute("mayEdit", EvidenceAccessPolicy.mayEdit(actor, item));
    model.addAttribute("maySee", EvidenceAccessPolicy.maySeeOriginal(actor, item));
    model.addAttribute("answersFor",
        useLines.stream()
            .filter(line -> EvidenceAccessPolicy.mayAnswerFor(actor, line.use().organisation()))
            .map(line -> line.use().id())
            .toList());
    List<UUID> told = new ArrayList<>(List.of(id));
    useLines.forEach(line -> told.add(line.use().id()));
    model.addAttribute("history",
        history.listRecent(actor, List.of("evidence", "evidence-use"), told, uis.forRequest(request)));
    return "evidence/show";
  }

  /** A use has no page of its own: it stands on its item's. */
  @GetMapping("/uses/{use}")
  String redirectToItem(Actor actor, @PathVariable UUID use) {
    return "redirect:/" + actor.regency() + "/evidence/" + uses.require(actor, use).use().item() + "#use-" + use;
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
