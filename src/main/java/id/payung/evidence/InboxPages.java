package id.payung.evidence;

import id.payung.accounts.Organisation;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.i18n.Words;
import id.payung.platform.ids.Ids;
import id.payung.platform.ui.Address;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Flash;
import id.payung.platform.web.UiFactory;
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
@Allowed({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER,
  Role.VILLAGE_OPERATOR})
class InboxPages {
  private static final int SHOWN_AT_ONCE = 60;
  private static final int OFFERED_AGAIN = 12;
  private static final int NAMED_LEFT = 8;

  private final Items items;
  private final ItemBook itemBook;
  private final Likenesses likenesses;
  private final Receiving receiving;
  private final Placing placing;
  private final Places places;
  private final Shown shown;
  private final Words words;
  private final UiFactory uis;

  InboxPages(Items items, ItemBook itemBook, Likenesses likenesses, Receiving receiving, Placing placing, Places places,
      Shown shown, Words words, UiFactory uis) {
    this.items = items;
    this.itemBook = itemBook;
    this.likenesses = likenesses;
    this.receiving = receiving;
    this.placing = placing;
    this.places = places;
    this.shown = shown;
    this.words = words;
    this.uis = uis;
  }

  /** New files, or, for a question, also what is in the register already. */
  @GetMapping("/new")
  String add(Actor actor, @RequestParam(defaultValue = "") String evaluation,
      @RequestParam(defaultValue = "") String question, @RequestParam(defaultValue = "") String slot,
      @RequestParam(defaultValue = "") String q, Model model) {
    Place place =
        evaluation.isBlank() || question.isBlank() || slot.isBlank() ? null : new Place(evaluation, question, slot);
    QuestionBook book = place == null ? new QuestionBook(List.of(), Map.of()) : places.book(actor, List.of(evaluation));
    QuestionView asked = place == null ? null : book.question(evaluation, question);
    if (place != null && asked == null) {
      throw new NotFound();
    }
    List<Organisation> offices = shown.ownOffices(actor);
    model.addAttribute("place", place == null ? "" : place.toString());
    model.addAttribute("heading", place == null ? "" : book.label(evaluation, question));
    model.addAttribute("slotName", place == null ? "" : book.slot(evaluation, question, slot));
    model.addAttribute("existing",
        place == null ? List.of()
            : items.list(actor, new Items.Filter(q, "", ""), null, OFFERED_AGAIN)
                .rows()
                .stream()
                .filter(item -> !item.unplaced())
                .toList());
    model.addAttribute("address",
        Address.of("/evidence/new")
            .with("evaluation", evaluation)
            .with("question", question)
            .with("slot", slot)
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
    model.addAttribute("most", Receiving.MOST_FILES);
    return "evidence/new";
  }

  @PostMapping("/files")
  String receive(Actor actor, @RequestParam UUID batch, @RequestParam(defaultValue = "") String office,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      @RequestParam(required = false) @Nullable List<MultipartFile> folder, HttpServletRequest request,
      RedirectAttributes redirect) {
    UUID organisation = officeOf(actor, office);
    List<MultipartFile> all = new ArrayList<>(files == null ? List.of() : files);
    all.addAll(folder == null ? List.of() : folder);
    Place chosen = Place.read(place);
    Receiving.Received received = receiving.take(actor, batch, organisation, all);
    if (received.items().isEmpty() && received.left().isEmpty()) {
      throw new Refused("evidence.upload.none");
    }
    if (received.items().isEmpty()) {
      Refused why = received.left().getFirst().why();
      throw new Refused(why.key(), why.args());
    }
    say(redirect, received, uis.of(request).locale());
    String next = received.items().size() == 1 || chosen != null ? "/evidence/inbox/" + received.items().getFirst()
        : "/evidence/inbox";
    return "redirect:" + Address.of("/" + actor.regency() + next).with("place", chosen).text();
  }

  private void say(RedirectAttributes redirect, Receiving.Received received, Locale locale) {
    String known = received.known() == 0 ? "" : " " + words.say(locale, "evidence.upload.known", received.known());
    String left = received.left().isEmpty() ? ""
        : " " + words.say(locale, "evidence.upload.left", received.left().size()) + " "
            + received.left()
                .stream()
                .limit(NAMED_LEFT)
                .map(one -> one.name() + " (" + words.say(locale, one.why().key(), one.why().args()) + ")")
                .collect(Collectors.joining("; "));
    Flash.say(redirect, "evidence.upload.done", received.items().size(), known, left);
  }

  private UUID officeOf(Actor actor, String office) {
    List<Organisation> own = shown.ownOffices(actor);
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
  String inbox(Actor actor, Model model) {
    List<Item> waiting = items.unplaced(actor, SHOWN_AT_ONCE + 1);
    model.addAttribute("waiting", waiting.size() > SHOWN_AT_ONCE ? waiting.subList(0, SHOWN_AT_ONCE) : waiting);
    model.addAttribute("more", waiting.size() > SHOWN_AT_ONCE);
    return "evidence/inbox";
  }

  @GetMapping("/inbox/{id}")
  String placeOne(Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable String place,
      Model model) {
    Item item = editable(actor, id);
    if (!item.unplaced()) {
      return "redirect:/" + actor.regency() + "/evidence/" + id;
    }
    ItemForm form = ItemForm.of(item);
    Optional<LocalDate> day = NamedDay.in(item.title()).filter(named -> !named.isAfter(shown.today(actor)));
    if (day.isPresent()) {
      form = form.heldOn(day.get());
    }
    if (item.villages().size() == 1) {
      form = form.villageOf(item.villages().getFirst());
    }
    model.addAttribute("dayFromName", day.isPresent());
    return form(actor, item, form, place, "", "", Map.of(), List.of(), model);
  }

  @PostMapping("/inbox/{id}")
  String place(Actor actor, @PathVariable UUID id, @ModelAttribute("form") ItemForm form,
      @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String pages,
      @RequestParam(defaultValue = "") String proves, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    Item item = editable(actor, id);
    model.addAttribute("dayFromName", false);
    try {
      Item described = form.applied(item, shown.kindsNow(actor),
          shown.villagesFor(actor).stream().map(Region::id).toList(), shown.today(actor));
      Boolean taken = placing.describe(actor, described, Place.read(place), pages, proves);
      Flash.say(redirect, taken == null ? "evidence.placed" : taken ? "evidence.used" : "evidence.proposed");
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(actor, item, form, place, pages, proves, invalid.fields(), List.of(), model);
    } catch (Stale stale) {
      response.setStatus(409);
      return form(actor, items.require(actor, id), form, place, pages, proves, Map.of(), stale.differences(), model);
    }
    return next(actor, item, null);
  }

  @GetMapping("/inbox/{id}/next")
  String skip(Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable String place) {
    return next(actor, items.require(actor, id), place);
  }

  @PostMapping("/inbox/{id}/discard")
  String discard(Actor actor, @PathVariable UUID id, HttpServletRequest request, RedirectAttributes redirect) {
    Item item = editable(actor, id);
    if (item.unplaced()) {
      itemBook.withdraw(actor, id, words.say(uis.of(request).locale(), "evidence.inbox.discard.reason"));
      Flash.say(redirect, "evidence.withdrawn");
    }
    return next(actor, item, null);
  }

  private String next(Actor actor, Item item, @Nullable String place) {
    String path = items.unplacedAfter(actor, item).map(id -> "/evidence/inbox/" + id).orElse("/evidence/inbox");
    return "redirect:" + Address.of("/" + actor.regency() + path).with("place", place).text();
  }

  private Item editable(Actor actor, UUID id) {
    Item item = items.require(actor, id);
    Rights.requireEdit(actor, item);
    return item;
  }

  private String form(Actor actor, Item item, ItemForm form, @Nullable String place, String pages, String proves,
      Map<String, String> errors, List<Stale.Difference> differences, Model model) {
    QuestionBook book = places.book(actor, List.of());
    model.addAttribute("item", item);
    model.addAttribute("form", form);
    model.addAttribute("place", place == null ? "" : place);
    model.addAttribute("pages", pages);
    model.addAttribute("proves", proves);
    model.addAttribute("errors", errors);
    model.addAttribute("differences", differences);
    model.addAttribute("kinds", shown.kindsNow(actor));
    model.addAttribute("districts", Shown.byDistrict(shown.villagesFor(actor)));
    model.addAttribute("offered", Places.offered(actor, book));
    model.addAttribute("likenesses", likenesses.of(actor, item.id()));
    model.addAttribute("waiting", items.unplaced(actor, SHOWN_AT_ONCE).size());
    return "evidence/place";
  }
}
