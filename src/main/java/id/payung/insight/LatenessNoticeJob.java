package id.payung.insight;

import id.payung.platform.actor.Actor;
import id.payung.platform.schedule.PerRegencyJob;
import id.payung.platform.schedule.PerRegencyRunner;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Every hour: offices hear of what became late. One regency that fails does not keep the others from hearing. */
@Component
class LatenessNoticeJob extends PerRegencyJob {
  private final LatenessNoticeRepository notices;

  LatenessNoticeJob(LatenessNoticeRepository notices, PerRegencyRunner eachRegency) {
    super(eachRegency, "insight.notices", Duration.ofHours(1));
    this.notices = notices;
  }

  @Override
  protected void runIn(Actor service) {
    notices.refresh(service);
  }
}
