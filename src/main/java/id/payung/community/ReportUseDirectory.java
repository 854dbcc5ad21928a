package id.payung.community;

import id.payung.platform.actor.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What became of a report: "used for Indicator 6". Implemented where proofs are kept; told to the one who wrote it. */
public interface ReportUseDirectory {

  /**
   * One use.
   *
   * @param indicator number of the indicator
   * @param text the question in a few words
   */
  record ReportUse(String indicator, String text) {}

  /** Uses of these reports by report; those without any are left out. */
  Map<UUID, List<ReportUse>> findUses(Actor actor, Collection<UUID> reports);

  /** How many uses of what a report brought an office has taken or declined, whoever may see them. */
  int countDecided(Actor actor, UUID report);

  /** Likewise, and until the transaction ends no office takes or declines any; who is at it is waited for. */
  int lockAndCountDecided(Actor actor, UUID report);
}
