package id.payung.platform.sitesearch;

import id.payung.platform.actor.Actor;
import id.payung.platform.search.TypedWords;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Cari: one line over everything that a person may see. */
@Controller
class SiteSearchController {
  private final SiteSearch search;

  SiteSearchController(SiteSearch search) {
    this.search = search;
  }

  @AllowedToSignedIn
  @GetMapping("/{regency:\\d\\d\\.\\d\\d}/search")
  SiteSearchPage showFound(@RequestParam(defaultValue = "") String q, Actor actor, Ui ui) {
    TypedWords words = TypedWords.of(q);
    return words.isTooShort() ? SiteSearchPage.empty(q)
        : SiteSearchPage.of(ui, q, words, search.find(actor, ui, words));
  }
}
