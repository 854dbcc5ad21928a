package id.payung.platform.jobs;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.time.Instant;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts of long work: neither whose it is nor what. */
@Repository
public class JobQueueStateRepository {
  private final Rows rows;

  JobQueueStateRepository(Rows rows) {
    this.rows = rows;
  }

  /** @param since failures of before are history */
  @Transactional(readOnly = true)
  public JobQueueState read(Actor actor, Instant since) {
    return rows.sql(actor, """
        SELECT count(*) FILTER (WHERE %1$s) AS open,
               min(created_at) FILTER (WHERE %1$s) AS waiting_since,
               count(*) FILTER (WHERE state = 'failed' AND finished_at > :since) AS failed
          FROM platform.job WHERE regency = :regency
        """.formatted(JobState.OPEN_SQL)).param("since", since).single(JobQueueState.class);
  }
}
