package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.reference.BilingualText;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom somebody in a village can ask: who accompanies it, and the regency's administrator. Whoever reaches a village
 * alone may read no mandate of the regency, so the module reads for them: a name, a role and the office, nothing else.
 */
@Component
public class ContactRepository {
  private static final String NEAREST_FIRST =
      "array_position(ARRAY['VILLAGE_OPERATOR', 'DISTRICT_SUPERVISOR'], CAST(r.role AS text)), r.valid_from, r.id";

  private final Rows rows;
  private final DatabaseRoleSwitch roles;
  private final ReferenceCatalogue reference;

  ContactRepository(Rows rows, DatabaseRoleSwitch roles, ReferenceCatalogue reference) {
    this.reference = reference;
    this.rows = rows;
    this.roles = roles;
  }

  /** A person to ask, and the role in which they answer. */
  public record Contact(UUID person, String name, BilingualText role, UUID organisation) {}

  /** The nearest first, at most two, never the actor themselves. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Contact> find(Actor actor, LocalDate today) {
    return roles.callAsModule("accounts",
        service -> Stream
            .of(findCompanion(service, actor, today),
                first(running(service, actor, today, Role.REGENCY_ADMIN).orderBy("r.valid_from, r.id")))
            .flatMap(Optional::stream)
            .toList());
  }

  /** Who accompanies the village asks the district, and the district nobody of the village. */
  private Optional<Contact> findCompanion(Actor service, Actor actor, LocalDate today) {
    if (actor.villages().isEmpty() || actor.hasAnyRole(Role.DISTRICT_SUPERVISOR)) {
      return Optional.empty();
    }
    Role[] companions = actor.hasAnyRole(Role.VILLAGE_OPERATOR) ? new Role[]{Role.DISTRICT_SUPERVISOR}
        : new Role[]{Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR};
    return first(running(service, actor, today, companions)
        .and("r.villages && CAST(:villages AS uuid[])", "villages", actor.villages())
        .orderBy(NEAREST_FIRST));
  }

  private RowQuery<Mandate> running(Actor service, Actor actor, LocalDate today, Role... inRoles) {
    return rows.query(service, Mandate.class)
        .in("role", List.of(inRoles))
        .and(Mandate.IN_FORCE, "today", today)
        .and("r.person <> :me", "me", actor.requirePerson());
  }

  private Optional<Contact> first(RowQuery<Mandate> found) {
    return found.limit(1)
        .optional()
        .map(mandate -> new Contact(mandate.person(), mandate.personName(), nameOf(mandate.role()),
            mandate.organisation()));
  }

  private BilingualText nameOf(Role role) {
    return reference.list("accounts/roles").find(role.name()).map(CodeListEntry::name).orElse(BilingualText.NONE);
  }
}
