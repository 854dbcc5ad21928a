package id.payung.platform.jobs;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.ReadableDocument;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Starts long work and tells how far it is. */
@Service
public class JobQueue {
  /** More at once would let one person hold up all others. */
  static final int MAX_OPEN_JOBS = 5;

  private final JobRepository rows;
  private final JobHandlerRegistry handlers;
  private final JobScheduler scheduler;
  private final JobResultStorage results;
  private final DocumentStorage documents;
  private final JsonMapper json;
  private final Clock clock;

  JobQueue(JobRepository rows, JobHandlerRegistry handlers, JobScheduler scheduler, JobResultStorage results,
      DocumentStorage documents, JsonMapper json, Clock clock) {
    this.rows = rows;
    this.handlers = handlers;
    this.scheduler = scheduler;
    this.results = results;
    this.documents = documents;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Puts work in the queue. Redirect to {@code ui.url("/jobs/" + id)}.
   *
   * @param id from the form ({@code ui.newId()}): a second tap meets the first one's job
   * @param params ids, years and codes; never a name
   * @throws Forbidden when no role of the actor may
   * @throws Refused when too many of theirs wait already
   */
  @Transactional
  public UUID start(Actor actor, UUID id, String kind, Map<String, ?> params) {
    if (!actor.hasAnyRole(handlers.require(kind).allowedRoles().toArray(Role[]::new))) {
      throw new Forbidden();
    }
    if (rows.find(actor.regency(), id).isPresent()) {
      return id;
    }
    if (rows.countOpen(actor) >= MAX_OPEN_JOBS) {
      throw new Refused("jobs.too-many", MAX_OPEN_JOBS);
    }
    rows.insertIfAbsent(actor, id, kind, json.valueToTree(params), clock.instant());
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        scheduler.schedule(actor.regency(), id);
      }
    });
    return id;
  }

  /**
   * Asked before work is begun whose result will be large: what cannot be kept need not be made.
   *
   * @throws Refused when its person may not keep so much
   * @throws id.payung.platform.errors.DiskFull when the disk has not so much room
   */
  public void requireRoom(long bytes) {
    results.requireRoom(bytes);
  }

  /**
   * As it may be shown: a result that the mandates of now no longer allow is not there, and a sentence says why.
   *
   * @throws NotFound when it is not there or not theirs
   */
  @Transactional(readOnly = true)
  public Job getOwn(Actor actor, UUID id) {
    return hideForbiddenResult(actor, requireOwn(actor, id));
  }

  private Job requireOwn(Actor actor, UUID id) {
    return rows.find(actor.regency(), id).filter(job -> job.person().equals(actor.person())).orElseThrow(NotFound::new);
  }

  private Job hideForbiddenResult(Actor actor, Job job) {
    return !job.hasResult() || JobRunner.mayContinue(actor, job, handlers.require(job.kind())) ? job
        : job.withoutResult("jobs.withheld");
  }

  @Transactional(readOnly = true)
  public List<Job> listOwn(Actor actor) {
    return rows.listOwn(actor, JobResultStorage.MAX_JOBS_OF_PERSON)
        .stream()
        .map(job -> hideForbiddenResult(actor, job))
        .toList();
  }

  @Transactional
  public void cancel(Actor actor, UUID id) {
    rows.requestCancellation(actor, getOwn(actor, id).id(), clock.instant());
  }

  /**
   * Opens the result, if the mandates of now still allow it.
   *
   * @throws NotFound when there is none, or it is another's
   * @throws Forbidden when the mandate it was made with has ended
   */
  @Transactional(readOnly = true)
  public ReadableDocument openResult(Actor actor, UUID id) {
    Job job = requireOwn(actor, id);
    String sha256 = job.resultSha256();
    if (!job.hasResult() || sha256 == null) {
      throw new NotFound();
    }
    if (!JobRunner.mayContinue(actor, job, handlers.require(job.kind()))) {
      throw new Forbidden();
    }
    return documents.open(actor, sha256, DocumentVariant.ORIGINAL);
  }
}
