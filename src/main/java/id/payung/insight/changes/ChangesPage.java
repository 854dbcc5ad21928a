package id.payung.insight.changes;

import id.payung.platform.changes.ChangeKind;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that changed, the newest first.
 *
 * @param kinds those that this person may be told of
 * @param chosen the one that is shown, or null for all
 * @param days never empty ones
 * @param begun whether this is behind the first page
 * @param next the key of the page that follows, or null
 * @param refused whether the button was pressed and nothing could be marked
 * @param cut whether it would have taken too long, so that nothing is told
 */
@Template("insight/changes")
public record ChangesPage(ChangePeriod span, List<ChangeKind> kinds, @Nullable ChangeKind chosen, List<Day> days,
    boolean begun, @Nullable String next, boolean refused, boolean cut) implements PageModel {

  /** What happened on one day of the regency. */
  public record Day(LocalDate date, List<ChangeListItem> lines) {}

  ChangesPage notMarked() {
    return new ChangesPage(span, kinds, chosen, days, begun, next, true, cut);
  }
}
