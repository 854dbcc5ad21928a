package id.payung.community.planned;

import id.payung.community.ActivityDirectory;
import id.payung.community.PlannedActivity;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
public class PlannedActivityCache {
  private static final Duration CACHE_DURATION = Duration.ofMinutes(1);

  private final ObjectProvider<ActivityDirectory> directory;
  private final TransactionTemplate transactions;
  private final ReferenceCatalogue reference;
  private final Clock clock;
  private final Map<String, CachedActivity> cache = new ConcurrentHashMap<>();

  PlannedActivityCache(ObjectProvider<ActivityDirectory> directory, TransactionTemplate transactions,
      ReferenceCatalogue reference, Clock clock) {
    this.directory = directory;
    this.transactions = transactions;
    this.reference = reference;
    this.clock = clock;
  }

  private record CachedActivity(PlannedActivity activity, Instant since) {}

  /** Those of these that this regency has. Must be called outside a transaction. */
  public Map<UUID, PlannedActivity> findByIds(String regency, Collection<UUID> ids) {
    Map<UUID, PlannedActivity> found = new HashMap<>();
    Set<UUID> missing = new HashSet<>();
    Instant now = clock.instant();
    for (UUID id : ids) {
      CachedActivity remembered = cache.get(regency + "/" + id);
      if (remembered != null && remembered.since().plus(CACHE_DURATION).isAfter(now)) {
        found.put(id, remembered.activity());
      } else {
        missing.add(id);
      }
    }
    ActivityDirectory activities = directory.getIfAvailable();
    if (!missing.isEmpty() && activities != null) {
      Actor service = Actor.service("community", regency);
      Map<UUID, PlannedActivity> read = ActorContext.<Map<UUID, PlannedActivity>, RuntimeException>callAs(service,
          () -> transactions.execute(status -> activities.find(service, missing)));
      if (cache.size() > 5_000) {
        cache.clear();
      }
      read.forEach((id, activity) -> cache.put(regency + "/" + id, new CachedActivity(activity, now)));
      found.putAll(read);
    }
    return found;
  }

  /** How the unit of an activity counts: activities, people, children, villages or reported. */
  public String countBasisOf(@Nullable PlannedActivity activity) {
    if (activity == null) {
      return "activities";
    }
    return reference.list("agreements/units")
        .find(activity.unit())
        .map(PlannedActivityCache::countBasis)
        .orElse("reported");
  }

  /** What the unit of an activity is called, in both languages: many, or a single one. */
  Map<String, String> unitNamesOf(PlannedActivity activity, long count) {
    CodeList units = reference.list("agreements/units");
    return Map.of("id", units.nameOfMany(count, activity.unit(), Messages.INDONESIAN), "en",
        units.nameOfMany(count, activity.unit(), Messages.ENGLISH));
  }

  private static String countBasis(CodeListEntry unit) {
    return unit.text("counts");
  }
}
