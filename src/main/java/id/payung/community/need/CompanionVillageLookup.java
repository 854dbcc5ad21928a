package id.payung.community.need;

import id.payung.accounts.HeldMandate;
import id.payung.accounts.HeldMandateRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The villages that a person accompanies today: those of their mandates of a companion's role. The reach of an actor is
 * no answer, since it joins the villages of one mandate with the roles of another.
 */
@Component
class CompanionVillageLookup {
  static final Set<Role> COMPANIONS = Set.of(Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR);

  private final HeldMandateRepository mandates;
  private final RegencyDirectory regencies;
  private final Clock clock;

  CompanionVillageLookup(HeldMandateRepository mandates, RegencyDirectory regencies, Clock clock) {
    this.mandates = mandates;
    this.regencies = regencies;
    this.clock = clock;
  }

  LocalDate today(Actor actor) {
    return regencies.require(actor.regency()).today(clock);
  }

  Set<UUID> findVillages(Actor actor) {
    if (actor.person() == null || !actor.hasAnyRole(Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR)) {
      return Set.of();
    }
    LocalDate today = today(actor);
    return mandates.listPastAndPresent(actor)
        .stream()
        .filter(mandate -> COMPANIONS.contains(mandate.role()) && mandate.inForce(today))
        .map(HeldMandate::villages)
        .flatMap(java.util.Collection::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
