package id.payung.platform.help.page;

import id.payung.platform.actor.Actor;
import id.payung.platform.help.HelpCatalogue;
import id.payung.platform.search.TypedWords;
import id.payung.platform.sitesearch.SearchDirectory;
import id.payung.platform.sitesearch.SearchHit;
import id.payung.platform.sitesearch.SearchKind;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Topics of help by their titles, last of all that is found. */
@Component
class HelpSearchDirectory implements SearchDirectory {
  private final HelpCatalogue help;

  HelpSearchDirectory(HelpCatalogue help) {
    this.help = help;
  }

  @Override
  public SearchKind kind(Actor actor) {
    return SearchKind.of(900, "help.title", "info", "/help");
  }

  @Override
  public List<SearchHit> find(Actor actor, Ui ui, TypedWords typed, boolean forgiving, int limit) {
    Locale locale = ui.locale();
    return help.topics().stream().filter(topic -> {
      String title = topic.title().in(locale);
      return forgiving ? typed.resembles(title) : typed.matches(title);
    })
        .limit(limit)
        .map(topic -> new SearchHit("/help/pages/" + topic.code(), topic.title().in(locale), null, null))
        .toList();
  }
}
