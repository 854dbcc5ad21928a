package id.payung.platform.events;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.jobs.Recurring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Announces again what nobody could hear because the database went away under its listener while the application lived on. Whatever was announced
 * before the server started has no listener at work any more. What failed for another reason is tried again after ten minutes.
 */
@Component
class HearingAgain implements Recurring {
  private static final Duration OTHERWISE = Duration.ofMinutes(10);

  private final IncompleteEventPublications unheard;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private volatile @Nullable Instant seen;
  private volatile long retried = System.nanoTime();

  HearingAgain(IncompleteEventPublications unheard, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    this.unheard = unheard;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "platform.hearing-again";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void run() {
    Acting.doing(
        Actor.door(),
        () -> {
          Instant started = Objects.requireNonNull(transactions.execute(status -> serverStart()));
          if (!started.equals(seen)) {
            unheard.resubmitIncompletePublications(publication -> publication.getPublicationDate().isBefore(started));
            seen = started;
          }
          if (System.nanoTime() - retried > OTHERWISE.toNanos()) {
            Instant old = clock.instant().minus(OTHERWISE);
            unheard.resubmitIncompletePublications(publication -> publication.getPublicationDate().isBefore(old));
            retried = System.nanoTime();
          }
        });
  }

  private Instant serverStart() {
    return jdbc.sql("SELECT pg_postmaster_start_time()").query(OffsetDateTime.class).single().toInstant();
  }
}
