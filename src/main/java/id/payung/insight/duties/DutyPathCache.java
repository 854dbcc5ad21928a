package id.payung.insight.duties;

import id.payung.platform.actor.Actor;
import id.payung.platform.duty.Duty;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the duties of a person lead, for half a minute: each page asks for the numbers of its menu. What somebody
 * writes themselves drops theirs, so that what they have just done is not counted; what others do is seen half a minute
 * later.
 */
@Component
public class DutyPathCache {
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final int MOST = 300;

  private final Clock clock;
  private final Map<Actor, Kept> byActor = new ConcurrentHashMap<>();

  DutyPathCache(Clock clock) {
    this.clock = clock;
  }

  /** @param more whether there are more than these */
  record DutyPaths(List<String> paths, boolean more) {}

  private record Kept(DutyPaths paths, Instant until) {}

  @Nullable
  DutyPaths find(Actor actor) {
    Kept kept = byActor.get(actor);
    return kept == null || kept.until().isBefore(clock.instant()) ? null : kept.paths();
  }

  public void keep(Actor actor, OpenDuties open) {
    Instant now = clock.instant();
    byActor.values().removeIf(kept -> kept.until().isBefore(now));
    if (byActor.size() >= MOST) {
      byActor.clear();
    }
    byActor.put(actor, new Kept(pathsOf(open), clock.instant().plus(KEPT)));
  }

  static DutyPaths pathsOf(OpenDuties open) {
    return new DutyPaths(open.duties().stream().map(Duty::path).toList(), open.more());
  }

  /** Of all regencies and mandates of this person. */
  void drop(UUID person) {
    byActor.keySet().removeIf(actor -> person.equals(actor.person()));
  }
}
