package id.payung.evidence.facts;

import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refusal;
import id.payung.platform.schedule.PerRegencyJob;
import id.payung.platform.schedule.PerRegencyRunner;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks whether what was counted for an answer is still the count of now; one place a transaction, so that nobody who
 * writes waits for all of them, and one that cannot be counted does not hold up the others.
 */
@Component
class ComputedFactRecountJob extends PerRegencyJob {
  private static final Logger LOG = LoggerFactory.getLogger(ComputedFactRecountJob.class);

  private final ComputedFactRegistration computedFacts;

  ComputedFactRecountJob(PerRegencyRunner each, ComputedFactRegistration computedFacts) {
    super(each, "evidence.facts", Duration.ofHours(1));
    this.computedFacts = computedFacts;
  }

  @Override
  protected void runIn(Actor service) {
    for (EvidenceSlotKey place : computedFacts.listSlotsInUse(service)) {
      try {
        computedFacts.proposeIfChanged(service, place);
      } catch (Refusal e) {
        // Nobody is asked for the answer any more, or the year was locked in this moment.
        LOG.info("the count at {} of {} is not proposed: {}", place, service.regency(), e.key());
      } catch (RuntimeException e) {
        LOG.error("the count at {} of {} waits for the next round", place, service.regency(), e);
      }
    }
  }
}
