package id.payung.insight.duties;

import id.payung.platform.duty.KnownDutyCounts.WaitingCount;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.web.NavigationItem;
import java.util.List;
import java.util.Map;

/**
 * The numbers beside entries of the menu, brought up to date by script: a piece of a page.
 *
 * @param undoable how many deeds can still be taken back
 */
@Template("insight/menu-numbers")
public record MenuCountsPage(List<MenuNumber> numbers, int undoable) implements PageModel {

  /** @param more whether there are more than these */
  public record MenuNumber(NavigationItem entry, int count, boolean more) {}

  /** All entries, also those behind which nothing waits any more: their number is taken away. */
  static MenuCountsPage of(List<NavigationItem> menu, DutyPathCache.DutyPaths duties, int undoable) {
    Map<String, WaitingCount> counts = duties.countBehind(menu.stream().map(NavigationItem::path).toList());
    WaitingCount none = new WaitingCount(0, false);
    return new MenuCountsPage(menu.stream().map(entry -> {
      WaitingCount waiting = counts.getOrDefault(entry.path(), none);
      return new MenuNumber(entry, waiting.count(), waiting.more());
    }).toList(), undoable);
  }
}
