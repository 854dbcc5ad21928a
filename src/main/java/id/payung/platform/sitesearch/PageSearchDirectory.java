package id.payung.platform.sitesearch;

import id.payung.platform.actor.Actor;
import id.payung.platform.search.TypedWords;
import id.payung.platform.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** Pages of the menu by their names. */
@Component
class PageSearchDirectory implements SearchDirectory {
  @Override
  public SearchKind kind(Actor actor) {
    return SearchKind.of(0, "search.pages", "menu", null);
  }

  @Override
  public List<SearchHit> find(Actor actor, Ui ui, TypedWords typed, boolean forgiving, int limit) {
    return ui.navigation()
        .stream()
        .filter(door -> forgiving ? typed.resembles(ui.t(door.key())) : typed.matches(ui.t(door.key())))
        .limit(limit)
        .map(door -> new SearchHit(door.path(), ui.t(door.key()), null, null))
        .toList();
  }
}
