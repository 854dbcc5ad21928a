package id.payung.evidence;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.jobs.Recurring;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Parts of packages wait as long as the results of jobs do, then the sweeper may take their files. */
@Component
class OldParts implements Recurring {
  private static final Duration THEY_WAIT = Duration.ofDays(30);

  private final RegencyDirectory regencies;
  private final ExportParts parts;
  private final Clock clock;

  OldParts(RegencyDirectory regencies, ExportParts parts, Clock clock) {
    this.regencies = regencies;
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
    for (RegencySettings regency : regencies.all()) {
      Acting.doing(Actor.service("evidence", regency.regency()), () -> parts.forgetBefore(regency.regency(), moment));
    }
  }
}
