package id.payung.evidence.intake;

import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.access.ForFileBringers;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.register.EvidenceItemForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.ReturnedForm;
import id.payung.platform.form.Submission;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.ui.PageUrl;
import id.payung.platform.undo.UndoOfferRepository;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Files wait under "Belum ditempatkan", and are placed one after another. */
@Controller
@RequestMapping("/{regency}/evidence/inbox")
@ForFileBringers
class EvidenceInboxController {
  private final EvidenceItemRepository items;
  private final EvidenceInboxPlacement placement;
  private final EvidenceInboxPageLoader loader;
  private final UndoOfferRepository undo;

  EvidenceInboxController(EvidenceItemRepository items, EvidenceInboxPlacement placement,
      EvidenceInboxPageLoader loader, UndoOfferRepository undo) {
    this.items = items;
    this.placement = placement;
    this.loader = loader;
    this.undo = undo;
  }

  @GetMapping
  EvidenceInboxPage showInbox(ListQuery<EvidenceInboxFilter> query, ReturnedForm<EvidenceInboxPlacementForm> returned,
      Actor actor, @Today LocalDate today, HttpServletRequest request) {
    return loader.load(actor, query.filter(), today, returned.orNull(), RefusedFileNames.of(request));
  }

  @GetMapping("/{id}")
  WebResult showPlacement(@PathVariable UUID id, @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "false") boolean same, ReturnedForm<EvidenceItemForm> returned, Actor actor,
      @Today LocalDate today, HttpServletRequest request) {
    EvidenceItem item = requireEditable(actor, id);
    FormFields again = returned.orNull();
    if (item.unplaced() && again != null) {
      return loader.loadOne(actor, item, again);
    }
    return item.unplaced() ? loader.loadOne(actor, item, place, same, today).withLeft(RefusedFileNames.of(request))
        : SeeOther.to("/evidence/" + id);
  }

  @PostMapping("/{id}")
  WebResult savePlacement(@PathVariable UUID id, Submission<EvidenceItemForm> sent, Actor actor) {
    EvidenceItem item = requireEditable(actor, id);
    return sent.save(form -> {
      EvidenceInboxPlacement.Placed placed = placement.place(actor, item, form);
      return undo.offer(actor, placement, item.unplaced() ? List.of(placed.step()) : List.of(),
          nextAfterPlacing(actor, item, EvidenceSlotKey.parse(form.place())).saying(placed.said()));
    }, fields -> loader.loadOne(actor, item, fields));
  }

  @GetMapping("/{id}/next")
  WebResult skip(@PathVariable UUID id, @RequestParam(defaultValue = "") String place, Actor actor) {
    return next(actor, items.require(actor, id), place);
  }

  @PostMapping("/{id}/discard")
  WebResult discard(@PathVariable UUID id, Actor actor) {
    EvidenceItem item = requireEditable(actor, id);
    if (!item.unplaced()) {
      return next(actor, item, null);
    }
    List<EvidenceInboxUndoStep> step = List.of(placement.discard(actor, id));
    return undo.offer(actor, placement, step, next(actor, item, null).saying("evidence.withdrawn"));
  }

  /** The next file that waits; behind the last one whoever may read it is at the question that it was placed for. */
  private SeeOther nextAfterPlacing(Actor actor, EvidenceItem item, @Nullable EvidenceSlotKey place) {
    return place != null && EvidenceAccessPolicy.readsQuestions(actor) && items.findNextUnplaced(actor, item).isEmpty()
        ? SeeOther.to(place.questionPath())
        : next(actor, item, null);
  }

  private SeeOther next(Actor actor, EvidenceItem item, @Nullable String place) {
    String path = items.findNextUnplaced(actor, item).map(id -> "/evidence/inbox/" + id).orElse("/evidence/inbox");
    return SeeOther.to(PageUrl.of(path).withParameter("place", place).text());
  }

  private EvidenceItem requireEditable(Actor actor, UUID id) {
    EvidenceItem item = items.require(actor, id);
    EvidenceAccessPolicy.requireMayEdit(actor, item);
    return item;
  }
}
