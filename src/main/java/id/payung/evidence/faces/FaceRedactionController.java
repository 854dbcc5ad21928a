package id.payung.evidence.faces;

import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.access.ForFileBringers;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.register.EvidenceNameLookup;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.images.FaceBox;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Faces on a photo: found, looked at by a person, blurred. */
@Controller
@RequestMapping("/{regency}/evidence/{id}/faces")
@ForFileBringers
class FaceRedactionController {
  private final EvidenceItemRepository items;
  private final FaceRedaction redaction;
  private final EvidenceNameLookup lookup;
  private final DocumentStorage documents;

  FaceRedactionController(EvidenceItemRepository items, FaceRedaction redaction, EvidenceNameLookup lookup,
      DocumentStorage documents) {
    this.items = items;
    this.redaction = redaction;
    this.lookup = lookup;
    this.documents = documents;
  }

  @GetMapping
  FaceRedactionPage showFaces(@PathVariable UUID id, Actor actor) {
    EvidenceItem item = requirePhoto(actor, id);
    return page(actor, item, redaction.findFaces(actor, item), FormFields.blank(FaceRedactionForm.class));
  }

  @PostMapping
  WebResult updateFaces(@PathVariable UUID id, Submission<FaceRedactionForm> sent, Actor actor, Ui ui) {
    EvidenceItem item = requirePhoto(actor, id);
    return sent.save(form -> {
      List<FaceBox> boxes = FaceRedaction.parseBoxes(form.box());
      FormFields blank = FormFields.blank(FaceRedactionForm.class);
      return switch (form.deed()) {
        case "add" -> page(actor, item, withAdded(actor, item, boxes, form), blank);
        case "again" -> page(actor, item, redaction.redetectFaces(actor, item, boxes), blank);
        case "none" -> save(actor, item, List.of(), ui).saying("evidence.faces.kept-none");
        case "save" -> {
          if (boxes.isEmpty()) {
            throw new Invalid("box", "evidence.faces.none-marked");
          }
          yield save(actor, item, boxes, ui).saying("evidence.faces.kept", boxes.size());
        }
        default -> throw new NotFound();
      };
    }, fields -> page(actor, item, FaceRedaction.parseBoxes(fields.values("box")), fields));
  }

  private SeeOther save(Actor actor, EvidenceItem item, List<FaceBox> boxes, Ui ui) {
    redaction.saveSafeCopy(actor, item, lookup.findVillage(item.village()), boxes, ui);
    return SeeOther.to("/evidence/" + item.id() + "#safe");
  }

  private List<FaceBox> withAdded(Actor actor, EvidenceItem item, List<FaceBox> boxes, FaceRedactionForm form) {
    FaceRedactionPage page = page(actor, item, boxes, FormFields.blank(FaceRedactionForm.class));
    FaceBox added = form.added((double) page.width() / page.height());
    if (added == null) {
      throw new Invalid("left", "evidence.faces.wrong");
    }
    return Stream.concat(boxes.stream(), Stream.of(added)).toList();
  }

  private EvidenceItem requirePhoto(Actor actor, UUID id) {
    EvidenceItem item = items.require(actor, id);
    EvidenceAccessPolicy.requireMayEdit(actor, item);
    if (!item.photo()) {
      throw new NotFound();
    }
    if (!item.readable()) {
      throw new Refused("evidence.warning.unreadable.do");
    }
    return item;
  }

  private FaceRedactionPage page(Actor actor, EvidenceItem item, List<FaceBox> boxes, FormFields form) {
    StoredDocument file = documents.find(actor, Objects.requireNonNull(item.sha256())).orElseThrow(NotFound::new);
    return new FaceRedactionPage(item, file, boxes, lookup.findVillage(item.village()), form);
  }
}
