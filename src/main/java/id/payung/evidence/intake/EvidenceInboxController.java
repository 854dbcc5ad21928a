package id.payung.evidence.intake;

import id.payung.accounts.Organisation;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.register.EvidenceAccessPolicy;
import id.payung.evidence.register.EvidenceItemForm;
import id.payung.evidence.register.EvidenceItemLifecycle;
import id.payung.evidence.register.EvidenceItemRepository;
import id.payung.evidence.register.EvidenceLikenessRepository;
import id.payung.evidence.register.EvidencePageLookup;
import id.payung.evidence.register.EvidencePlacement;
import id.payung.evidence.register.EvidenceQuestionCatalogue;
import id.payung.evidence.register.EvidenceQuestionLoader;
import id.payung.evidence.register.EvidenceSlotKey;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.ui.PageUrl;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.regions.Region;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files come in, wait under "Belum ditempatkan", and are placed one after another. */
@Controller
@RequestMapping("/{regency}/evidence")
@AllowedRoles({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER,
  Role.VILLAGE_OPERATOR})
class EvidenceInboxController {
  private static final int MAX_SHOWN = 60;
  private static final int MAX_EXISTING = 12;
  private static final int MAX_REJECTED_NAMES = 8;

  private final EvidenceItemRepository items;
  private final EvidenceItemLifecycle itemLifecycle;
  private final EvidenceLikenessRepository likenesses;
  private final EvidenceFileUpload fileUpload;
  private final EvidencePlacement placement;
  private final EvidenceQuestionLoader questionLoader;
  private final EvidencePageLookup lookup;
  private final Messages words;
  private final UiFactory uis;

  EvidenceInboxController(EvidenceItemRepository items, EvidenceItemLifecycle itemLifecycle,
      EvidenceLikenessRepository likenesses, EvidenceFileUpload fileUpload, EvidencePlacement placement,
      EvidenceQuestionLoader questionLoader, EvidencePageLookup lookup, Messages words, UiFactory uis) {
    this.items = items;
    this.itemLifecycle = itemLifecycle;
    this.likenesses = likenesses;
    this.fileUpload = fileUpload;
    this.placement = placement;
    this.questionLoader = questionLoader;
    this.lookup = lookup;
    this.words = words;
    this.uis = uis;
  }

  /** New files, or, for a question, also what is in the register already. */
  @GetMapping("/new")
  String showUpload(Actor actor, @RequestParam(defaultValue = "") String evaluation,
      @RequestParam(defaultValue = "") String question, @RequestParam(defaultValue = "") String slot,
      @RequestParam(defaultValue = "") String q, Model model) {
    EvidenceSlotKey place = evaluation.isBlank() || question.isBlank() || slot.isBlank() ? null
        : new EvidenceSlotKey(evaluation, question, slot);
    EvidenceQuestionCatalogue catalogue = place == null ? new EvidenceQuestionCatalogue(List.of(), Map.of())
        : questionLoader.loadCatalogue(actor, List.of(evaluation));
    EvidenceQuestion asked = place == null ? null : catalogue.findQuestion(evaluation, question);
    if (place != null && asked == null) {
      throw new NotFound();
    }
    List<Organisation> offices = lookup.listSelectableOffices(actor);
    model.addAttribute("place", place == null ? "" : place.toString());
    model.addAttribute("heading", place == null ? "" : catalogue.questionLabel(evaluation, question));
    model.addAttribute("slotName", place == null ? "" : catalogue.slotName(evaluation, question, slot));
    model.addAttribute("existing",
        place == null ? List.of()
            : items.list(actor, new EvidenceItemRepository.EvidenceItemFilter(q, "", ""), null, MAX_EXISTING)
                .rows()
                .stream()
                .filter(item -> !item.unplaced())
                .toList());
    model.addAttribute("address",
        PageUrl.of("/evidence/new")
            .withParameter("evaluation", evaluation)
            .withParameter("question", question)
            .withParameter("slot", slot)
            .text());
    model.addAttribute("asked", Map.of("evaluation", evaluation, "question", question, "slot", slot));
    model.addAttribute("q", q);
    model.addAttribute("offices", offices);
    model.addAttribute("office",
        asked != null && asked.organisation() != null ? asked.organisation().toString()
            : offices.size() == 1 ? offices.getFirst().id().toString()
            : "");
    model.addAttribute("batch", Ids.next());
    model.addAttribute("limit", DocumentLimits.EVIDENCE.bytes());
    model.addAttribute("archive", DocumentLimits.ARCHIVE.bytes());
    model.addAttribute("most", EvidenceFileUpload.MAX_FILES);
    return "evidence/new";
  }

