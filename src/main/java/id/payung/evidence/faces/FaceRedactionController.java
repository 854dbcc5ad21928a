package id.payung.evidence.faces;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.register.EvidenceAccessPolicy;
import id.payung.evidence.register.EvidenceItemRepository;
import id.payung.evidence.register.EvidencePageLookup;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.images.FaceBox;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedRoles;
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
@AllowedRoles({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER,
  Role.VILLAGE_OPERATOR})
class FaceRedactionController {
  private final EvidenceItemRepository items;
  private final FaceRedaction redaction;
  private final EvidencePageLookup lookup;
  private final DocumentStorage documents;
  private final UiFactory uis;

  FaceRedactionController(EvidenceItemRepository items, FaceRedaction redaction, EvidencePageLookup lookup,
      DocumentStorage documents, UiFactory uis) {
    this.items = items;
    this.redaction = redaction;
    this.lookup = lookup;
    this.documents = documents;
    this.uis = uis;
  }

  @GetMapping
  String showFaces(Actor actor, @PathVariable UUID id, Model model) {
    EvidenceItem item = requirePhoto(actor, id);
    return renderPage(actor, item, redaction.findFaces(actor, item), null, model);
  }

  /** {@code deed}: save, none (nobody can be recognised on it), add (a box by its place), again (search anew). */
  @PostMapping
  String updateFaces(Actor actor, @PathVariable UUID id, @RequestParam String deed,
      @RequestParam(required = false) @Nullable List<String> box, @RequestParam(defaultValue = "") String left,
      @RequestParam(defaultValue = "") String top, @RequestParam(defaultValue = "") String size,
      HttpServletRequest request, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    EvidenceItem item = requirePhoto(actor, id);
    List<FaceBox> boxes = FaceRedaction.parseBoxes(box);
    switch (deed) {
      case "add" -> {
        FaceBox added = parseAddedBox(actor, item, left, top, size);
        if (added == null) {
          response.setStatus(422);
          return renderPage(actor, item, boxes, "evidence.faces.wrong", model);
        }
        List<FaceBox> more = new ArrayList<>(boxes);
        more.add(added);
        return renderPage(actor, item, more, null, model);
      }
      case "again" -> { return renderPage(actor, item, redaction.redetectFaces(actor, item, boxes), null, model); }
      case "none" ->
          redaction.saveSafeCopy(actor, item, lookup.findVillage(item.village()), List.of(), uis.forRequest(request));
      case "save" -> {
        if (boxes.isEmpty()) {
          response.setStatus(422);
          return renderPage(actor, item, boxes, "evidence.faces.none-marked", model);
        }
        redaction.saveSafeCopy(actor, item, lookup.findVillage(item.village()), boxes, uis.forRequest(request));
      }
      default -> throw new NotFound();
    }
    FlashMessages.add(redirect, deed.equals("none") ? "evidence.faces.kept-none" : "evidence.faces.kept", boxes.size());
    return "redirect:/" + actor.regency() + "/evidence/" + id + "#safe";
  }

  /** A square around a middle, all in hundredths of the picture's width and height. */
  private @Nullable FaceBox parseAddedBox(Actor actor, EvidenceItem item, String left, String top, String size) {
    Double x = parsePercentage(left);
    Double y = parsePercentage(top);
    Double width = parsePercentage(size);
    if (x == null || y == null || width == null || width <= 0) {
      return null;
    }
    StoredDocument file = requireFile(actor, item);
    double height = width * widthOf(file) / heightOf(file);
    return new FaceBox(Math.min(x, 0.999), Math.min(y, 0.999), width, Math.min(height, 1), true);
  }

  private static @Nullable Double parsePercentage(String typed) {
    String plain = typed.strip().replace(',', '.');
    if (!plain.matches("\\d{1,3}(\\.\\d{1,3})?")) {
      return null;
    }
    double share = Double.parseDouble(plain) / 100;
    return share > 1 ? null : share;
  }

  private EvidenceItem requirePhoto(Actor actor, UUID id) {
    EvidenceItem item = items.require(actor, id);
    EvidenceAccessPolicy.requireMayEdit(actor, item);
    if (!item.picture() || item.kind().equals("official")) {
      throw new NotFound();
    }
    if (!item.readable()) {
      throw new Refused("evidence.warning.unreadable.do");
    }
    return item;
  }

  private StoredDocument requireFile(Actor actor, EvidenceItem item) {
    return documents.find(actor, Objects.requireNonNull(item.sha256())).orElseThrow(NotFound::new);
  }

  private static int widthOf(StoredDocument file) {
    return Objects.requireNonNullElse(file.width(), 1);
  }

  private static int heightOf(StoredDocument file) {
    return Objects.requireNonNullElse(file.height(), 1);
  }

  private String renderPage(Actor actor, EvidenceItem item, List<FaceBox> boxes, @Nullable String problem,
      Model model) {
    StoredDocument file = requireFile(actor, item);
    int width = widthOf(file);
    int height = heightOf(file);
    Region village = lookup.findVillage(item.village());
    model.addAttribute("item", item);
    model.addAttribute("width", width);
    model.addAttribute("height", height);
    model.addAttribute("marks",
        boxes.stream()
            .map(box -> new FaceMarkView(FaceRedaction.formatBox(box), Math.round(box.x() * width),
                Math.round(box.y() * height), Math.round(box.width() * width), Math.round(box.height() * height)))
            .toList());
    model.addAttribute("problem", problem);
    model.addAttribute("described", village != null && item.heldOn() != null);
    model.addAttribute("strip", village == null ? "" : village.label());
    return "evidence/faces";
  }
}
