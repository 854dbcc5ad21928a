package id.payung.accounts;

import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.Sql;
import id.payung.platform.db.Turn;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.regions.Regions;
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
public class People {
  private final JdbcClient jdbc;
  private final Turn turn;
  private final Passwords passwords;
  private final Regions regions;
  private final RegencyDirectory regencies;
  private final Trail trail;
  private final Clock clock;

  People(JdbcClient jdbc, Turn turn, Passwords passwords, Regions regions, RegencyDirectory regencies, Trail trail,
      Clock clock) {
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
    String signInName = SignIn.normalise(person.signInName());
    String password = person.password();
    if (password != null) {
      PasswordRule.refuse(password, signInName).ifPresent(key -> {
        throw new Invalid("password", key);
      });
    }
    String hash = password == null ? null : passwords.hash(password);
    String mobile = person.mobile();
    try {
      turn.asWarden(person.id(), () -> {
        int added = jdbc.sql("""
            INSERT INTO accounts.person (id, name, sign_in_name, mobile, synthetic) VALUES (:id, :name,
              :signIn, :mobile, :synthetic)
            ON CONFLICT (id) DO NOTHING
            """)
            .param("id", person.id())
            .param("name", person.name())
            .param("signIn", signInName)
            .param("mobile", mobile == null || mobile.isBlank() ? null : SignIn.normalise(mobile))
            .param("synthetic", person.synthetic())
            .update();
        return added == 0 ? 0
            : jdbc
                .sql(
                    "INSERT INTO accounts.credential (person, password_hash, changed_at) VALUES (:person, :hash, :now)")
                .param("person", person.id())
                .param("hash", hash)
                .param("now", Sql.at(clock.instant()))
                .update();
      });
    } catch (DuplicateKeyException e) {
      // The cause names the constraint; the message on top also holds the statement, with every column in it.
      boolean byMobile = String.valueOf(e.getMostSpecificCause().getMessage()).contains("person_mobile_key");
      throw byMobile ? new Invalid("mobile", "accounts.mobile.taken")
          : new Invalid("signInName", "accounts.sign-in-name.taken");
    }
    trail.wrote("person", person.id(), "created", List.of("name", "signInName"), null, Trail.Reach.NONE);
  }

  /** A person and their first mandate, both or neither. */
  public void registerWith(Actor actor, NewPerson person, NewMandate mandate) {
    register(actor, person);
    give(actor, mandate);
  }

  /**
   * Somebody leaves: their running mandates end, and the successor gets the same ones. What the office owes stays with
   * the office.
   *
   * @return how many mandates changed hands
   */
  public int handOver(Actor actor, List<Directory.Mandate> running, UUID successor, String decreeNumber, LocalDate from,
      String reason) {
    for (Directory.Mandate mandate : running) {
      // The new one first: an administrator who leaves is not the last when the successor is there.
      give(actor, new NewMandate(Ids.next(), successor, mandate.role(), mandate.organisation(), mandate.post(),
          mandate.area(), decreeNumber, from, mandate.validTo()));
      end(actor, mandate.id(), reason);
    }
    return running.size();
  }

  /** Gives a mandate; the same id again changes nothing. */
  public void give(Actor actor, NewMandate mandate) {
    requireAdministrator(actor);
    if (mandate.role() == Role.SYSTEM_ADMIN && actor.service() == null && !actor.has(Role.SYSTEM_ADMIN)) {
      throw new Forbidden();
    }
    if (mandate.role().reach() == Role.Reach.AREA && mandate.area().isEmpty()) {
      throw new Invalid("area", "accounts.mandate.area-needed");
    }
    String name = nameOf(mandate.person());
    List<UUID> villages = regions.villagesWithin(actor.regency(), mandate.area());
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
        .param("area", Sql.uuids(mandate.area()))
        .param("villages", Sql.uuids(villages))
        .param("decree", mandate.decreeNumber())
        .param("from", mandate.validFrom())
        .param("to", mandate.validTo())
        .update();
    if (added == 1) {
      trail.wrote("mandate", mandate.id(), "created", List.of("role", "organisation", "area", "validFrom", "validTo"),
          null, new Trail.Reach(List.of(mandate.organisation()), villages));
    }
  }

  /**
   * Ends a mandate now: it acts at the next request. Open work stays with the office.
   *
   * @throws Refused when nobody would be left who can give mandates in this regency
   */
  public void end(Actor actor, UUID mandate, String reason) {
    requireAdministrator(actor);
    keepAnAdministrator(actor, mandate);
    int ended = jdbc.sql(
        "UPDATE accounts.mandate SET ended_at = :now, ended_reason = :reason, version = version + 1 WHERE regency = "
            + ":regency AND id = :id AND ended_at IS NULL")
        .param("now", Sql.at(clock.instant()))
        .param("reason", reason)
        .param("regency", actor.regency())
        .param("id", mandate)
        .update();
    if (ended == 0) {
      throw new NotFound();
    }
    trail.wrote("mandate", mandate, "ended", List.of("endedAt"), reason, Trail.Reach.NONE);
  }

  /**
   * Two who end each other's mandates come one after the other here, and the second finds that theirs would be the
   * last.
   */
  private void keepAnAdministrator(Actor actor, UUID ending) {
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
        .query((row, n) -> Sql.uuid(row, "id"))
        .list();
    if (administrators.equals(List.of(ending))) {
      throw new Refused("accounts.mandate.last-admin");
    }
  }

  private String nameOf(UUID person) {
    String name = turn.asWarden(person,
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
    if (!service && !actor.has(Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN)) {
      throw new Forbidden();
    }
  }

}
