package id.payung.demo;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Waits until everybody has heard what happened: the registry of events is empty. */
@Component
class EventCompletionWait {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  EventCompletionWait(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  void awaitCompletion() {
    Instant deadline = Instant.now().plus(TIMEOUT);
    while (hasOpenPublications() && Instant.now().isBefore(deadline)) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean hasOpenPublications() {
    return Boolean.TRUE
        .equals(ActorContext.<Boolean, RuntimeException>callAs(Actor.anonymous(),
            () -> transactions.execute(status -> jdbc
                .sql("SELECT EXISTS (SELECT FROM platform.event_publication WHERE completion_date IS NULL)")
                .query(Boolean.class)
                .single())));
  }
}
