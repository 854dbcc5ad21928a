package id.payung.platform.bulk;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.TooBusy;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the requests that are under way have come, for the page that waits for them. Held in memory only. */
@Component
public class BulkProgress {
  private static final int MOST_RUNS = 200;

  private final Map<RunKey, Run> runs = new ConcurrentHashMap<>();

  /** The id comes with the form, so that it says nothing of whose run it is. */
  private record RunKey(@Nullable UUID person, UUID id) {}

  /** A request under way; closed when it is answered. */
  public final class Run implements AutoCloseable {
    private final RunKey key;
    private final int total;
    private final AtomicInteger done = new AtomicInteger();

    private Run(RunKey key, int total) {
      this.key = key;
      this.total = total;
    }

    public void step() {
      done.incrementAndGet();
    }

    /** For what goes on where it broke off. */
    public void stepTo(int already) {
      done.set(already);
    }

    public int total() {
      return total;
    }

    public int done() {
      return done.get();
    }

    @Override
    public void close() {
      runs.remove(key, this);
    }
  }

  /**
   * Begins to count.
   *
   * @param id made with the page
   */
  public Run begin(Actor actor, UUID id, int total) {
    Run run = new Run(new RunKey(actor.person(), id), total);
    if (runs.size() >= MOST_RUNS) {
      throw new TooBusy();
    }
    runs.put(run.key, run);
    return run;
  }

  /** One that the actor began and that is not answered yet. */
  public Optional<Run> find(Actor actor, UUID id) {
    return actor.person() == null ? Optional.empty() : Optional.ofNullable(runs.get(new RunKey(actor.person(), id)));
  }
}
