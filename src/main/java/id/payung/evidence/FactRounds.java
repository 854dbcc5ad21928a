package id.payung.evidence;

import id.payung.platform.jobs.EachRegency;
import id.payung.platform.jobs.Recurring;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks whether what was counted for an answer is still the count of now; one regency a transaction. */
@Component
class FactRounds implements Recurring {
  private final EachRegency each;
  private final FactBook facts;

  FactRounds(EachRegency each, FactBook facts) {
    this.each = each;
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
    each.doing("evidence", facts::proposeChanges);
  }
}
