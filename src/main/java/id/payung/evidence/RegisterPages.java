package id.payung.evidence;

import id.payung.accounts.Organisation;
import id.payung.audit.History;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentResponse;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.Variant;
import id.payung.platform.errors.NotFound;
import id.payung.platform.list.Slice;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.UiFactory;
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
@Allowed({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.INTERNAL_VERIFIER, Role.PLANNER, Role.LEGAL_OFFICE,
  Role.COOPERATION_OFFICE, Role.AUDITOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER, Role.VILLAGE_OPERATOR,
  Role.PARTNER_COORDINATOR})
class RegisterPages implements Navigation {
  private static final Role[] READERS =
      Objects.requireNonNull(RegisterPages.class.getAnnotation(Allowed.class)).value();

  private final Items items;
  private final Uses uses;
  private final Likenesses likenesses;
  private final Places places;
  private final Shown shown;
  private final Documents documents;
  private final PdfPreview previews;
  private final History history;
  private final UiFactory uis;

  RegisterPages(Items items, Uses uses, Likenesses likenesses, Places places, Shown shown, Documents documents,
      PdfPreview previews, History history, UiFactory uis) {
    this.items = items;
    this.uses = uses;
    this.likenesses = likenesses;
    this.places = places;
    this.shown = shown;
    this.documents = documents;
    this.previews = previews;
    this.history = history;
    this.uis = uis;
  }

  @Override
  public List<NavigationItem> doorsFor(Actor actor) {
    return actor.has(READERS) ? List.of(new NavigationItem(50, "evidence.door", "/evidence", "evidence")) : List.of();
  }

  @GetMapping
  String list(Actor actor, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String office, @RequestParam(required = false) @Nullable String from,
      Model model) {
    Slice<Item> slice = items.list(actor, new Items.Filter(q, kind, uuidOrBlank(office)), from);
    List<UUID> named = new ArrayList<>(actor.organisations());
    slice.rows().forEach(item -> named.add(item.organisation()));
    Map<UUID, Organisation> offices = shown.offices(actor, named);
    model.addAttribute("items", slice);
    model.addAttribute("uses", uses.countsOf(actor, slice.rows().stream().map(Item::id).toList()));
    model.addAttribute("offices", offices);
    model.addAttribute("choices", actor.wide() ? shown.ownOfficesToFilter(actor) : List.copyOf(offices.values()));
    model.addAttribute("villages",
        shown.villages(slice.rows().stream().map(Item::village).filter(Objects::nonNull).toList()));
    model.addAttribute("kinds", shown.kinds());
    model.addAttribute("q", q);
    model.addAttribute("kind", kind);
    model.addAttribute("office", office);
    return "evidence/list";
  }

  private static String uuidOrBlank(String typed) {
    try {
      return typed.isBlank() ? "" : UUID.fromString(typed).toString();
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
  }

  @GetMapping("/{id}")
  String show(Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable String place,
      HttpServletRequest request, Model model) {
    Item item = items.require(actor, id);
    List<UseLine> lines = uses.ofItem(actor, id);
    List<Likeness> alike = likenesses.of(actor, id);
    QuestionBook book = places.book(actor, lines.stream().map(UseLine::evaluation).distinct().toList());
    List<UUID> named = new ArrayList<>(List.of(item.organisation()));
    lines.forEach(line -> named.add(line.use().organisation()));
    boolean writes = actor.has(Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.OFFICE_CLERK, Role.OFFICE_HEAD,
        Role.DATA_OWNER, Role.VILLAGE_OPERATOR);
    model.addAttribute("item", item);
    model.addAttribute("uses", lines);
    model.addAttribute("book", book);
    model.addAttribute("offered",
        writes && item.withdrawn() == null && !item.unplaced() ? Places.offered(actor, book) : List.of());
    model.addAttribute("place", place);
    model.addAttribute("offices", shown.offices(actor, named));
    model.addAttribute("village", shown.village(item.village()));
    model.addAttribute("kinds", shown.kinds());
    model.addAttribute("likenesses", alike);
    model.addAttribute("others", items.named(actor, alike.stream().map(Likeness::other).toList()));
    model.addAttribute("mayEdit", Rights.mayEdit(actor, item));
    model.addAttribute("maySee", Rights.maySeeOriginal(actor, item));
    model.addAttribute("answersFor",
        lines.stream()
            .filter(line -> Rights.answersFor(actor, line.use().organisation()))
            .map(line -> line.use().id())
            .toList());
    List<UUID> told = new ArrayList<>(List.of(id));
    lines.forEach(line -> told.add(line.use().id()));
    model.addAttribute("history", history.of(actor, List.of("evidence", "evidence-use"), told, uis.of(request)));
    return "evidence/show";
  }

  /** A use has no page of its own: it stands on its item's. */
  @GetMapping("/uses/{use}")
  String use(Actor actor, @PathVariable UUID use) {
    return "redirect:/" + actor.regency() + "/evidence/" + uses.require(actor, use).use().item() + "#use-" + use;
  }

  @GetMapping("/{id}/file")
  ResponseEntity<Resource> file(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "web") String form) {
    Item item = items.require(actor, id);
    Variant variant = variant(form);
    String sha256 = item.sha256();
    if (sha256 == null || !Rights.maySeeOriginal(actor, item)) {
      throw new NotFound();
    }
    Variant given = item.picture() ? variant : Variant.ORIGINAL;
    return Rights.list(item) ? DocumentResponse.restricted(documents.open(actor, sha256, given), item.title())
        : DocumentResponse.inline(documents.open(actor, sha256, given), item.title());
  }

  private static Variant variant(String form) {
    return switch (form) {
      case "thumb" -> Variant.THUMB;
      case "web" -> Variant.WEB;
      case "original" -> Variant.ORIGINAL;
      default -> throw new NotFound();
    };
  }

  /** The copy that may leave. */
  @GetMapping("/{id}/safe")
  ResponseEntity<Resource> safe(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "web") String form) {
    Item item = items.require(actor, id);
    String sha256 = item.safeSha256();
    if (sha256 == null) {
      throw new NotFound();
    }
    return DocumentResponse.inline(documents.open(actor, sha256, variant(form)), item.title());
  }

  /** The first page of a PDF as a picture: a PDF is not shown inside a page of ours. */
  @GetMapping("/{id}/page")
  ResponseEntity<byte[]> page(Actor actor, @PathVariable UUID id) {
    Item item = items.require(actor, id);
    String sha256 = item.sha256();
    if (sha256 == null || item.picture() || !item.readable() || !Rights.maySeeOriginal(actor, item)) {
      throw new NotFound();
    }
    return previews.firstPage(documents.open(actor, sha256, Variant.ORIGINAL));
  }
}
