package id.payung.evidence.export;

import id.payung.platform.schedule.PerRegencyRunner;
import id.payung.platform.schedule.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Parts of packages wait as long as the results of jobs do, then the sweeper may take their files. */
@Component
class ExpiredPackagePartJob implements RecurringJob {
  private static final Duration RETENTION = Duration.ofDays(30);

  private final PerRegencyRunner each;
  private final EvidencePackagePartRepository parts;
  private final Clock clock;

  ExpiredPackagePartJob(PerRegencyRunner each, EvidencePackagePartRepository parts, Clock clock) {
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
    Instant moment = clock.instant().minus(RETENTION);
    each.runForEachRegency("evidence", service -> parts.deleteMadeBefore(service, moment));
  }
}
