package id.payung.platform.jobs;

import id.payung.platform.actor.Role;
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
class CountingJob implements JobKind {
  /** What happens at a step of a job. */
  interface Step {
    void at(long step) throws Exception;
  }

  static final Map<UUID, Step> STEPS = new ConcurrentHashMap<>();
  static final CountDownLatch AGAIN = new CountDownLatch(2);

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
  public Set<Role> allowed() {
    return Set.of(Role.OFFICE_CLERK, Role.VILLAGE_VOLUNTEER);
  }

  @Override
  public void run(JobRun run) throws Exception {
    long to = run.params().get("to").asLong();
    String cursor = run.cursor();
    Path file = run.file("lines.csv");
    for (long step = cursor == null ? 1 : Long.parseLong(cursor) + 1; step <= to; step++) {
      long now = step;
      String line = run.chunk(() -> now + ";" + run.actor().organisations().size() + ";"
          + transactions.execute(status -> jdbc.sql("SELECT current_user").query(String.class).single()) + "\n");
      STEPS.getOrDefault(run.id(), _ -> {}).at(now);
      Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      run.cursor(Long.toString(now));
      run.progress(now, to);
    }
    run.finish(file, "hitungan.csv");
  }

  /** Twice within the first seconds shows that it comes again. */
  @Component
  static class Ticking implements Recurring {
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
      boolean first = AGAIN.getCount() == 2;
      AGAIN.countDown();
      if (first) {
        throw new IllegalStateException("a bad run does not stop the next");
      }
    }
  }
}
