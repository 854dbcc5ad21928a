package id.payung.platform.documents.brought;

import id.payung.platform.schedule.PerRegencyRunner;
import id.payung.platform.schedule.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Every hour: sheets that were looked at and never taken go, and those that were taken, whoever comes back or not. */
@Component
class AbandonedSheetCleanupJob implements RecurringJob {
  private final SheetIntake sheets;
  private final PerRegencyRunner eachRegency;

  AbandonedSheetCleanupJob(SheetIntake sheets, PerRegencyRunner eachRegency) {
    this.sheets = sheets;
    this.eachRegency = eachRegency;
  }

  @Override
  public String name() {
    return "platform.brought-sheets";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    eachRegency.runForEachRegency("platform", sheets::deleteAbandoned);
  }
}
