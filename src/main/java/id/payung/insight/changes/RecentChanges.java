package id.payung.insight.changes;

import id.payung.platform.web.Ui;
import java.util.List;
import java.util.stream.Collectors;

/** What the first page tells of what changed: groups in the order of the menu, none of them empty. */
public record RecentChanges(ChangeSpan span, List<ChangeGroup> groups) {
  /** {@code 3 new reports, 1 agreement signed}. */
  public String sentence(Ui ui) {
    return groups.stream().map(group -> group.sentencePart(ui)).collect(Collectors.joining(", "));
  }
}
