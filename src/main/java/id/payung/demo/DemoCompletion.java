package id.payung.demo;

import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.tenancy.RegencyDirectory;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Whether the demonstration was made as a whole. The last thing that is made tells so; a demonstration that broke off
 * goes on where it was, since every id is its own.
 */
@Component
class DemoCompletion {
  private static final UUID LAST = DemoContext.idOf("played");

  private final RegencyDirectory regencies;
  private final OrganisationRepository organisations;
  private final DemoContext context;

  DemoCompletion(RegencyDirectory regencies, OrganisationRepository organisations, DemoContext context) {
    this.regencies = regencies;
    this.organisations = organisations;
    this.context = context;
  }

  boolean isCompleted() {
    if (regencies.find(DemoContext.REGENCY).isEmpty()) {
      return false;
    }
    Actor service = Actor.service("demo", DemoContext.REGENCY);
    return ActorContext.callAs(service, () -> organisations.find(service, LAST)).isPresent();
  }

  void markCompleted() {
    context.runInTransaction(Actor.service("accounts", DemoContext.REGENCY), actor -> organisations
        .insertIfAbsent(actor, LAST, "religious", "Majelis Taklim Contoh", "Majelis Taklim", null, true));
  }
}
