package id.payung.insight.duties;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.web.NavigationItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers beside entries of the menu, put there by script: a piece of a page.
 *
 * @param undoable how many deeds can still be taken back
 */
@Template("insight/menu-numbers")
public record MenuNumbersPage(List<MenuNumber> numbers, int undoable) implements PageModel {

  /** @param more whether there are more than these */
  public record MenuNumber(NavigationItem entry, int count, boolean more) {}

  /** The first page leads to all of them; any other entry to those that lie below it. */
  static MenuNumbersPage of(List<NavigationItem> menu, DutyPathCache.DutyPaths duties, int undoable) {
    Map<NavigationItem, Integer> counts = new HashMap<>();
    for (String path : duties.paths()) {
      menu.stream()
          .filter(entry -> !entry.path().isEmpty())
          .filter(entry -> path.equals(entry.path()) || path.startsWith(entry.path() + "/"))
          .max(Comparator.comparingInt(entry -> entry.path().length()))
          .ifPresent(entry -> counts.merge(entry, 1, Integer::sum));
    }
    List<MenuNumber> numbers = new ArrayList<>();
    for (NavigationItem entry : menu) {
      int count = entry.path().isEmpty() ? duties.paths().size() : counts.getOrDefault(entry, 0);
      if (count > 0) {
        numbers.add(new MenuNumber(entry, count, entry.path().isEmpty() && duties.more()));
      }
    }
    return new MenuNumbersPage(numbers, undoable);
  }
}
