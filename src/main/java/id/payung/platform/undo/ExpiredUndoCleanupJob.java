package id.payung.platform.undo;

import id.payung.platform.schedule.PerRegencyRunner;
import id.payung.platform.schedule.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Every hour: what can be taken back no more goes, with all that it says of records. */
@Component
class ExpiredUndoCleanupJob implements RecurringJob {
  private final UndoOfferRepository offers;
  private final PerRegencyRunner eachRegency;

  ExpiredUndoCleanupJob(UndoOfferRepository offers, PerRegencyRunner eachRegency) {
    this.offers = offers;
    this.eachRegency = eachRegency;
  }

  @Override
  public String name() {
    return "platform.undo-offers";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    eachRegency.runForEachRegency("platform", offers::deleteExpired);
  }
}
