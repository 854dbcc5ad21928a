package id.payung.community;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The planned activities that reports name. Looked up as the service: a volunteer whose mandate ended still reports the
 * activity of that day. What was found is remembered for a minute, since fifty phones report the same campaign.
 */
@Component
class Activities {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final ObjectProvider<ActivityDirectory> directory;
  private final TransactionTemplate transactions;
  private final Reference reference;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Activities(ObjectProvider<ActivityDirectory> directory, TransactionTemplate transactions, Reference reference,
      Clock clock) {
    this.directory = directory;
    this.transactions = transactions;
    this.reference = reference;
    this.clock = clock;
  }

  private record Known(PlannedActivity activity, Instant since) {}

  /** Those of these that this regency has. Must be called outside a transaction. */
  Map<UUID, PlannedActivity> find(String regency, Collection<UUID> ids) {
    Map<UUID, PlannedActivity> found = new HashMap<>();
    Set<UUID> missing = new HashSet<>();
    Instant now = clock.instant();
    for (UUID id : ids) {
      Known remembered = known.get(regency + "/" + id);
      if (remembered != null && remembered.since().plus(REMEMBERED).isAfter(now)) {
        found.put(id, remembered.activity());
      } else {
        missing.add(id);
      }
    }
    ActivityDirectory activities = directory.getIfAvailable();
    if (!missing.isEmpty() && activities != null) {
      Actor service = Actor.service("community", regency);
      Map<UUID, PlannedActivity> read = Acting.<Map<UUID, PlannedActivity>, RuntimeException>as(service,
          () -> transactions.execute(status -> activities.find(service, missing)));
      if (known.size() > 5_000) {
        known.clear();
      }
      read.forEach((id, activity) -> known.put(regency + "/" + id, new Known(activity, now)));
      found.putAll(read);
    }
    return found;
  }

  /** What an actor can report now. */
  List<PlannedActivity> openFor(Actor actor) {
    ActivityDirectory activities = directory.getIfAvailable();
    return activities == null ? List.of() : activities.openFor(actor);
  }

  /** How the unit of an activity counts: activities, people, children, villages or reported. */
  String counts(@Nullable PlannedActivity activity) {
    if (activity == null) {
      return "activities";
    }
    return reference.list("agreements/units").find(activity.unit()).map(Activities::countsOf).orElse("reported");
  }

  private static String countsOf(Entry unit) {
    return unit.text("counts");
  }

  /** The volume that a report stands for: as written down, or counted from the people, or one. */
  static long realised(String counts, ReportBody body) {
    if (body.volume() != null) {
      return body.volume();
    }
    return switch (counts) {
      case "people" -> body.people().all();
      case "children" -> body.people().children();
      default -> 1;
    };
  }
}
