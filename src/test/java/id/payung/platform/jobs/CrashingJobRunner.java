package id.payung.platform.jobs;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.MandateReachLookup;
import id.payung.platform.db.ServiceTransactionRunner;
import id.payung.platform.ids.Ids;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Runs a job whose machine dies at a chunk of one's choice, and then again on a machine that lives. */
@Component
public class CrashingJobRunner {
  private final JobRepository rows;
  private final JobRunner runner;
  private final JobHandlerRegistry kinds;
  private final JobResultStorage results;
  private final MandateReachLookup currentActorLookup;
  private final PlatformTransactionManager transactions;
  private final ServiceTransactionRunner services;
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;
  private final Path data;

  CrashingJobRunner(JobRepository rows, JobRunner runner, JobHandlerRegistry kinds, JobResultStorage results,
      MandateReachLookup currentActorLookup, PlatformTransactionManager transactions, ServiceTransactionRunner services,
      JdbcClient jdbc, JsonMapper json, Clock clock, @Value("${payung.data:data}") Path data) {
    this.rows = rows;
    this.runner = runner;
    this.kinds = kinds;
    this.results = results;
    this.currentActorLookup = currentActorLookup;
    this.transactions = transactions;
    this.services = services;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.data = data;
  }

  /** No exception that a job's own code would catch: nothing behind it is done, as when the power goes. */
  private static final class SimulatedPowerLoss extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** A job that no scheduler knows yet. */
  public UUID insertJob(Actor actor, String kind, Map<String, ?> params) {
    UUID id = Ids.next();
    ActorContext.runAs(actor, () -> new TransactionTemplate(transactions).executeWithoutResult(
        status -> rows.insertIfAbsent(actor, id, kind, json.valueToTree(params), clock.instant())));
    return id;
  }

  /** Runs until its {@code chunk}-th chunk begins; gives whether the power went before the job's end. */
  public boolean runUntilChunk(String regency, UUID job, int chunk) throws InterruptedException {
    int[] remainingChunks = {chunk};
    JobRepository crashingRepository = new JobRepository(jdbc, json) {
      @Override
      boolean updateProgress(String where, UUID id, long done, long total, @Nullable String cursor) {
        if (--remainingChunks[0] < 0) {
          throw new SimulatedPowerLoss();
        }
        return super.updateProgress(where, id, done, total, cursor);
      }
    };
    try {
      new JobRunner(kinds, crashingRepository, results, currentActorLookup, services, clock, data).run(regency, job);
      return false;
    } catch (SimulatedPowerLoss e) {
      return true;
    }
  }

  /** On the next machine. */
  public void resume(String regency, UUID job) throws InterruptedException {
    runner.run(regency, job);
  }
}
