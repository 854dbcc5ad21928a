package id.payung.insight;

import id.payung.platform.schedule.PerRegencyRunner;
import id.payung.platform.schedule.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Every hour: offices hear of what became late. One regency that fails does not keep the others from hearing. */
@Component
class LatenessNoticeJob implements RecurringJob {
  private final LatenessNoticeRepository notices;
  private final PerRegencyRunner eachRegency;

  LatenessNoticeJob(LatenessNoticeRepository notices, PerRegencyRunner eachRegency) {
    this.notices = notices;
    this.eachRegency = eachRegency;
  }

  @Override
  public String name() {
    return "insight.notices";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    eachRegency.runForEachRegency("insight", notices::refresh);
  }
}
