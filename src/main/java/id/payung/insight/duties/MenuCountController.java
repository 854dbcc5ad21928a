package id.payung.insight.duties;

import id.payung.platform.actor.Actor;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * How much waits behind each entry of the menu, and how much can still be taken back. Every page asks for it after it
 * is shown, so that none waits for it.
 */
@Controller
class MenuCountController {
  private final DutyLoader duties;
  private final DutyPathCache cache;
  private final UndoOfferRepository undo;

  MenuCountController(DutyLoader duties, DutyPathCache cache, UndoOfferRepository undo) {
    this.duties = duties;
    this.cache = cache;
    this.undo = undo;
  }

  @AllowedToSignedIn
  @GetMapping("/{regency:\\d\\d\\.\\d\\d}/menu-numbers")
  MenuCountsPage show(Actor actor, Ui ui) {
    DutyPathCache.DutyPaths paths = cache.find(actor);
    if (paths == null) {
      long generation = cache.generation(actor);
      OpenDuties open = duties.load(actor);
      cache.keep(actor, open, generation);
      paths = DutyPathCache.pathsOf(open);
    }
    return MenuCountsPage.of(ui.navigation(), paths, undo.listOpen(actor).size());
  }
}
