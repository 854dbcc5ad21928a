package id.payung.platform.undo;

import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkProgress;
import id.payung.platform.bulk.BulkResult;
import id.payung.platform.bulk.BulkRun;
import id.payung.platform.errors.Refused;
import id.payung.platform.page.SeeOther;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;

/** Urungkan: the button beside the sentence that says what was done, and the list of all that has one. */
@Controller
class UndoController {
  /** So many are taken back before the time is looked at. */
  static final int PART = 20;

  private final UndoOfferRepository offers;
  private final Supplier<List<UndoHandler<?>>> handlers;
  private final JsonMapper json;
  private final BulkProgress progress;
  private final Duration longest;

  /** Here, at this moment: one press takes back, however often it is pressed. */
  private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

  /** @param longest of one request; the rest is taken back by the next press */
  UndoController(UndoOfferRepository offers, ObjectProvider<UndoHandler<?>> handlers, JsonMapper json,
      BulkProgress progress, @Value("${payung.undo.longest:20s}") Duration longest) {
    this.progress = progress;
    this.longest = longest;
    this.offers = offers;
    this.handlers = SingletonSupplier.of(() -> handlers.stream().toList());
    this.json = json;
  }

  @AllowedToSignedIn
  @GetMapping("/{regency:\\d\\d\\.\\d\\d}/undo")
  UndoListPage show(Actor actor) {
    return new UndoListPage(offers.listOpen(actor));
  }

  @AllowedToSignedIn
  @PostMapping("/{regency}/undo/{id}")
  SeeOther undo(@PathVariable UUID id, Actor actor, Ui ui) {
    if (!underWay.add(id)) {
      throw new Refused("ui.undo.gone");
    }
    try {
      UndoOffer offer = offers.require(actor, id);
      UndoHandler<?> handler =
          handlers.get().stream().filter(known -> known.kind().equals(offer.kind())).findFirst().orElseThrow();
      UndoOffer.DoneAction action = json.readValue(offer.deed(), UndoOffer.DoneAction.class);
      return undoAll(actor, ui, handler, offer, action);
    } finally {
      underWay.remove(id);
    }
  }

  /**
   * The last step is taken back first. The offer stands until all are, so that a press again goes on where it broke,
   * and where a request has lasted as long as a browser and a proxy wait for.
   */
  private <S extends Record> SeeOther undoAll(Actor actor, Ui ui, UndoHandler<S> handler, UndoOffer offer,
      UndoOffer.DoneAction action) {
    List<S> steps =
        json.readValue(action.steps(), json.getTypeFactory().constructCollectionType(List.class, handler.stepType()));
    List<S> open = steps.reversed().subList(Math.min(steps.size(), offer.undone()), steps.size());
    try (BulkProgress.Run counted = progress.begin(actor, offer.id(), steps.size())) {
      counted.stepTo(offer.undone());
      return undoEach(actor, ui, handler, offer, action, open, counted);
    }
  }

  private <S extends Record> SeeOther undoEach(Actor actor, Ui ui, UndoHandler<S> handler, UndoOffer offer,
      UndoOffer.DoneAction action, List<S> open, BulkProgress.Run counted) {
    AtomicInteger undone = new AtomicInteger(offer.undone());
    List<S> done = new ArrayList<>();
    List<BulkResult.LeftRow> left = new ArrayList<>();
    long began = System.nanoTime();
    for (int from = 0; from < open.size(); from += PART) {
      if (from > 0 && System.nanoTime() - began > longest.toNanos()) {
        SeeOther next = SeeOther.to("/undo").saying("ui.undo.part", undone.get(), counted.total());
        return new BulkResult<>(done, left).name(ui, next.undoneBy(offer.id()));
      }
      BulkResult<S> result =
          BulkRun.each(open.subList(from, Math.min(open.size(), from + PART)), handler::titleOf, step -> {
            handler.undo(actor, step);
            return step;
          }, () -> {
            offers.updateUndone(actor, offer.id(), undone.incrementAndGet());
            counted.step();
          });
      done.addAll(result.done());
      left.addAll(result.left());
    }
    offers.delete(actor, offer.id());
    BulkResult<S> result = new BulkResult<>(List.copyOf(done), List.copyOf(left));
    SeeOther back = SeeOther.to(action.back());
    return result.say(ui, result.done().isEmpty() ? back : handler.afterUndo(actor, result.done(), back),
        "ui.undo.done");
  }
}