  @PostMapping("/files")
  String upload(Actor actor, @RequestParam UUID batch, @RequestParam(defaultValue = "") String office,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      @RequestParam(required = false) @Nullable List<MultipartFile> folder, HttpServletRequest request,
      RedirectAttributes redirect) {
    UUID organisation = requireOffice(actor, office);
    List<MultipartFile> all = new ArrayList<>(files == null ? List.of() : files);
    all.addAll(folder == null ? List.of() : folder);
    EvidenceSlotKey chosen = EvidenceSlotKey.parse(place);
    EvidenceFileUpload.UploadResult received = fileUpload.storeInInbox(actor, batch, organisation, all);
    if (received.items().isEmpty() && received.left().isEmpty()) {
      throw new Refused("evidence.upload.none");
    }
    if (received.items().isEmpty()) {
      Refused why = received.left().getFirst().why();
      throw new Refused(why.key(), why.args());
    }
    flashUploadResult(redirect, received, uis.forRequest(request).locale());
    String next = received.items().size() == 1 || chosen != null ? "/evidence/inbox/" + received.items().getFirst()
        : "/evidence/inbox";
    return "redirect:" + PageUrl.of("/" + actor.regency() + next).withParameter("place", chosen).text();
  }

  private void flashUploadResult(RedirectAttributes redirect, EvidenceFileUpload.UploadResult received, Locale locale) {
    String known = received.known() == 0 ? "" : " " + words.text(locale, "evidence.upload.known", received.known());
    String left = received.left().isEmpty() ? ""
        : " " + words.text(locale, "evidence.upload.left", received.left().size()) + " "
            + received.left()
                .stream()
                .limit(MAX_REJECTED_NAMES)
                .map(one -> one.name() + " (" + words.text(locale, one.why().key(), one.why().args()) + ")")
                .collect(Collectors.joining("; "));
    FlashMessages.add(redirect, "evidence.upload.done", received.items().size(), known, left);
  }

  private UUID requireOffice(Actor actor, String office) {
    List<Organisation> own = lookup.listSelectableOffices(actor);
    if (own.isEmpty()) {
      throw new Refused("evidence.no-organisation");
    }
    if (office.isBlank() && own.size() == 1) {
      return own.getFirst().id();
    }
    return own.stream()
        .map(Organisation::id)
        .filter(id -> id.toString().equals(office))
        .findFirst()
        .orElseThrow(() -> new Refused("evidence.office.needed"));
  }

  @GetMapping("/inbox")
  String showInbox(Actor actor, Model model) {
    List<EvidenceItem> waiting = items.listUnplaced(actor, MAX_SHOWN + 1);
    model.addAttribute("waiting", waiting.size() > MAX_SHOWN ? waiting.subList(0, MAX_SHOWN) : waiting);
    model.addAttribute("more", waiting.size() > MAX_SHOWN);
    return "evidence/inbox";
  }

