package id.payung.platform.documents.brought;

import id.payung.platform.actor.Actor;
import id.payung.platform.schedule.PerRegencyJob;
import id.payung.platform.schedule.PerRegencyRunner;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Every hour: sheets that were looked at and never taken go, and those that were taken, whoever comes back or not. */
@Component
class AbandonedSheetCleanupJob extends PerRegencyJob {
  private final SheetIntake sheets;

  AbandonedSheetCleanupJob(SheetIntake sheets, PerRegencyRunner eachRegency) {
    super(eachRegency, "platform.brought-sheets", Duration.ofHours(1));
    this.sheets = sheets;
  }

  @Override
  protected void runIn(Actor service) {
    sheets.deleteAbandoned(service);
  }
}
