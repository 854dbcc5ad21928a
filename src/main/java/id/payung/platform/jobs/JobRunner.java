package id.payung.platform.jobs;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.MandateReachLookup;
import id.payung.platform.actor.Role;
import id.payung.platform.db.ServiceTransactionRunner;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.InfrastructureFailures;
import id.payung.platform.errors.Refusal;
import id.payung.platform.errors.TooBusy;
import id.payung.platform.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Runs one job, from where it was, as far as it gets. */
@Component
class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  /** A job that has broken off so often does not end by being begun once more. */
  static final int MAX_ATTEMPTS = 5;

  private final JobHandlerRegistry handlers;
  private final JobRepository rows;
  private final JobResultStorage results;
  private final MandateReachLookup currentActorLookup;
  private final ServiceTransactionRunner services;
  private final Clock clock;
  private final Path folder;

  JobRunner(JobHandlerRegistry handlers, JobRepository rows, JobResultStorage results,
      MandateReachLookup currentActorLookup, ServiceTransactionRunner services, Clock clock,
      @Value("${payung.data:data}") Path data) {
    this.handlers = handlers;
    this.rows = rows;
    this.results = results;
    this.currentActorLookup = currentActorLookup;
    this.services = services;
    this.clock = clock;
    this.folder = data.resolve("tmp/jobs");
  }

  /** Whose it is. */
  Optional<UUID> findPerson(String regency, UUID id) {
    return services.callAsPlatform(regency, () -> rows.find(regency, id).map(Job::person));
  }

  /**
   * @throws InterruptedException when the application stops: the job stays open and is taken up again at its cursor
   */
  void run(String regency, UUID id) throws InterruptedException {
    Optional<Job> startedJob = services.callAsPlatform(regency, () -> rows.markRunning(regency, id, clock.instant()));
    if (startedJob.isEmpty()) {
      return;
    }
    Job job = startedJob.get();
    Path workFolder = folder.resolve(id.toString());
    try {
      JobHandler kind = handlers.require(job.kind());
      Instant deadline = clock.instant().plus(kind.maximumDuration());
      if (job.attempts() > MAX_ATTEMPTS) {
        throw new JobRun.JobStopped(JobState.FAILED, "jobs.too-often");
      }
      DurableFiles.createPrivateFolder(workFolder);
      results.recount(job);
      Actor actor = checkpoint(job, kind, deadline, job.done(), job.total(), job.cursor());
      JobRun run = new JobRun(this, kind, job, actor, deadline, workFolder);
      kind.run(run);
      services.runAsPlatform(regency, () -> {
        rows.updateProgress(regency, id, Math.max(run.done(), run.total()), Math.max(run.done(), run.total()), null);
        rows.markEnded(regency, id, JobState.DONE, run.noteKey(), run.noteArgs(), clock.instant());
      });
    } catch (JobRun.JobStopped stopped) {
      markEnded(job, stopped.state(), stopped.noteKey(), List.of());
    } catch (TooBusy e) {
      throw e;
    } catch (Refusal refusal) {
      markEnded(job, JobState.FAILED, refusal.key(), Arrays.stream(refusal.args()).map(String::valueOf).toList());
    } catch (Exception e) {
      if (Thread.interrupted() || e instanceof InterruptedException) {
        throw new InterruptedException("the application stops");
      }
      Optional<Refusal> infrastructureFailure = InfrastructureFailures.refusalOf(e);
      if (infrastructureFailure.isPresent() && infrastructureFailure.get() instanceof TooBusy) {
        throw new IllegalStateException("the database is away; the job goes on where it was", e);
      }
      if (infrastructureFailure.isPresent()) {
        markEnded(job, JobState.FAILED, infrastructureFailure.get().key(), List.of());
        deleteFolder(workFolder);
        return;
      }
      LOG.error("job {} {} of {} failed", job.kind(), id, regency, e);
      markEnded(job, JobState.FAILED, "jobs.bug", List.of(id.toString().substring(24)));
    }
    deleteFolder(workFolder);
    results.deleteBeyondNewest(regency, job.person());
  }

  private static void deleteFolder(Path workFolder) {
    try {
      DurableFiles.deleteTree(workFolder);
    } catch (IOException e) {
      LOG.warn("the folder of a job stays: {}", e.toString());
    }
  }

  private void markEnded(Job job, JobState state, @Nullable String noteKey, List<String> noteArgs) {
    boolean ended = services.callAsPlatform(job.regency(),
        () -> rows.markEnded(job.regency(), job.id(), state, noteKey, noteArgs, clock.instant()));
    if (ended) {
      results.discard(job);
    }
  }

  Actor checkpoint(Job job, JobHandler kind, Instant deadline, long done, long total, @Nullable String cursor) {
    boolean cancel =
        services.callAsPlatform(job.regency(), () -> rows.updateProgress(job.regency(), job.id(), done, total, cursor));
    if (cancel) {
      throw new JobRun.JobStopped(JobState.CANCELLED, null);
    }
    if (clock.instant().isAfter(deadline)) {
      throw new JobRun.JobStopped(JobState.FAILED, "jobs.too-long");
    }
    return currentActorLookup.findCurrentActor(job.regency(), job.person())
        .filter(actor -> mayContinue(actor, job, kind))
        .orElseThrow(() -> new JobRun.JobStopped(JobState.FAILED, "jobs.mandate-ended"));
  }

  /**
   * Every mandate it was started with is still in force, and a role of now may do this. One that ended took a part of
   * the reach with it, and nobody can tell which of the rows that were already read were seen by that part alone: who
   * still has work here asks anew.
   */
  static boolean mayContinue(Actor actor, Job job, JobHandler kind) {
    return job.person().equals(actor.person()) && !job.mandates().isEmpty()
        && actor.mandates().containsAll(job.mandates()) && actor.hasAnyRole(kind.allowedRoles().toArray(Role[]::new));
  }

  StoredDocument keepPart(Job job, Actor actor, Path file) {
    return results.store(job, actor, file);
  }

  StoredDocument storeResult(Job job, Actor actor, Path file, String name) {
    StoredDocument storedDocument = results.store(job, actor, file);
    services.runAsPlatform(job.regency(), () -> {
      rows.updateResult(job.regency(), job.id(), storedDocument.sha256(), name);
    });
    return storedDocument;
  }
}
