package id.payung.insight.changes;

import id.payung.platform.web.Ui;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the first page tells of what changed: groups in the order of the menu, none of them empty.
 *
 * @param cut whether it would have taken too long, so that nothing is told and nothing can be marked as seen
 */
public record RecentChanges(ChangePeriod span, List<ChangeGroup> groups, boolean cut) {
  /** {@code 3 new reports, 1 agreement signed}. */
  public String sentence(Ui ui) {
    return groups.stream().map(group -> group.sentencePart(ui)).collect(Collectors.joining(", "));
  }
}
