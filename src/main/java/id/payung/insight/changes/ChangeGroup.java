package id.payung.insight.changes;

import id.payung.platform.changes.ChangeKind;
import id.payung.platform.web.Ui;
import java.util.List;

/**
 * What changed of one kind.
 *
 * @param count of those that are told, at most {@link #MOST}
 * @param beyond whether there are more
 * @param lines the newest
 */
public record ChangeGroup(ChangeKind kind, int count, boolean beyond, List<ChangeListItem> lines) {
  /** More are not counted. */
  static final int MOST = 100;
  /** So many are named on the first page. */
  static final int NAMED = 3;

  /** {@code 3}, or {@code more than 100}. */
  public String countIn(Ui ui) {
    return beyond ? ui.t("insight.changes.beyond", MOST) : ui.number(count);
  }

  /** {@code 3 new reports}, within a sentence. */
  public String sentencePart(Ui ui) {
    String label = ui.t(count == 1 && !beyond ? kind.label() + ".one" : kind.label());
    return countIn(ui) + " " + label.substring(0, 1).toLowerCase(ui.locale()) + label.substring(1);
  }
}
