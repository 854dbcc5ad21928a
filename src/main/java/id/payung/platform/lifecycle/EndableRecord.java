package id.payung.platform.lifecycle;

import id.payung.platform.errors.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A record that comes to an end beside the states of its life-cycle, such as one that was withdrawn. From then on it is
 * only read, and whoever still writes to it says so by not asking.
 */
public interface EndableRecord {

  /** Key of the sentence that says that it has ended, and what can be done; null while it goes on. */
  @Nullable
  String endedKey();

  /**
   * To be asked of a row that is locked: a page that was opened before the end may be sent after it.
   *
   * @throws Refused when it has ended
   */
  default void requireOngoing() {
    String ended = endedKey();
    if (ended != null) {
      throw new Refused(ended);
    }
  }
}
