package id.payung.insight;

import id.payung.platform.jobs.EachRegency;
import id.payung.platform.jobs.Recurring;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Every hour: offices hear of what became late. One regency that fails does not keep the others from hearing. */
@Component
class NoticeRounds implements Recurring {
  private final Notices notices;
  private final EachRegency each;

  NoticeRounds(Notices notices, EachRegency each) {
    this.notices = notices;
    this.each = each;
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
    each.doing("insight", notices::refresh);
  }
}
