package id.payung.accounts.signin;

import id.payung.accounts.Mandate;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.MandateReachLookup;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The union of the mandates in force on the regency's own day, as at the door. */
@Component
class CurrentMandateRepository implements MandateReachLookup {
  private final Rows rows;
  private final TransactionTemplate newTransaction;
  private final RegencyDirectory regencies;
  private final Clock clock;

  CurrentMandateRepository(Rows rows, PlatformTransactionManager transactions, RegencyDirectory regencies,
      Clock clock) {
    this.rows = rows;
    this.newTransaction = new TransactionTemplate(transactions);
    this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.regencies = regencies;
    this.clock = clock;
  }

  @Override
  public Optional<Actor> findCurrentActor(String regency, UUID person) {
    LocalDate today = regencies.require(regency).today(clock);
    Actor service = Actor.service("accounts", regency);
    List<Mandate> held = ActorContext.<List<Mandate>, RuntimeException>callAs(service,
        () -> newTransaction.execute(status -> rows.query(service, Mandate.class)
            .is("person", person)
            .and(Mandate.IN_FORCE, "today", today)
            .orderBy("r.id")
            .list()));
    return held == null || held.isEmpty() ? Optional.empty()
        : Optional.of(Mandate.actor(regency, person, held.getFirst().personName(), held));
  }
}
