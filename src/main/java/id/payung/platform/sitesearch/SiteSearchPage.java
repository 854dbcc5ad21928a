package id.payung.platform.sitesearch;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.search.HighlightedText;
import id.payung.platform.search.TypedWords;
import id.payung.platform.ui.PageUrl;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the search of everything shows.
 *
 * @param typed as it was typed
 * @param tooShort whether something was typed, and too little of it
 */
@Template("platform/search")
public record SiteSearchPage(String typed, boolean tooShort, boolean forgiving,
    List<Section> sections) implements PageModel {

  /**
   * A kind.
   *
   * @param more address of the list with all of them, or null
   */
  public record Section(String label, String icon, List<Line> lines, @Nullable String more, boolean unfinished) {}

  /**
   * Something that was found.
   *
   * @param mark the state of one that does not stand as it looks, or null
   */
  public record Line(String href, HighlightedText title, @Nullable HighlightedText detail, @Nullable String day,
      @Nullable String mark) {}

  static SiteSearchPage empty(String typed) {
    return new SiteSearchPage(typed, !typed.isBlank(), false, List.of());
  }

  static SiteSearchPage of(Ui ui, String typed, TypedWords words, SiteSearch.Result found) {
    return new SiteSearchPage(typed, false, found.forgiving(),
        found.groups().stream().map(group -> section(ui, words, group, found.forgiving())).toList());
  }

  private static Section section(Ui ui, TypedWords words, SearchGroup group, boolean forgiving) {
    SearchKind kind = group.kind();
    return new Section(ui.t(kind.label()), kind.icon(),
        group.hits().stream().map(hit -> line(ui, words, hit, forgiving)).toList(),
        (group.more() && !forgiving || group.unfinished()) && kind.list() != null ? more(ui, words, kind) : null,
        group.unfinished());
  }

  private static String more(Ui ui, TypedWords words, SearchKind kind) {
    PageUrl address = PageUrl.of(ui.url(String.valueOf(kind.list()))).withParameter("q", words.text());
    for (Map.Entry<String, String> parameter : kind.listParameters().entrySet()) {
      address = address.withParameter(parameter.getKey(), parameter.getValue());
    }
    return address.text();
  }

  private static Line line(Ui ui, TypedWords words, SearchHit hit, boolean forgiving) {
    String detail = hit.detail() == null ? "" : hit.detail().strip();
    return new Line(ui.url(hit.path()), HighlightedText.of(hit.title(), words, forgiving),
        detail.isEmpty() ? null : HighlightedText.of(detail, words, forgiving),
        hit.day() == null ? null : ui.shortDate(hit.day()), hit.mark() == null ? null : ui.t(hit.mark()));
  }
}
