package id.payung.accounts;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.actor.Standing;
import id.payung.platform.db.Sql;
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
class MandatesOfNow implements Standing {
  private final JdbcClient jdbc;
  private final TransactionTemplate own;
  private final RegencyDirectory regencies;
  private final Clock clock;

  MandatesOfNow(JdbcClient jdbc, PlatformTransactionManager transactions, RegencyDirectory regencies, Clock clock) {
    this.jdbc = jdbc;
    this.own = new TransactionTemplate(transactions);
    this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.regencies = regencies;
    this.clock = clock;
  }

  private record Held(UUID id, String name, Role role, UUID organisation, List<UUID> villages) {}

  @Override
  public Optional<Actor> now(String regency, UUID person) {
    LocalDate today = regencies.require(regency).today(clock);
    List<Held> held = Acting.<List<Held>, RuntimeException>as(Actor.service("accounts", regency),
        () -> own.execute(status -> inForce(regency, person, today)));
    if (held == null || held.isEmpty()) {
      return Optional.empty();
    }
    Set<UUID> villages = new HashSet<>();
    held.forEach(mandate -> villages.addAll(mandate.villages()));
    return Optional.of(Actor.person(regency, person, held.getFirst().name(), held.stream().map(Held::role).toList(),
        held.stream().map(Held::id).collect(Collectors.toSet()),
        held.stream()
            .filter(mandate -> mandate.role().reach() == Role.Reach.ORGANISATION)
            .map(Held::organisation)
            .collect(Collectors.toSet()),
        villages));
  }

  private List<Held> inForce(String regency, UUID person, LocalDate today) {
    return jdbc.sql("""
        SELECT id, person_name, role, organisation, villages FROM accounts.mandate
         WHERE regency = :regency AND person = :person AND ended_at IS NULL
           AND valid_from <= :today AND (valid_to IS NULL OR valid_to >= :today)
         ORDER BY id
        """)
        .param("regency", regency)
        .param("person", person)
        .param("today", today)
        .query((row, n) -> new Held(Sql.uuid(row, "id"), row.getString("person_name"),
            Role.valueOf(row.getString("role")), Sql.uuid(row, "organisation"), Sql.uuidList(row, "villages")))
        .list();
  }
}
