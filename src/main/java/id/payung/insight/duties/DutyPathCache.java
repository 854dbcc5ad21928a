package id.payung.insight.duties;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.WriteGenerations;
import id.payung.platform.duty.Duty;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the duties of a person lead, for half a minute: each page asks for the numbers of its menu. What somebody has
 * done themselves shows at once ({@link WriteGenerations}), what others do half a minute later.
 */
@Component
public class DutyPathCache {
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final int MOST = 300;

  private final WriteGenerations writes;
  private final Clock clock;
  private final Map<Actor, Kept> byActor = new ConcurrentHashMap<>();

  DutyPathCache(WriteGenerations writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /** @param more whether there are more than these */
  record DutyPaths(List<String> paths, boolean more) {}

  private record Kept(DutyPaths paths, long generation, Instant until) {}

  @Nullable
  DutyPaths find(Actor actor) {
    Kept kept = byActor.get(actor);
    return kept == null || kept.generation() != generation(actor) || kept.until().isBefore(clock.instant()) ? null
        : kept.paths();
  }

  /** To be asked before the duties are read. */
  public long generation(Actor actor) {
    return writes.of(actor.requirePerson());
  }

  /** @param generation that stood before these were read */
  public void keep(Actor actor, OpenDuties open, long generation) {
    Instant now = clock.instant();
    byActor.values().removeIf(kept -> kept.until().isBefore(now));
    if (byActor.size() >= MOST) {
      byActor.clear();
    }
    byActor.put(actor, new Kept(pathsOf(open), generation, now.plus(KEPT)));
  }

  static DutyPaths pathsOf(OpenDuties open) {
    return new DutyPaths(open.duties().stream().map(Duty::path).toList(), open.more());
  }
}
