package id.payung.demo;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Waits until everybody has heard what happened: the registry of events is empty. */
@Component
class Quiet {
  private static final Duration MOST = Duration.ofMinutes(3);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  Quiet(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  void await() {
    Instant until = Instant.now().plus(MOST);
    while (open() && Instant.now().isBefore(until)) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean open() {
    return Boolean.TRUE
        .equals(Acting.<Boolean, RuntimeException>as(Actor.door(),
            () -> transactions.execute(status -> jdbc
                .sql("SELECT EXISTS (SELECT FROM platform.event_publication WHERE completion_date IS NULL)")
                .query(Boolean.class)
                .single())));
  }
}
