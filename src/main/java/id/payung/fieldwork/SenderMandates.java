package id.payung.fieldwork;

import id.payung.accounts.HeldMandate;
import id.payung.accounts.HeldMandateRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The mandates, past and present, of who sends. */
@Component
class SenderMandates {
  private final HeldMandateRepository mandates;
  private final RegencyDirectory regencies;
  private final Clock clock;

  SenderMandates(HeldMandateRepository mandates, RegencyDirectory regencies, Clock clock) {
    this.mandates = mandates;
    this.regencies = regencies;
    this.clock = clock;
  }

  List<HeldMandate> list(Actor self) {
    return mandates.listPastAndPresent(self);
  }

  /** What those of these mandates allow whose role may send. */
  MandateReachPolicy policy(Actor self, List<HeldMandate> held, Set<Role> senders) {
    RegencySettings settings = regencies.require(self.regency());
    return new MandateReachPolicy(held, senders, settings.today(clock), settings.zone());
  }
}
