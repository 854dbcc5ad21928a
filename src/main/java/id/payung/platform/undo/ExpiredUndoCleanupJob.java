package id.payung.platform.undo;

import id.payung.platform.actor.Actor;
import id.payung.platform.schedule.PerRegencyJob;
import id.payung.platform.schedule.PerRegencyRunner;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Every hour: what can be taken back no more goes, with all that it says of records. */
@Component
class ExpiredUndoCleanupJob extends PerRegencyJob {
  private final UndoOfferRepository offers;

  ExpiredUndoCleanupJob(UndoOfferRepository offers, PerRegencyRunner eachRegency) {
    super(eachRegency, "platform.undo-offers", Duration.ofHours(1));
    this.offers = offers;
  }

  @Override
  protected void runIn(Actor service) {
    offers.deleteExpired(service);
  }
}
