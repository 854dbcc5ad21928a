package id.payung.platform.events;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.schedule.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;

/**
 * Announces again what nobody could hear, or what was heard and forgotten, because the database went away under its
 * listeners while the application lived on. What failed for another reason is tried again after ten minutes.
 */
@Component
class IncompletePublicationRetryJob implements RecurringJob {
  private static final Duration RETRY_INTERVAL = Duration.ofMinutes(10);

  private final IncompleteEventPublications incompletePublications;
  private final CompletedPublicationCleaner cleaner;
  private final Clock clock;
  private volatile int handledLostConnections;
  private volatile long lastRetryNanos = System.nanoTime();

  IncompletePublicationRetryJob(IncompleteEventPublications incompletePublications, CompletedPublicationCleaner cleaner,
      Clock clock) {
    this.incompletePublications = incompletePublications;
    this.cleaner = cleaner;
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
    cleaner.deleteCompleted(true);
    int lostConnections = cleaner.lostConnections();
    if (lostConnections != handledLostConnections && !cleaner.mayHaveLostCommits()) {
      ActorContext.runAs(Actor.anonymous(),
          () -> incompletePublications.resubmitIncompletePublications(publication -> true));
      handledLostConnections = lostConnections;
    }
    if (System.nanoTime() - lastRetryNanos > RETRY_INTERVAL.toNanos()) {
      Instant retryBefore = clock.instant().minus(RETRY_INTERVAL);
      ActorContext.runAs(Actor.anonymous(), () -> incompletePublications
          .resubmitIncompletePublications(publication -> publication.getPublicationDate().isBefore(retryBefore)));
      lastRetryNanos = System.nanoTime();
    }
  }
}
