package id.payung.insight.duties;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.WriteGenerations;
import id.payung.platform.duty.KnownDutyCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the duties of a person lead, for half a minute: each page asks for the numbers of its menu. What somebody has
 * done themselves shows at once ({@link WriteGenerations}), what others do half a minute later. A page itself shows
 * what was read within the last ten minutes, so that the numbers stand there without script too, at no statement.
 */
@Component
public class DutyPathCache implements KnownDutyCounts {
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final Duration SHOWN = Duration.ofMinutes(10);
  private static final int MOST = 300;

  private final WriteGenerations writes;
  private final Clock clock;
  private final Map<Actor, Kept> byActor = new ConcurrentHashMap<>();

  DutyPathCache(WriteGenerations writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /** @param more whether there may be more of its kind than were told */
  record DutyPath(String path, boolean more) {}

  /** Where all duties lead, one each. */
  record DutyPaths(List<DutyPath> paths) {

    /** The first page leads to all of them; any other entry to those that lie below it. */
    Map<String, WaitingCount> countBehind(List<String> menu) {
      Map<String, WaitingCount> counts = new HashMap<>();
      for (DutyPath duty : paths) {
        menu.stream()
            .filter(entry -> !entry.isEmpty() && (duty.path().equals(entry) || duty.path().startsWith(entry + "/")))
            .max(Comparator.comparingInt(String::length))
            .ifPresent(entry -> counts.merge(entry, new WaitingCount(1, duty.more()),
                (one, other) -> new WaitingCount(one.count() + other.count(), one.more() || other.more())));
      }
      if (!paths.isEmpty() && menu.contains("")) {
        counts.put("", new WaitingCount(paths.size(), paths.stream().anyMatch(DutyPath::more)));
      }
      return counts;
    }
  }

  private record Kept(DutyPaths paths, long generation, Instant at) {}

  @Nullable
  DutyPaths find(Actor actor) {
    return find(actor, KEPT);
  }

  private @Nullable DutyPaths find(Actor actor, Duration atMost) {
    Kept kept = byActor.get(actor);
    return kept == null || kept.generation() != generation(actor) || kept.at().plus(atMost).isBefore(clock.instant())
        ? null
        : kept.paths();
  }

  @Override
  public Map<String, WaitingCount> findCounts(Actor actor, List<String> menu) {
    DutyPaths known = actor.person() == null ? null : find(actor, SHOWN);
    return known == null ? Map.of() : known.countBehind(menu);
  }

  /** To be asked before the duties are read. */
  public long generation(Actor actor) {
    return writes.of(actor.requirePerson());
  }

  /** @param generation that stood before these were read */
  public void keep(Actor actor, OpenDuties open, long generation) {
    Instant now = clock.instant();
    byActor.values().removeIf(kept -> kept.at().plus(SHOWN).isBefore(now));
    if (byActor.size() >= MOST) {
      byActor.clear();
    }
    byActor.put(actor, new Kept(pathsOf(open), generation, now));
  }

  static DutyPaths pathsOf(OpenDuties open) {
    return new DutyPaths(
        open.duties().stream().map(duty -> new DutyPath(duty.path(), open.cut().contains(duty.kind()))).toList());
  }
}
