package id.payung.platform.events;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.jobs.Recurring;
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
class HearingAgain implements Recurring {
  private static final Duration OTHERWISE = Duration.ofMinutes(10);

  private final IncompleteEventPublications unheard;
  private final HeardSweep sweep;
  private final Clock clock;
  private volatile int after;
  private volatile long retried = System.nanoTime();

  HearingAgain(IncompleteEventPublications unheard, HeardSweep sweep, Clock clock) {
    this.unheard = unheard;
    this.sweep = sweep;
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
    sweep.sweep(true);
    int crashes = sweep.crashes();
    if (crashes != after && !sweep.inDoubt()) {
      Acting.doing(Actor.door(), () -> unheard.resubmitIncompletePublications(publication -> true));
      after = crashes;
    }
    if (System.nanoTime() - retried > OTHERWISE.toNanos()) {
      Instant old = clock.instant().minus(OTHERWISE);
      Acting.doing(Actor.door(),
          () -> unheard.resubmitIncompletePublications(publication -> publication.getPublicationDate().isBefore(old)));
      retried = System.nanoTime();
    }
  }
}
