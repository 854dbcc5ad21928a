package id.payung.platform.bulk;

import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import java.util.Optional;
import java.util.UUID;

/** A row that was ticked, in the version that the page showed: what somebody changed since is not touched unseen. */
public record ChosenRow(UUID id, int version) {

  /** What the tick of a row sends. */
  public static String value(UUID id, int version) {
    return id + "." + version;
  }

  static Optional<ChosenRow> parse(String sent) {
    int dot = sent.indexOf('.');
    if (dot < 0 || !sent.substring(dot + 1).matches("\\d{1,9}")) {
      return Optional.empty();
    }
    return Ids.parse(sent.substring(0, dot)).map(id -> new ChosenRow(id, Integer.parseInt(sent.substring(dot + 1))));
  }

  /**
   * Asked under the lock of the row.
   *
   * @throws Refused when it is another version by now
   */
  public void requireVersion(int now) {
    if (now != version) {
      throw new Refused("ui.bulk.changed");
    }
  }
}