  @GetMapping("/inbox/{id}")
  String showPlacement(Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable String place,
      Model model) {
    EvidenceItem item = requireEditable(actor, id);
    if (!item.unplaced()) {
      return "redirect:/" + actor.regency() + "/evidence/" + id;
    }
    EvidenceItemForm form = EvidenceItemForm.from(item);
    Optional<LocalDate> day =
        FileNameDateParser.findDate(item.title()).filter(named -> !named.isAfter(lookup.today(actor)));
    if (day.isPresent()) {
      form = form.heldOn(day.get());
    }
    if (item.villages().size() == 1) {
      form = form.withVillage(item.villages().getFirst());
    }
    model.addAttribute("dayFromName", day.isPresent());
    return renderForm(actor, item, form, place, "", "", Map.of(), List.of(), model);
  }

  @PostMapping("/inbox/{id}")
  String savePlacement(Actor actor, @PathVariable UUID id, @ModelAttribute("form") EvidenceItemForm form,
      @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String pages,
      @RequestParam(defaultValue = "") String proves, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    EvidenceItem item = requireEditable(actor, id);
    model.addAttribute("dayFromName", false);
    try {
      EvidenceItem described = form.toItem(item, lookup.documentKindsToday(actor),
          lookup.listSelectableVillages(actor).stream().map(Region::id).toList(), lookup.today(actor));
      Boolean taken = placement.describeAndPlace(actor, described, EvidenceSlotKey.parse(place), pages, proves);
      FlashMessages.add(redirect, taken == null ? "evidence.placed" : taken ? "evidence.used" : "evidence.proposed");
    } catch (Invalid invalid) {
      response.setStatus(422);
      return renderForm(actor, item, form, place, pages, proves, invalid.fields(), List.of(), model);
    } catch (Stale stale) {
      response.setStatus(409);
      return renderForm(actor, items.require(actor, id), form, place, pages, proves, Map.of(), stale.differences(),
          model);
    }
    return redirectToNext(actor, item, null);
  }

  @GetMapping("/inbox/{id}/next")
  String skip(Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable String place) {
    return redirectToNext(actor, items.require(actor, id), place);
  }

  @PostMapping("/inbox/{id}/discard")
  String discard(Actor actor, @PathVariable UUID id, HttpServletRequest request, RedirectAttributes redirect) {
    EvidenceItem item = requireEditable(actor, id);
    if (item.unplaced()) {
      itemLifecycle.withdraw(actor, id, words.text(uis.forRequest(request).locale(), "evidence.inbox.discard.reason"));
      FlashMessages.add(redirect, "evidence.withdrawn");
    }
    return redirectToNext(actor, item, null);
  }

  private String redirectToNext(Actor actor, EvidenceItem item, @Nullable String place) {
    String path = items.findNextUnplaced(actor, item).map(id -> "/evidence/inbox/" + id).orElse("/evidence/inbox");
    return "redirect:" + PageUrl.of("/" + actor.regency() + path).withParameter("place", place).text();
  }

  private EvidenceItem requireEditable(Actor actor, UUID id) {
    EvidenceItem item = items.require(actor, id);
    EvidenceAccessPolicy.requireMayEdit(actor, item);
    return item;
  }

  private String renderForm(Actor actor, EvidenceItem item, EvidenceItemForm form, @Nullable String place, String pages,
      String proves, Map<String, String> errors, List<Stale.Difference> differences, Model model) {
    EvidenceQuestionCatalogue catalogue = questionLoader.loadCatalogue(actor, List.of());
    model.addAttribute("item", item);
    model.addAttribute("form", form);
    model.addAttribute("place", place == null ? "" : place);
    model.addAttribute("pages", pages);
    model.addAttribute("proves", proves);
    model.addAttribute("errors", errors);
    model.addAttribute("differences", differences);
    model.addAttribute("kinds", lookup.documentKindsToday(actor));
    model.addAttribute("districts", EvidencePageLookup.groupByDistrict(lookup.listSelectableVillages(actor)));
    model.addAttribute("offered", EvidenceQuestionLoader.slotOptions(actor, catalogue));
    model.addAttribute("likenesses", likenesses.listByItem(actor, item.id()));
    model.addAttribute("waiting", items.listUnplaced(actor, MAX_SHOWN).size());
    return "evidence/place";
  }
}
