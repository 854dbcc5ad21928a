package id.payung.insight;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.jobs.Recurring;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Every hour: offices hear of what became late. One regency that fails does not keep the others from hearing. */
@Component
class NoticeRounds implements Recurring {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeRounds.class);

  private final Notices notices;
  private final RegencyDirectory regencies;

  NoticeRounds(Notices notices, RegencyDirectory regencies) {
    this.notices = notices;
    this.regencies = regencies;
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
    for (RegencySettings regency : regencies.all()) {
      Actor service = Actor.service("insight", regency.regency());
      try {
        Acting.doing(service, () -> notices.refresh(service));
      } catch (RuntimeException e) {
        LOG.error("notices of {} wait for the next round", regency.regency(), e);
      }
    }
  }
}
