package id.payung.platform.jobs;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.OpenDocument;
import id.payung.platform.documents.Variant;
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
public class Jobs {
  /** More at once would let one person hold up all others. */
  static final int MOST_OPEN = 5;

  private static final int SHOWN = 50;

  private final JobRows rows;
  private final JobRunner runner;
  private final JobClock when;
  private final Documents documents;
  private final JsonMapper json;
  private final Clock clock;

  Jobs(JobRows rows, JobRunner runner, JobClock when, Documents documents, JsonMapper json, Clock clock) {
    this.rows = rows;
    this.runner = runner;
    this.when = when;
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
    if (!actor.has(runner.kind(kind).allowed().toArray(Role[]::new))) {
      throw new Forbidden();
    }
    if (rows.find(actor.regency(), id).isPresent()) {
      return id;
    }
    if (rows.openOf(actor) >= MOST_OPEN) {
      throw new Refused("jobs.too-many", MOST_OPEN);
    }
    rows.add(actor, id, kind, json.valueToTree(params), clock.instant());
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        when.schedule(actor.regency(), id);
      }
    });
    return id;
  }

  /**
   * As it may be shown: a result that the mandates of now no longer allow is not there, and a sentence says why.
   *
   * @throws NotFound when it is not there or not theirs
   */
  @Transactional(readOnly = true)
  public Job show(Actor actor, UUID id) {
    return shown(actor, own(actor, id));
  }

  private Job own(Actor actor, UUID id) {
    return rows.find(actor.regency(), id).filter(job -> job.person().equals(actor.person())).orElseThrow(NotFound::new);
  }

  private Job shown(Actor actor, Job job) {
    return !job.hasResult() || JobRunner.mayGoOn(actor, job, runner.kind(job.kind())) ? job
        : job.withheld("jobs.withheld");
  }

  @Transactional(readOnly = true)
  public List<Job> mine(Actor actor) {
    return rows.of(actor, SHOWN).stream().map(job -> shown(actor, job)).toList();
  }

  @Transactional
  public void cancel(Actor actor, UUID id) {
    rows.askToCancel(actor, show(actor, id).id(), clock.instant());
  }

  /**
   * Opens the result, if the mandates of now still allow it.
   *
   * @throws NotFound when there is none, or it is another's
   * @throws Forbidden when the mandate it was made with has ended
   */
  @Transactional(readOnly = true)
  public OpenDocument result(Actor actor, UUID id) {
    Job job = own(actor, id);
    String sha256 = job.resultSha256();
    if (!job.hasResult() || sha256 == null) {
      throw new NotFound();
    }
    if (!JobRunner.mayGoOn(actor, job, runner.kind(job.kind()))) {
      throw new Forbidden();
    }
    return documents.open(actor, sha256, Variant.ORIGINAL);
  }
}
