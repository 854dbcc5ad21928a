package id.payung.accounts.people;

import id.payung.accounts.ActiveSignIn;
import id.payung.accounts.Credential;
import id.payung.accounts.PeopleRepository;
import id.payung.accounts.SecretTokenGenerator;
import id.payung.accounts.signin.ActiveSignInRepository;
import id.payung.accounts.signin.DeviceRepository;
import id.payung.accounts.signin.Invitation;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.errors.Refused;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What belongs to the account itself is touched with the warden's keys, for one person, and only when they have a
 * mandate in the regency of the administrator.
 */
@Component
@Transactional
class AccountAdministration {
  private final Rows rows;
  private final DatabaseRoleSwitch roles;
  private final PeopleRepository mandates;
  private final ActiveSignInRepository signIns;
  private final DeviceRepository devices;
  private final AuditTrailRepository trail;
  private final Clock clock;

  AccountAdministration(Rows rows, DatabaseRoleSwitch roles, PeopleRepository mandates, ActiveSignInRepository signIns,
      DeviceRepository devices, AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
    this.roles = roles;
    this.mandates = mandates;
    this.signIns = signIns;
    this.devices = devices;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * @throws id.payung.platform.errors.NotFound when the person has no mandate here
   */
  public AccountView getAccount(Actor actor, UUID person) {
    mandates.listByPerson(actor, person);
    return roles.callAsAccountAdministrator(person, () -> rows.sql(actor, """
        SELECT p.id AS person, p.name, p.sign_in_name, p.mobile, c.password_hash IS NOT NULL AS has_password,
               c.totp_confirmed AS second_factor, coalesce(c.locked_until > :now, false) AS locked
          FROM accounts.person p JOIN accounts.credential c ON c.person = p.id WHERE p.id = :person
        """).param("now", clock.instant()).param("person", person).single(AccountView.class));
  }

  @Transactional(readOnly = true)
  public List<ActiveSignIn> listActiveSignIns(Actor actor, UUID person) {
    mandates.listByPerson(actor, person);
    return roles.callAsAccountAdministrator(person, () -> signIns.list(actor, person, null));
  }

  /**
   * A link to hand over, single use, seven days; with it the person sets a (new) password. Earlier links of this person
   * end. A reset takes the old password and the second factor away and ends all sign-ins: phones ask for the new
   * password, keep what is unsent and send it then.
   *
   * @return the secret of the link; shown once, kept only as a hash
   * @throws Refused when the person works in another regency too, or for the whole installation: their keys open more
   * than this regency
   */
  public String createInvitation(Actor actor, UUID person, boolean reset) {
    mandates.listByPerson(actor, person);
    requireCredentialAccess(actor, person);
    String token = SecretTokenGenerator.newToken();
    boolean secondFactor = reset && getAccount(actor, person).secondFactor();
    roles.<@Nullable Void>callAsAccountAdministrator(person, () -> {
      insertInvitation(actor, person, token);
      if (reset) {
        takeCredentials(actor, person);
      }
      return null;
    });
    if (reset) {
      devices.expireCredentials(person);
    }
    trail.recordWrite("person", person, reset ? "password-reset" : "invited", List.of(), null,
        AuditTrailRepository.TrailReach.NONE);
    if (secondFactor) {
      trail.recordWrite("person", person, "second-factor-removed", List.of(), null,
          AuditTrailRepository.TrailReach.NONE);
    }
    return token;
  }

  private void insertInvitation(Actor actor, UUID person, String token) {
    Instant now = clock.instant();
    rows.query(actor, Invitation.class)
        .is("person", person)
        .and(Invitation.OPEN, "now", now)
        .set(Invitation::expiresAt, now)
        .update();
    rows.insert(actor, new Invitation(SecretTokenGenerator.hash(token), person, actor.requirePerson(), actor.regency(),
        now, now.plus(Invitation.LIFETIME), null));
  }

  private void takeCredentials(Actor actor, UUID person) {
    rows.query(actor, Credential.class)
        .key(person)
        .set(Credential::passwordHash, null)
        .set(Credential::failed, 0)
        .set(Credential::lockedUntil, null)
        .set(Credential::totpConfirmed, false)
        .set(Credential::totpSecret, null)
        .set(Credential::codesFailed, 0)
        .set(Credential::codesRefusedUntil, null)
        .update();
    signIns.endSessions(actor, person, null);
  }

  private void requireCredentialAccess(Actor actor, UUID person) {
    boolean worksBeyondRegency = rows.sql(actor, "SELECT accounts.beyond(:person, :regency, :today)")
        .param("person", person)
        .param("today", lastDayOfAnyRegency(clock))
        .single(Boolean.class);
    if (worksBeyondRegency && !actor.hasAnyRole(Role.SYSTEM_ADMIN)) {
      throw new Refused("accounts.keys-beyond");
    }
  }

  /** A mandate that ends on this day or later may still be in force somewhere. */
  static LocalDate lastDayOfAnyRegency(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
  }

  /** Ends a session or a phone of somebody else; logged. */
  public void endSignIn(Actor actor, UUID person, UUID signIn, boolean phone) {
    mandates.listByPerson(actor, person);
    requireCredentialAccess(actor, person);
    roles.<@Nullable Void>callAsAccountAdministrator(person, () -> {
      signIns.end(actor, person, signIn, phone);
      return null;
    });
    trail.recordWrite("person", person, phone ? "phone-revoked" : "session-ended", List.of(), null,
        AuditTrailRepository.TrailReach.NONE);
  }
}
