package id.payung.platform.jobs;

import id.payung.platform.actor.Role;
import id.payung.platform.schedule.RecurringJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts to {@code to}, a line a chunk, with what a test wants to happen on the way. */
@Component
class CountingJob implements JobHandler {
  /** What happens at a step of a job. */
  interface StepAction {
    void run(long step) throws Exception;
  }

  static final Map<UUID, StepAction> STEP_ACTIONS = new ConcurrentHashMap<>();
  static final CountDownLatch TICKS = new CountDownLatch(2);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  CountingJob(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public String kind() {
    return "jobs.counting";
  }

  @Override
  public Set<Role> allowedRoles() {
    return Set.of(Role.OFFICE_CLERK, Role.VILLAGE_VOLUNTEER);
  }

  @Override
  public void run(JobRun run) throws Exception {
    long to = run.params().get("to").asLong();
    String cursor = run.cursor();
    Path file = run.temporaryFile("lines.csv");
    for (long step = cursor == null ? 1 : Long.parseLong(cursor) + 1; step <= to; step++) {
      long now = step;
      String line = run.runChunk(() -> now + ";" + run.actor().organisations().size() + ";"
          + transactions.execute(status -> jdbc.sql("SELECT current_user").query(String.class).single()) + "\n");
      STEP_ACTIONS.getOrDefault(run.id(), _ -> {}).run(now);
      Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      run.cursor(Long.toString(now));
      run.progress(now, to);
    }
    run.storeResult(file, "hitungan.csv");
  }

  /** Twice within the first seconds shows that it comes again. */
  @Component
  static class TickingJob implements RecurringJob {
    @Override
    public String name() {
      return "jobs.ticking";
    }

    @Override
    public Duration every() {
      return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
      boolean first = TICKS.getCount() == 2;
      TICKS.countDown();
      if (first) {
        throw new IllegalStateException("a bad run does not stop the next");
      }
    }
  }
}
