package id.payung.accounts.signin;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.CurrentActorLookup;
import id.payung.platform.actor.Role;
import id.payung.platform.db.SqlValues;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The union of the mandates in force on the regency's own day, as at the door. */
@Component
class CurrentMandateRepository implements CurrentActorLookup {
  private final JdbcClient jdbc;
  private final TransactionTemplate newTransaction;
  private final RegencyDirectory regencies;
  private final Clock clock;

  CurrentMandateRepository(JdbcClient jdbc, PlatformTransactionManager transactions, RegencyDirectory regencies,
      Clock clock) {
    this.jdbc = jdbc;
    this.newTransaction = new TransactionTemplate(transactions);
    this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.regencies = regencies;
    this.clock = clock;
  }

  private record MandateInForce(UUID id, String name, Role role, UUID organisation, List<UUID> villages) {}

  @Override
  public Optional<Actor> findCurrentActor(String regency, UUID person) {
    LocalDate today = regencies.require(regency).today(clock);
    List<MandateInForce> held =
        ActorContext.<List<MandateInForce>, RuntimeException>callAs(Actor.service("accounts", regency),
            () -> newTransaction.execute(status -> listInForce(regency, person, today)));
    if (held == null || held.isEmpty()) {
      return Optional.empty();
    }
    Set<UUID> villages = new HashSet<>();
    held.forEach(mandate -> villages.addAll(mandate.villages()));
    return Optional
        .of(Actor.person(regency, person, held.getFirst().name(), held.stream().map(MandateInForce::role).toList(),
            held.stream().map(MandateInForce::id).collect(Collectors.toSet()),
            held.stream()
                .filter(mandate -> mandate.role().reach() == Role.Reach.ORGANISATION)
                .map(MandateInForce::organisation)
                .collect(Collectors.toSet()),
            villages));
  }

  private List<MandateInForce> listInForce(String regency, UUID person, LocalDate today) {
    return jdbc.sql("""
        SELECT id, person_name, role, organisation, villages FROM accounts.mandate
         WHERE regency = :regency AND person = :person AND ended_at IS NULL
           AND valid_from <= :today AND (valid_to IS NULL OR valid_to >= :today)
         ORDER BY id
        """)
        .param("regency", regency)
        .param("person", person)
        .param("today", today)
        .query((row, n) -> new MandateInForce(SqlValues.uuid(row, "id"), row.getString("person_name"),
            Role.valueOf(row.getString("role")), SqlValues.uuid(row, "organisation"),
            SqlValues.uuidList(row, "villages")))
        .list();
  }
}
