package id.payung.community;

import id.payung.platform.actor.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The planned activities, for those who report them. Implemented by agreements. Everything is loaded through the actor.
 */
public interface ActivityDirectory {

  /** Those of these that the actor may see, by id; one statement, since a phone sends fifty reports at once. */
  Map<UUID, PlannedActivity> find(Actor actor, Collection<UUID> activities);

  default Optional<PlannedActivity> find(Actor actor, UUID activity) {
    return Optional.ofNullable(find(actor, List.of(activity)).get(activity));
  }

  /**
   * What can be reported now: activities of plans in force, of this budget year or the one before, in the actor's
   * reach, by id.
   */
  List<PlannedActivity> listReportable(Actor actor);
}
