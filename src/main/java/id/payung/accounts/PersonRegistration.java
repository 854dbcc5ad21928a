package id.payung.accounts;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import id.payung.platform.telephone.TelephoneNumber;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.access.AccessRoles;
import id.payung.platform.web.access.ForAdministrators;
import id.payung.regions.RegionRepository;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down people and gives and ends mandates. Only administrators of the regency; nobody raises themselves to
 * system administrator.
 */
@Component
@Transactional
public class PersonRegistration {
  private final Rows rows;
  private final DatabaseRoleSwitch roles;
  private final PasswordHasher passwords;
  private final RegionRepository regions;
  private final RegencyDirectory regencies;
  private final AuditTrailRepository trail;
  private final Clock clock;

  PersonRegistration(Rows rows, DatabaseRoleSwitch roles, PasswordHasher passwords, RegionRepository regions,
      RegencyDirectory regencies, AuditTrailRepository trail, Clock clock) {
    this.regencies = regencies;
    this.rows = rows;
    this.roles = roles;
    this.passwords = passwords;
    this.regions = regions;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * @throws Invalid when the sign-in name or the mobile number is taken, or the password is too easy
   */
  public void register(Actor actor, NewPerson person) {
    requireAdministrator(actor);
    String signInName = SignInName.normalise(person.signInName());
    String password = person.password();
    if (password != null) {
      PasswordPolicy.findViolation(password, signInName).ifPresent(key -> {
        throw new Invalid("password", key);
      });
    }
    String hash = password == null ? null : passwords.hash(password);
    try {
      roles.callAsAccountAdministrator(person.id(), () -> insertAccount(actor, person, signInName, hash));
    } catch (DuplicateKeyException e) {
      // The cause names the constraint; the message on top also holds the statement, with every column in it.
      boolean byMobile = String.valueOf(e.getMostSpecificCause().getMessage()).contains("person_mobile_key");
      throw byMobile ? new Invalid("mobile", "accounts.mobile.taken")
          : new Invalid("signInName", "accounts.sign-in-name.taken");
    }
    trail.recordWrite("person", person.id(), "created", List.of("name", "signInName"), null,
        AuditTrailRepository.TrailReach.NONE);
  }

  /** By hand: only the same id again is no error, while a name or number of somebody else is one. */
  private static String requireNumber(String mobile) {
    return TelephoneNumber.parse(mobile).orElseThrow(() -> new Invalid("mobile", "accounts.person.mobile-wrong"));
  }

  private boolean insertAccount(Actor actor, NewPerson person, String signInName, @Nullable String hash) {
    String mobile = person.mobile();
    boolean added = rows.sql(actor, """
        INSERT INTO accounts.person (id, name, sign_in_name, mobile, synthetic)
        VALUES (:id, :name, :signIn, :mobile, :synthetic) ON CONFLICT (id) DO NOTHING
        """)
        .param("id", person.id())
        .param("name", person.name())
        .param("signIn", signInName)
        .param("mobile", mobile == null || mobile.isBlank() ? null : requireNumber(mobile))
        .param("synthetic", person.synthetic())
        .update() == 1;
    if (added) {
      rows.insert(actor,
          RecordCopy.blank(Credential.class)
              .with(Credential::person, person.id())
              .with(Credential::passwordHash, hash)
              .with(Credential::changedAt, clock.instant())
              .make());
    }
    return added;
  }

  /** A person and their first mandate, both or neither. */
  public void registerWithMandate(Actor actor, NewPerson person, NewMandate mandate) {
    register(actor, person);
    grantMandate(actor, mandate);
  }

  /**
   * Somebody leaves: their running mandates end, and the successor gets the same ones. What the office owes stays with
   * the office.
   *
   * @return how many mandates changed hands
   * @throws Refused when one of them has ended meanwhile: then none changes hands
   */
  public int transferMandates(Actor actor, List<Mandate> running, UUID successor, String decreeNumber, LocalDate from,
      String reason) {
    for (Mandate mandate : running) {
      // The new one first: an administrator who leaves is not the last when the successor is there.
      grantMandate(actor,
          RecordCopy.of(mandate.given())
              .with(NewMandate::id, Ids.next())
              .with(NewMandate::person, successor)
              .with(NewMandate::decreeNumber, decreeNumber)
              .with(NewMandate::validFrom, from)
              .make());
      if (!end(actor, mandate.id(), reason)) {
        throw new Refused("accounts.mandate.ended-already");
      }
    }
    return running.size();
  }

  /** Gives a mandate; the same id again changes nothing. */
  public void grantMandate(Actor actor, NewMandate mandate) {
    requireAdministratorOf(actor, mandate.role());
    if (mandate.role().reach() == Role.Reach.AREA && mandate.area().isEmpty()) {
      throw new Invalid("area", "accounts.mandate.area-needed");
    }
    String name = nameOf(actor, mandate.person());
    List<UUID> villages = regions.listVillageIdsWithin(actor.regency(), mandate.area());
    if (rows.insertIfAbsent(actor, new Mandate(mandate, name, villages, null, null, 1))) {
      trail.recordWrite("mandate", mandate.id(), "created",
          List.of("role", "organisation", "area", "validFrom", "validTo"), null,
          new AuditTrailRepository.TrailReach(List.of(mandate.organisation()), villages));
    }
  }

  /**
   * Ends a mandate now: it acts at the next request. Open work stays with the office. The address of its calendar is
   * deleted, so that an end that is undone does not bring it back. The same end again changes nothing.
   *
   * @throws Refused when it was ended with another reason, or nobody would be left who can give mandates in this
   * regency
   */
  public void endMandate(Actor actor, UUID mandate, String reason) {
    if (!end(actor, mandate, reason) && !reason.equals(rows.require(actor, Mandate.class, mandate).endedReason())) {
      throw new Refused("accounts.mandate.ended-already");
    }
  }

  /** Whether it was running until now. */
  private boolean end(Actor actor, UUID mandate, String reason) {
    Mandate given = rows.query(actor, Mandate.class).key(mandate).optional().orElseThrow(NotFound::new);
    requireAdministratorOf(actor, given.role());
    CalendarAddressRevocation.lock(rows, actor, mandate);
    lockAndRequireAnotherAdministrator(actor, mandate);
    int ended = rows.query(actor, Mandate.class)
        .key(mandate)
        .is("ended_at", null)
        .set(Mandate::endedAt, clock.instant())
        .set(Mandate::endedReason, reason)
        .update();
    if (ended == 0) {
      return false;
    }
    roles.<@Nullable Void>callAsAccountAdministrator(given.person(), () -> {
      CalendarAddressRevocation.ofMandate(rows, actor, mandate);
      return null;
    });
    trail.recordWrite("mandate", mandate, "ended", List.of("endedAt"), reason, AuditTrailRepository.TrailReach.NONE);
    return true;
  }

  /**
   * A mandate that was ended and may be given back.
   *
   * @param version that the end left
   * @param others the mandates of the person that were running beside it
   */
  public record EndedMandate(UUID mandate, String personName, int version, List<UUID> others) {}

  /** Likewise of one that was ticked among others, unless it changed since it was shown; nobody ends their own. */
  public EndedMandate endMandate(Actor actor, ChosenRow row, String reason) {
    if (actor.mandates().contains(row.id())) {
      throw new Refused("accounts.mandate.own");
    }
    row.requireVersion(rows.lock(actor, Mandate.class, row.id()).version());
    endMandate(actor, row.id(), reason);
    Mandate ended = rows.require(actor, Mandate.class, row.id());
    return new EndedMandate(row.id(), ended.personName(), ended.version(), listRunning(actor, ended.person()));
  }

  private List<UUID> listRunning(Actor actor, UUID person) {
    return rows.query(actor, Mandate.class)
        .is("person", person)
        .is("ended_at", null)
        .orderBy("r.id")
        .list()
        .stream()
        .map(Mandate::id)
        .toList();
  }

  /**
   * Gives a mandate back that was ended a moment ago.
   *
   * @throws Refused when it changed since, or the person has been given another one
   */
  void restoreMandate(Actor actor, EndedMandate step) {
    Mandate ended = rows.lock(actor, Mandate.class, step.mandate());
    requireAdministratorOf(actor, ended.role());
    if (ended.version() != step.version() || ended.endedAt() == null) {
      throw new Refused("ui.undo.changed");
    }
    if (!step.others().containsAll(listRunning(actor, ended.person()))) {
      throw new Refused("accounts.mandate.replaced");
    }
    rows.query(actor, Mandate.class)
        .key(step.mandate())
        .set(Mandate::endedAt, null)
        .set(Mandate::endedReason, null)
        .update();
    trail.recordWrite("mandate", step.mandate(), "undone", List.of("endedAt"), null,
        AuditTrailRepository.TrailReach.NONE);
  }

  /**
   * Two who end each other's mandates come one after the other here, and the second finds that theirs would be the
   * last.
   */
  private void lockAndRequireAnotherAdministrator(Actor actor, UUID ending) {
    if (actor.service() != null) {
      return;
    }
    LocalDate today = regencies.require(actor.regency()).today(clock);
    List<UUID> administrators = rows.query(actor, Mandate.class)
        .is("role", Role.REGENCY_ADMIN)
        .and(Mandate.IN_FORCE, "today", today)
        .orderBy("r.id")
        .forUpdate()
        .list()
        .stream()
        .map(Mandate::id)
        .toList();
    if (administrators.equals(List.of(ending))) {
      throw new Refused("accounts.mandate.last-admin");
    }
  }

  private String nameOf(Actor actor, UUID person) {
    return roles
        .callAsAccountAdministrator(person,
            () -> rows.sql(actor, "SELECT name FROM accounts.person WHERE id = :id")
                .param("id", person)
                .optional(String.class))
        .orElseThrow(NotFound::new);
  }

  /** Who may not give a mandate may not take it away either. */
  private static void requireAdministratorOf(Actor actor, Role role) {
    requireAdministrator(actor);
    if (!mayAdminister(actor, role)) {
      throw new Forbidden();
    }
  }

  /** Whether an administrator may give mandates of this role and take them away. */
  public static boolean mayAdminister(Actor actor, Role role) {
    return role != Role.SYSTEM_ADMIN || actor.service() != null || actor.hasAnyRole(Role.SYSTEM_ADMIN);
  }

  private static void requireAdministrator(Actor actor) {
    boolean service = "accounts".equals(actor.service());
    if (!service && !AccessRoles.isAllowed(actor, ForAdministrators.class)) {
      throw new Forbidden();
    }
  }
}
