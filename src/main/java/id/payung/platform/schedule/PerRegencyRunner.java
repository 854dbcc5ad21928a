package id.payung.platform.schedule;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a module does on its rounds, one regency after the other, as its service there. */
@Component
public class PerRegencyRunner {
  private static final Logger LOG = LoggerFactory.getLogger(PerRegencyRunner.class);

  private final RegencyDirectory regencies;

  PerRegencyRunner(RegencyDirectory regencies) {
    this.regencies = regencies;
  }

  /** What fails in one regency waits there for the next round and does not hold up the others. */
  public void runForEachRegency(String module, Consumer<Actor> work) {
    for (RegencySettings regency : regencies.listAll()) {
      Actor service = Actor.service(module, regency.regency());
      try {
        ActorContext.runAs(service, () -> work.accept(service));
      } catch (RuntimeException e) {
        LOG.error("{} of {} waits for the next round", module, regency.regency(), e);
      }
    }
  }
}
