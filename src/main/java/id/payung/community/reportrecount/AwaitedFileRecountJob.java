package id.payung.community.reportrecount;

import id.payung.community.report.ReportFileIntake;
import id.payung.platform.actor.Actor;
import id.payung.platform.schedule.PerRegencyRunner;
import id.payung.platform.schedule.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * A report that names one photo twice waited for the second, which is the first and never comes. New ones are counted
 * right; this frees those that were counted before, and finds none afterwards.
 */
@Component
class AwaitedFileRecountJob implements RecurringJob {
  private final PerRegencyRunner each;
  private final ReportFileIntake files;

  AwaitedFileRecountJob(PerRegencyRunner each, ReportFileIntake files) {
    this.each = each;
    this.files = files;
  }

  @Override
  public String name() {
    return "community.awaited-files";
  }

  @Override
  public Duration every() {
    return Duration.ofDays(1);
  }

  @Override
  public void run() {
    each.runForEachRegency("community", this::recountAll);
  }

  /** One report a transaction: nobody who sends a file waits for all of them. */
  private void recountAll(Actor service) {
    files.listWaitingForSameFile(service).forEach(report -> files.recount(service, report));
  }
}
