package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.images.FaceBox;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Flash;
import id.payung.platform.web.UiFactory;
import id.payung.regions.Region;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Faces on a photo: found, looked at by a person, blurred. */
@Controller
@RequestMapping("/{regency}/evidence/{id}/faces")
@Allowed({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER,
  Role.VILLAGE_OPERATOR})
class FacePages {
  private final Items items;
  private final FaceMarks marks;
  private final Shown shown;
  private final Documents documents;
  private final UiFactory uis;

  FacePages(Items items, FaceMarks marks, Shown shown, Documents documents, UiFactory uis) {
    this.items = items;
    this.marks = marks;
    this.shown = shown;
    this.documents = documents;
    this.uis = uis;
  }

  @GetMapping
  String look(Actor actor, @PathVariable UUID id, Model model) {
    Item item = photo(actor, id);
    return page(actor, item, marks.of(actor, item), null, model);
  }

  /** {@code deed}: save, none (nobody can be recognised on it), add (a box by its place), again (search anew). */
  @PostMapping
  String mark(Actor actor, @PathVariable UUID id, @RequestParam String deed,
      @RequestParam(required = false) @Nullable List<String> box, @RequestParam(defaultValue = "") String left,
      @RequestParam(defaultValue = "") String top, @RequestParam(defaultValue = "") String size,
      HttpServletRequest request, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Item item = photo(actor, id);
    List<FaceBox> boxes = FaceMarks.parse(box);
    switch (deed) {
      case "add" -> {
        FaceBox added = added(actor, item, left, top, size);
        if (added == null) {
          response.setStatus(422);
          return page(actor, item, boxes, "evidence.faces.wrong", model);
        }
        List<FaceBox> more = new ArrayList<>(boxes);
        more.add(added);
        return page(actor, item, more, null, model);
      }
      case "again" -> { return page(actor, item, marks.again(actor, item, boxes), null, model); }
      case "none" -> marks.keep(actor, item, shown.village(item.village()), List.of(), uis.of(request));
      case "save" -> {
        if (boxes.isEmpty()) {
          response.setStatus(422);
          return page(actor, item, boxes, "evidence.faces.none-marked", model);
        }
        marks.keep(actor, item, shown.village(item.village()), boxes, uis.of(request));
      }
      default -> throw new NotFound();
    }
    Flash.say(redirect, deed.equals("none") ? "evidence.faces.kept-none" : "evidence.faces.kept", boxes.size());
    return "redirect:/" + actor.regency() + "/evidence/" + id + "#safe";
  }

  /** A square around a middle, all in hundredths of the picture's width and height. */
  private @Nullable FaceBox added(Actor actor, Item item, String left, String top, String size) {
    Double x = share(left);
    Double y = share(top);
    Double width = share(size);
    if (x == null || y == null || width == null || width <= 0) {
      return null;
    }
    KeptDocument facts = facts(actor, item);
    double height = width * width(facts) / height(facts);
    return new FaceBox(Math.min(x, 0.999), Math.min(y, 0.999), width, Math.min(height, 1), true);
  }

  private static @Nullable Double share(String typed) {
    String plain = typed.strip().replace(',', '.');
    if (!plain.matches("\\d{1,3}(\\.\\d{1,3})?")) {
      return null;
    }
    double share = Double.parseDouble(plain) / 100;
    return share > 1 ? null : share;
  }

  private Item photo(Actor actor, UUID id) {
    Item item = items.require(actor, id);
    Rights.requireEdit(actor, item);
    if (!item.picture() || item.kind().equals("official")) {
      throw new NotFound();
    }
    if (!item.readable()) {
      throw new Refused("evidence.warning.unreadable.do");
    }
    return item;
  }

  private KeptDocument facts(Actor actor, Item item) {
    return documents.facts(actor, Objects.requireNonNull(item.sha256())).orElseThrow(NotFound::new);
  }

  private static int width(KeptDocument facts) {
    return Objects.requireNonNullElse(facts.width(), 1);
  }

  private static int height(KeptDocument facts) {
    return Objects.requireNonNullElse(facts.height(), 1);
  }

  private String page(Actor actor, Item item, List<FaceBox> boxes, @Nullable String problem, Model model) {
    KeptDocument facts = facts(actor, item);
    int width = width(facts);
    int height = height(facts);
    Region village = shown.village(item.village());
    model.addAttribute("item", item);
    model.addAttribute("width", width);
    model.addAttribute("height", height);
    model.addAttribute("marks",
        boxes.stream()
            .map(box -> new FaceMark(FaceMarks.text(box), Math.round(box.x() * width), Math.round(box.y() * height),
                Math.round(box.width() * width), Math.round(box.height() * height)))
            .toList());
    model.addAttribute("problem", problem);
    model.addAttribute("described", village != null && item.heldOn() != null);
    model.addAttribute("strip", village == null ? "" : village.label());
    return "evidence/faces";
  }
}
