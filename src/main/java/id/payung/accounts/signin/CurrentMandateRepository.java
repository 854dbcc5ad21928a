package id.payung.accounts.signin;

import id.payung.accounts.Mandate;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.MandateReachLookup;
import id.payung.platform.db.ServiceTransactionRunner;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The union of the mandates in force on the regency's own day, as at the door. */
@Component
class CurrentMandateRepository implements MandateReachLookup {
  private final Rows rows;
  private final ServiceTransactionRunner services;
  private final RegencyDirectory regencies;
  private final Clock clock;

  CurrentMandateRepository(Rows rows, ServiceTransactionRunner services, RegencyDirectory regencies, Clock clock) {
    this.rows = rows;
    this.services = services;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Override
  public Optional<Actor> findCurrentActor(String regency, UUID person) {
    LocalDate today = regencies.require(regency).today(clock);
    List<Mandate> held = services.callAs("accounts", regency,
        service -> rows.query(service, Mandate.class)
            .is("person", person)
            .and(Mandate.IN_FORCE, "today", today)
            .orderBy("r.id")
            .list());
    return held.isEmpty() ? Optional.empty()
        : Optional.of(Mandate.actor(regency, person, held.getFirst().personName(), held));
  }
}
