package id.payung.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import id.payung.platform.schedule.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says when. Its table holds ids only, and its small pool comes as a role that sees no other table. A job whose
 * application died is taken up by another, or by the next one, a minute after its last heartbeat. A machine's clock
 * that was set back holds up nothing: while it runs the scheduler never goes back ({@link MonotonicClock}), and at its
 * start what the table has of a time to come is brought to now.
 */
@Component
class JobScheduler {
  private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);
  private static final String TASK_NAME = "job";
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final int MISSED_HEARTBEATS = 6;

  /** Beside those of jobs, which may take hours. */
  private static final int RECURRING_THREADS = 2;

  /** When a job that found no room among those that run is asked again. */
  private static final Duration PUT_BACK = Duration.ofSeconds(2);

  private final String url;
  private final String user;
  private final String password;
  private final int threads;
  private final JobRunner runner;
  private final JobSlots slots;
  private final ObjectProvider<RecurringJob> recurring;
  private final Clock clock;
  private @Nullable HikariDataSource pool;
  private @Nullable Scheduler scheduler;

  JobScheduler(@Value("${payung.db.url}") String url, @Value("${payung.db.jobs.user}") String user,
      @Value("${payung.db.jobs.password}") String password, @Value("${payung.jobs.threads:2}") int threads,
      JobRunner runner, ObjectProvider<RecurringJob> recurring, Clock clock) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.threads = threads;
    this.runner = runner;
    this.slots = new JobSlots(threads);
    this.recurring = recurring;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  synchronized void start() {
    if (scheduler != null) {
      return;
    }
    HikariDataSource jobPool = createPool();
    pool = jobPool;
    MonotonicClock time = new MonotonicClock(InstantSource.system(), System::nanoTime);
    correctFutureTimes(jobPool, time.now());
    CustomTask<Void> jobs = Tasks.custom(TASK_NAME, Void.class)
        .onFailure((ExecutionComplete broken, ExecutionOperations<Void> again) -> again.reschedule(broken,
            time.now().plus(HEARTBEAT)))
        .onDeadExecutionRevive()
        .execute((instance, context) -> runJob(instance) ? (ended, then) -> then.remove()
            : (ended, then) -> then.reschedule(ended, time.now().plus(PUT_BACK)));
    Scheduler newScheduler = Scheduler.create(jobPool, jobs)
        .tableName("platform.scheduled_tasks")
        .clock(time)
        .startTasks(createRecurringTasks())
        .threads(threads + RECURRING_THREADS)
        .pollingInterval(Duration.ofSeconds(2))
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .enableImmediateExecution()
        .enablePriority()
        .shutdownMaxWait(Duration.ofSeconds(5))
        .build();
    newScheduler.start();
    scheduler = newScheduler;
  }

  /**
   * After the clock was set back the table speaks of a time to come. A job waits for nothing but a free thread, and
   * what recurs is brought forward by the scheduler itself; but a heartbeat from the time to come would make a dead run
   * look alive until then.
   */
  static void correctFutureTimes(DataSource jobPool, Instant now) {
    JdbcClient table = JdbcClient.create(jobPool);
    OffsetDateTime soon = now.plus(HEARTBEAT.multipliedBy(MISSED_HEARTBEATS)).atOffset(ZoneOffset.UTC);
    OffsetDateTime here = now.atOffset(ZoneOffset.UTC);
    int waiting = table
        .sql("UPDATE platform.scheduled_tasks SET execution_time = :now, version = version + 1 WHERE task_name = :task "
            + "AND NOT picked AND execution_time > :soon")
        .param("now", here)
        .param("task", TASK_NAME)
        .param("soon", soon)
        .update();
    int beating =
        table.sql("UPDATE platform.scheduled_tasks SET last_heartbeat = :now WHERE picked AND last_heartbeat > :soon")
            .param("now", here)
            .param("soon", soon)
            .update();
    if (waiting + beating > 0) {
      LOG.warn("the clock was set back: {} waiting and {} begun pieces of work were dated in a time to come", waiting,
          beating);
    }
  }

  private List<RecurringTask<Void>> createRecurringTasks() {
    List<RecurringTask<Void>> tasks = new ArrayList<>();
    recurring.forEach(again -> tasks.add(Tasks.recurring(again.name(), FixedDelay.of(again.every()))
        .execute((instance, context) -> runRecurring(again))));
    return tasks;
  }

  private static void runRecurring(RecurringJob recurringJob) {
    try {
      recurringJob.run();
    } catch (RuntimeException e) {
      LOG.error("{} did not end well", recurringJob.name(), e);
    }
  }

  /** @return false where it has to wait for others of its person, or of all */
  private boolean runJob(TaskInstance<?> instance) {
    String[] parts = instance.getId().split("_", 2);
    UUID id = UUID.fromString(parts[1]);
    UUID person = runner.findPerson(parts[0], id).orElse(id);
    if (!slots.tryEnter(person)) {
      return false;
    }
    try {
      runner.run(parts[0], id);
      return true;
    } catch (InterruptedException e) {
      // Not interrupted again: the scheduler still has to write down that the job comes back.
      throw new IllegalStateException("the application stops; the job goes on later", e);
    } finally {
      slots.leave(person);
    }
  }

  private HikariDataSource createPool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(threads + RECURRING_THREADS + 1);
    config.setMinimumIdle(1);
    config.setPoolName("payung-jobs");
    config.addDataSourceProperty("ApplicationName", "payung-jobs");
    return new HikariDataSource(config);
  }

  /**
   * To be called after the job's row has been committed; the same job again changes nothing. Before the application is
   * ready nothing happens.
   */
  void schedule(String regency, UUID id) {
    Scheduler now;
    synchronized (this) {
      now = scheduler;
    }
    if (now != null) {
      now.scheduleIfNotExists(new TaskInstance<Void>(TASK_NAME, regency + "_" + id), clock.instant());
    }
  }

  @EventListener(ContextClosedEvent.class)
  synchronized void stop() {
    if (scheduler != null) {
      scheduler.stop();
      scheduler = null;
    }
    if (pool != null) {
      pool.close();
      pool = null;
    }
  }
}
