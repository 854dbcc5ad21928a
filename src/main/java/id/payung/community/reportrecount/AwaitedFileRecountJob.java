package id.payung.community.reportrecount;

import id.payung.community.report.ReportFileIntake;
import id.payung.platform.actor.Actor;
import id.payung.platform.schedule.PerRegencyJob;
import id.payung.platform.schedule.PerRegencyRunner;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * A report that names one photo twice waited for the second, which is the first and never comes. New ones are counted
 * right; this frees those that were counted before, and finds none afterwards.
 */
@Component
class AwaitedFileRecountJob extends PerRegencyJob {
  private final ReportFileIntake files;

  AwaitedFileRecountJob(PerRegencyRunner each, ReportFileIntake files) {
    super(each, "community.awaited-files", Duration.ofDays(1));
    this.files = files;
  }

  /** One report a transaction: nobody who sends a file waits for all of them. */
  @Override
  protected void runIn(Actor service) {
    files.listWaitingForSameFile(service).forEach(report -> files.recount(service, report));
  }
}
