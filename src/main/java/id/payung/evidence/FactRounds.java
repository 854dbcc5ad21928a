package id.payung.evidence;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.jobs.Recurring;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks whether what was counted for an answer is still the count of now; one regency a transaction. */
@Component
class FactRounds implements Recurring {
  private final RegencyDirectory regencies;
  private final FactBook facts;

  FactRounds(RegencyDirectory regencies, FactBook facts) {
    this.regencies = regencies;
    this.facts = facts;
  }

  @Override
  public String name() {
    return "evidence.facts";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    for (RegencySettings regency : regencies.all()) {
      Actor service = Actor.service("evidence", regency.regency());
      Acting.doing(service, () -> facts.proposeChanges(service));
    }
  }
}
