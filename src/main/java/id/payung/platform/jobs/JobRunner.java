package id.payung.platform.jobs;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.actor.Standing;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.errors.Machine;
import id.payung.platform.errors.Refusal;
import id.payung.platform.errors.TooBusy;
import id.payung.platform.postgres.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs one job, from where it was, as far as it gets. */
@Component
class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  /** A job that has broken off so often does not end by being begun once more. */
  static final int MOST_ATTEMPTS = 5;

  private final Map<String, JobKind> kinds = new HashMap<>();
  private final ObjectProvider<JobKind> provided;
  private final JobRows rows;
  private final Documents documents;
  private final Standing standing;
  private final TransactionTemplate own;
  private final Clock clock;
  private final Path folder;

  JobRunner(ObjectProvider<JobKind> provided, JobRows rows, Documents documents, Standing standing,
      PlatformTransactionManager transactions, Clock clock, @Value("${payung.data:data}") Path data) {
    this.provided = provided;
    this.rows = rows;
    this.documents = documents;
    this.standing = standing;
    this.own = new TransactionTemplate(transactions);
    this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
    this.folder = data.resolve("tmp/jobs");
  }

  /** Kinds may themselves need what needs jobs, so they are looked up late. */
  synchronized JobKind kind(String name) {
    if (kinds.isEmpty()) {
      provided.forEach(kind -> kinds.put(kind.kind(), kind));
    }
    JobKind kind = kinds.get(name);
    if (kind == null) {
      throw new IllegalStateException("no such kind of job: " + name);
    }
    return kind;
  }

  /**
   * @throws InterruptedException when the application stops: the job stays open and is taken up again at its cursor
   */
  void run(String regency, UUID id) throws InterruptedException {
    Optional<Job> taken = asService(regency, () -> rows.begin(regency, id, clock.instant()));
    if (taken.isEmpty()) {
      return;
    }
    Job job = taken.get();
    Path place = folder.resolve(id.toString());
    try {
      JobKind kind = kind(job.kind());
      Instant until = clock.instant().plus(kind.longest());
      if (job.attempts() > MOST_ATTEMPTS) {
        throw new JobRun.Stopped(JobState.FAILED, "jobs.too-often");
      }
      Folders.makePrivate(place);
      Actor actor = check(job, kind, until, job.done(), job.total(), job.cursor());
      JobRun run = new JobRun(this, kind, job, actor, until, place);
      kind.run(run);
      asService(regency, () -> {
        rows.progress(regency, id, Math.max(run.done(), run.total()), Math.max(run.done(), run.total()), null);
        rows.end(regency, id, JobState.DONE, run.noteKey(), run.noteArgs(), clock.instant());
        return true;
      });
    } catch (JobRun.Stopped stopped) {
      end(job, stopped.state(), stopped.noteKey(), List.of());
    } catch (TooBusy e) {
      throw e;
    } catch (Refusal refusal) {
      end(job, JobState.FAILED, refusal.key(), Arrays.stream(refusal.args()).map(String::valueOf).toList());
    } catch (Exception e) {
      if (Thread.interrupted() || e instanceof InterruptedException) {
        throw new InterruptedException("the application stops");
      }
      Optional<Refusal> machine = Machine.refusalOf(e);
      if (machine.isPresent() && machine.get() instanceof TooBusy) {
        throw new IllegalStateException("the database is away; the job goes on where it was", e);
      }
      if (machine.isPresent()) {
        end(job, JobState.FAILED, machine.get().key(), List.of());
        forget(place);
        return;
      }
      LOG.error("job {} {} of {} failed", job.kind(), id, regency, e);
      end(job, JobState.FAILED, "jobs.bug", List.of(id.toString().substring(24)));
    }
    forget(place);
  }

  private static void forget(Path place) {
    try {
      Folders.delete(place);
    } catch (IOException e) {
      LOG.warn("the folder of a job stays: {}", e.toString());
    }
  }

  private void end(Job job, JobState state, @Nullable String noteKey, List<String> noteArgs) {
    asService(job.regency(), () -> {
      rows.end(job.regency(), job.id(), state, noteKey, noteArgs, clock.instant());
      return true;
    });
  }

  Actor check(Job job, JobKind kind, Instant until, long done, long total, @Nullable String cursor) {
    boolean cancel = asService(job.regency(), () -> rows.progress(job.regency(), job.id(), done, total, cursor));
    if (cancel) {
      throw new JobRun.Stopped(JobState.CANCELLED, null);
    }
    if (clock.instant().isAfter(until)) {
      throw new JobRun.Stopped(JobState.FAILED, "jobs.too-long");
    }
    return standing.now(job.regency(), job.person())
        .filter(actor -> mayGoOn(actor, job, kind))
        .orElseThrow(() -> new JobRun.Stopped(JobState.FAILED, "jobs.mandate-ended"));
  }

  /**
   * Every mandate it was started with is still in force, and a role of now may do this. One that ended took a part of
   * the reach with it, and nobody can tell which of the rows that were already read were seen by that part alone: who
   * still has work here asks anew.
   */
  static boolean mayGoOn(Actor actor, Job job, JobKind kind) {
    return job.person().equals(actor.person()) && !job.mandates().isEmpty()
        && actor.mandates().containsAll(job.mandates()) && actor.has(kind.allowed().toArray(Role[]::new));
  }

  KeptDocument finish(Job job, Actor actor, Function<Documents, KeptDocument> keep, String name) {
    KeptDocument kept = Acting.as(actor, () -> keep.apply(documents));
    asService(job.regency(), () -> {
      rows.result(job.regency(), job.id(), kept.sha256(), name);
      return true;
    });
    return kept;
  }

  <T> T asService(String regency, Supplier<T> work) {
    T result =
        Acting.<T, RuntimeException>as(Actor.service("platform", regency), () -> own.execute(status -> work.get()));
    return Objects.requireNonNull(result);
  }
}
