package id.payung.evidence.intake;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.access.ForFileBringers;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkForm;
import id.payung.platform.bulk.BulkProgress;
import id.payung.platform.bulk.BulkResult;
import id.payung.platform.bulk.BulkRun;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.ui.PageUrl;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Many files of the inbox at once: placed alike, or discarded. */
@Controller
@RequestMapping("/{regency}/evidence/inbox")
@ForFileBringers
class ManyEvidencePlacementsController {
  private final EvidenceItemRepository items;
  private final EvidenceInboxPlacement placement;
  private final EvidenceInboxPageLoader loader;
  private final BulkProgress progress;
  private final UndoOfferRepository undo;

  ManyEvidencePlacementsController(EvidenceItemRepository items, EvidenceInboxPlacement placement,
      EvidenceInboxPageLoader loader, BulkProgress progress, UndoOfferRepository undo) {
    this.items = items;
    this.placement = placement;
    this.loader = loader;
    this.progress = progress;
    this.undo = undo;
  }

  @PostMapping("/placement")
  WebResult place(Submission<EvidenceInboxPlacementForm> sent, Actor actor, @Today LocalDate today, Ui ui) {
    return sent.save(
        form -> done(actor, ui, form, "evidence.inbox.placed-many", row -> placement.place(actor, row, form, today)),
        fields -> loader.load(actor, new EvidenceInboxFilter(fields.value("origin"), false, false), today, fields,
            List.of()));
  }

  @PostMapping("/discards")
  WebResult discard(Submission<EvidenceInboxPlacementForm> sent, Actor actor, @Today LocalDate today, Ui ui) {
    return sent.save(
        form -> done(actor, ui, form, "evidence.inbox.discarded-many", row -> placement.discard(actor, row)),
        fields -> loader.load(actor, new EvidenceInboxFilter(fields.value("origin"), false, false), today, fields,
            List.of()));
  }

  private SeeOther done(Actor actor, Ui ui, EvidenceInboxPlacementForm form, String said,
      Function<ChosenRow, EvidenceInboxUndoStep> deed) {
    List<ChosenRow> rows = BulkForm.rows(form.chosen());
    Map<UUID, EvidenceItem> known = items.findByIds(actor, rows.stream().map(ChosenRow::id).toList());
    Function<ChosenRow, String> title =
        row -> known.containsKey(row.id()) ? known.get(row.id()).title() : ui.t("ui.bulk.unknown");
    UUID run = form.run() == null ? Ids.next() : form.run();
    try (BulkProgress.Run counted = progress.begin(actor, run, rows.size())) {
      BulkResult<EvidenceInboxUndoStep> result = BulkRun.each(rows, title, deed, counted::step);
      return undo.offer(actor, placement, result.done(), result.say(ui, SeeOther.to("/evidence/inbox"), said));
    }
  }
}
