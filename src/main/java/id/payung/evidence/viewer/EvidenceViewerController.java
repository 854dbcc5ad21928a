package id.payung.evidence.viewer;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.ForEvidenceReaders;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.page.PicturePage;
import id.payung.platform.page.SeeOther;
import id.payung.platform.ui.PageUrl;
import id.payung.platform.web.Ui;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One proof large, with those around it to leaf through; and two that may be the same beside each other. */
@Controller
@RequestMapping("/{regency}/evidence/{id}")
@ForEvidenceReaders
@Transactional(readOnly = true)
class EvidenceViewerController {
  private final EvidenceItemRepository items;
  private final EvidenceViewerLoader loader;

  EvidenceViewerController(EvidenceItemRepository items, EvidenceViewerLoader loader) {
    this.items = items;
    this.loader = loader;
  }

  /** @param use from whose question the reader came: all that is used there is leafed through */
  @GetMapping("/view")
  PicturePage showLarge(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID use, Actor actor, Ui ui) {
    EvidenceItem item = items.require(actor, id);
    return use == null ? loader.among(actor, item, ui) : loader.amongUses(actor, item, use, ui);
  }

  /** Beside the file that it may be a double of; where the reader sees none of those, its page says so. */
  @GetMapping("/comparisons")
  SeeOther compareFirst(@PathVariable UUID id, @RequestParam(defaultValue = "") String back, Actor actor) {
    String twin = loader.twinOf(actor, items.require(actor, id));
    return SeeOther.to(twin == null ? "/evidence/" + id : PageUrl.of(twin).withParameter("back", back).text());
  }

  @GetMapping("/comparisons/{other}")
  EvidenceComparisonPage compare(@PathVariable UUID id, @PathVariable UUID other,
      @RequestParam(defaultValue = "") String back, Actor actor) {
    return loader.comparison(actor, items.require(actor, id), items.require(actor, other)).from(back);
  }
}
