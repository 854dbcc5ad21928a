package id.payung.evidence;

import id.payung.platform.jobs.EachRegency;
import id.payung.platform.jobs.Recurring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Parts of packages wait as long as the results of jobs do, then the sweeper may take their files. */
@Component
class OldParts implements Recurring {
  private static final Duration THEY_WAIT = Duration.ofDays(30);

  private final EachRegency each;
  private final ExportParts parts;
  private final Clock clock;

  OldParts(EachRegency each, ExportParts parts, Clock clock) {
    this.each = each;
    this.parts = parts;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "evidence.old-parts";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(12);
  }

  @Override
  public void run() {
    Instant moment = clock.instant().minus(THEY_WAIT);
    each.doing("evidence", service -> parts.forgetBefore(service.regency(), moment));
  }
}
