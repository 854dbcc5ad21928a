package id.payung.platform.duty;

import id.payung.platform.actor.Actor;
import java.util.List;
import java.util.Map;

/** How much waits for somebody behind the entries of the menu, as far as it is known without asking the modules. */
public interface KnownDutyCounts {

  /**
   * What waits behind one entry.
   *
   * @param more whether there are more than these
   */
  record WaitingCount(int count, boolean more) {}

  /**
   * Costs no statement: what was read for the actor lately, unless they have written something since.
   *
   * @param menu paths of the entries within the regency; the empty one leads to all
   * @return by path; empty when nothing is known
   */
  Map<String, WaitingCount> findCounts(Actor actor, List<String> menu);
}
