package id.payung.accounts;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.regions.RegionRepository;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down people and gives and ends mandates. Only administrators of the regency; nobody raises themselves to
 * system administrator.
 */
@Component
@Transactional
public class PersonRegistration {
  private final JdbcClient jdbc;
  private final DatabaseRoleSwitch turn;
  private final PasswordHasher passwords;
  private final RegionRepository regions;
  private final RegencyDirectory regencies;
  private final AuditTrailRepository trail;
  private final Clock clock;

  PersonRegistration(JdbcClient jdbc, DatabaseRoleSwitch turn, PasswordHasher passwords, RegionRepository regions,
      RegencyDirectory regencies, AuditTrailRepository trail, Clock clock) {
    this.regencies = regencies;
    this.jdbc = jdbc;
    this.turn = turn;
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
    String mobile = person.mobile();
    try {
      turn.callAsAccountAdministrator(person.id(), () -> {
        int added = jdbc.sql("""
            INSERT INTO accounts.person (id, name, sign_in_name, mobile, synthetic) VALUES (:id, :name,
              :signIn, :mobile, :synthetic)
            ON CONFLICT (id) DO NOTHING
            """)
            .param("id", person.id())
            .param("name", person.name())
            .param("signIn", signInName)
            .param("mobile", mobile == null || mobile.isBlank() ? null : SignInName.normalise(mobile))
            .param("synthetic", person.synthetic())
            .update();
        return added == 0 ? 0
            : jdbc
                .sql(
                    "INSERT INTO accounts.credential (person, password_hash, changed_at) VALUES (:person, :hash, :now)")
                .param("person", person.id())
                .param("hash", hash)
                .param("now", SqlValues.timestamp(clock.instant()))
                .update();
      });
    } catch (DuplicateKeyException e) {
      // The cause names the constraint; the message on top also holds the statement, with every column in it.
      boolean byMobile = String.valueOf(e.getMostSpecificCause().getMessage()).contains("person_mobile_key");
      throw byMobile ? new Invalid("mobile", "accounts.mobile.taken")
          : new Invalid("signInName", "accounts.sign-in-name.taken");
    }
    trail.recordWrite("person", person.id(), "created", List.of("name", "signInName"), null,
        AuditTrailRepository.TrailReach.NONE);
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
   */
  public int transferMandates(Actor actor, List<MandateRepository.MandateView> running, UUID successor,
      String decreeNumber, LocalDate from, String reason) {
    for (MandateRepository.MandateView mandate : running) {
      // The new one first: an administrator who leaves is not the last when the successor is there.
      grantMandate(actor, new NewMandate(Ids.next(), successor, mandate.role(), mandate.organisation(), mandate.post(),
          mandate.area(), decreeNumber, from, mandate.validTo()));
      endMandate(actor, mandate.id(), reason);
    }
    return running.size();
  }

  /** Gives a mandate; the same id again changes nothing. */
  public void grantMandate(Actor actor, NewMandate mandate) {
    requireAdministrator(actor);
    if (mandate.role() == Role.SYSTEM_ADMIN && actor.service() == null && !actor.hasAnyRole(Role.SYSTEM_ADMIN)) {
      throw new Forbidden();
    }
    if (mandate.role().reach() == Role.Reach.AREA && mandate.area().isEmpty()) {
      throw new Invalid("area", "accounts.mandate.area-needed");
    }
    String name = nameOf(mandate.person());
    List<UUID> villages = regions.listVillageIdsWithin(actor.regency(), mandate.area());
    int added = jdbc.sql("""
        INSERT INTO accounts.mandate (regency, id, person, person_name, role, organisation, post, area,
          villages, decree_number, valid_from, valid_to)
        VALUES (:regency, :id, :person, :name, :role, :organisation, :post, CAST(:area AS uuid[]),
          CAST(:villages AS uuid[]), :decree, :from, :to)
        ON CONFLICT (regency, id) DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", mandate.id())
        .param("person", mandate.person())
        .param("name", name)
        .param("role", mandate.role().name())
        .param("organisation", mandate.organisation())
        .param("post", mandate.post())
        .param("area", SqlValues.uuidArray(mandate.area()))
        .param("villages", SqlValues.uuidArray(villages))
        .param("decree", mandate.decreeNumber())
        .param("from", mandate.validFrom())
        .param("to", mandate.validTo())
        .update();
    if (added == 1) {
      trail.recordWrite("mandate", mandate.id(), "created",
          List.of("role", "organisation", "area", "validFrom", "validTo"), null,
          new AuditTrailRepository.TrailReach(List.of(mandate.organisation()), villages));
    }
  }

  /**
   * Ends a mandate now: it acts at the next request. Open work stays with the office.
   *
   * @throws Refused when nobody would be left who can give mandates in this regency
   */
  public void endMandate(Actor actor, UUID mandate, String reason) {
    requireAdministrator(actor);
    lockAndRequireAnotherAdministrator(actor, mandate);
    int ended = jdbc.sql(
        "UPDATE accounts.mandate SET ended_at = :now, ended_reason = :reason, version = version + 1 WHERE regency = "
            + ":regency AND id = :id AND ended_at IS NULL")
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("reason", reason)
        .param("regency", actor.regency())
        .param("id", mandate)
        .update();
    if (ended == 0) {
      throw new NotFound();
    }
    trail.recordWrite("mandate", mandate, "ended", List.of("endedAt"), reason, AuditTrailRepository.TrailReach.NONE);
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
    List<UUID> administrators = jdbc.sql("""
        SELECT id FROM accounts.mandate
         WHERE regency = :regency AND role = :role AND ended_at IS NULL AND valid_from <= :today
           AND (valid_to IS NULL OR valid_to >= :today)
         ORDER BY id FOR UPDATE
        """)
        .param("regency", actor.regency())
        .param("role", Role.REGENCY_ADMIN.name())
        .param("today", today)
        .query((row, n) -> SqlValues.uuid(row, "id"))
        .list();
    if (administrators.equals(List.of(ending))) {
      throw new Refused("accounts.mandate.last-admin");
    }
  }

  private String nameOf(UUID person) {
    String name = turn.callAsAccountAdministrator(person,
        () -> jdbc.sql("SELECT name FROM accounts.person WHERE id = :id")
            .param("id", person)
            .query(String.class)
            .optional()
            .orElse(null));
    if (name == null) {
      throw new NotFound();
    }
    return Objects.requireNonNull(name);
  }

  private static void requireAdministrator(Actor actor) {
    boolean service = "accounts".equals(actor.service());
    if (!service && !actor.hasAnyRole(Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN)) {
      throw new Forbidden();
    }
  }

}
