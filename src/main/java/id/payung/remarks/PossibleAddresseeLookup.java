package id.payung.remarks;

import id.payung.accounts.Mandate;
import id.payung.accounts.MandateHolderLookup;
import id.payung.accounts.MandateHolderLookup.MandateHolder;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom somebody may ask by name: always people who may open the subject themselves, and of those only such whom the
 * asker may know of. Those who run the evaluation know the staff of every office; staff know their own office and who
 * checks them; everybody knows who has written here before.
 */
@Component
class PossibleAddresseeLookup {
  private static final Set<Role> CHECKERS = Set.of(Role.TASK_FORCE_SECRETARY, Role.INTERNAL_VERIFIER);
  private static final Set<Role> TASK_FORCE = Set.of(Role.TASK_FORCE_SECRETARY, Role.INTERNAL_VERIFIER,
      Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE);
  private static final Set<Role> STAFF =
      Set.of(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER, Role.PARTNER_COORDINATOR);

  private final MandateHolderLookup holders;
  private final DatabaseRoleSwitch roleSwitch;
  private final RegencyDirectory regencies;
  private final Clock clock;

  PossibleAddresseeLookup(MandateHolderLookup holders, DatabaseRoleSwitch roleSwitch, RegencyDirectory regencies,
      Clock clock) {
    this.holders = holders;
    this.roleSwitch = roleSwitch;
    this.regencies = regencies;
    this.clock = clock;
  }

  /**
   * By name, without the asker; who may open one of the subjects may not be able to open another.
   *
   * @param writers who wrote in the conversations that the asker reads
   */
  @Transactional(propagation = Propagation.MANDATORY)
  List<PossibleAddressee> list(Actor asker, Collection<RemarkSubject> subjects, Collection<UUID> writers) {
    boolean wide = speaksForAll(asker);
    boolean staff = asker.hasAnyRole(Role.OFFICE_STAFF);
    Set<UUID> offices = new LinkedHashSet<>();
    subjects.forEach(subject -> offices.addAll(subject.organisations()));
    if (!wide) {
      offices.retainAll(asker.organisations());
    }
    LocalDate today = regencies.require(asker.regency()).today(clock);
    Set<Role> everywhere = wide ? TASK_FORCE : staff || asker.hasRegencyWideReach() ? CHECKERS : Set.of();
    var wanted = new MandateHolderLookup.Wanted(everywhere, STAFF, offices, writers);
    // A narrow asker does not reach the mandates of those who check, so the module looks, and tells what the rule says.
    List<MandateHolder> found = asker.hasRegencyWideReach() ? holders.listInForce(asker, wanted, today)
        : roleSwitch.callAsModule("remarks", service -> holders.listInForce(service, wanted, today));
    Map<UUID, List<MandateHolder>> byPerson = found.stream()
        .collect(Collectors.groupingBy(one -> one.mandate().person(), LinkedHashMap::new, Collectors.toList()));
    byPerson.remove(asker.requirePerson());
    return byPerson.values()
        .stream()
        .map(held -> person(asker.regency(), held, subjects))
        .filter(person -> mayOpenAny(person.actor(), subjects))
        .toList();
  }

  /** Whether somebody speaks for all sides: those who run the evaluation settle what stands beside it. */
  static boolean speaksForAll(Actor actor) {
    return actor.hasAnyRole(TASK_FORCE);
  }

  /**
   * In which organisations these people work today, by person. The module looks it up: a narrow asker does not reach
   * the mandates of others. One statement.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Map<UUID, Set<UUID>> findOffices(Actor asker, Collection<UUID> people) {
    LocalDate today = regencies.require(asker.regency()).today(clock);
    var wanted = new MandateHolderLookup.Wanted(Set.of(), Set.of(), Set.of(), people);
    Map<UUID, Set<UUID>> offices = new HashMap<>();
    for (MandateHolder one : roleSwitch.callAsModule("remarks",
        service -> holders.listInForce(service, wanted, today))) {
      UUID organisation = one.mandate().organisation();
      if (organisation != null) {
        offices.computeIfAbsent(one.mandate().person(), _ -> new HashSet<>()).add(organisation);
      }
    }
    return offices;
  }

  /** With the mandate by which they open one of the subjects; whatever else they are is nobody's business here. */
  static PossibleAddressee person(String regency, List<MandateHolder> held, Collection<RemarkSubject> subjects) {
    MandateHolder shown = held.stream()
        .filter(one -> mayOpenAny(actor(regency, List.of(one)), subjects))
        .findFirst()
        .orElse(held.getFirst());
    return new PossibleAddressee(actor(regency, held), shown.mandate().role().name(), shown.office());
  }

  private static boolean mayOpenAny(Actor actor, Collection<RemarkSubject> subjects) {
    return subjects.stream().anyMatch(subject -> subject.mayBeOpenedBy(actor));
  }

  private static Actor actor(String regency, List<MandateHolder> held) {
    Mandate first = held.getFirst().mandate();
    return Mandate.actor(regency, first.person(), first.personName(),
        held.stream().map(MandateHolder::mandate).toList());
  }
}
