package id.payung.accounts.calendar;

import id.payung.accounts.CalendarAddressRevocation;
import id.payung.accounts.HeldMandate;
import id.payung.accounts.HeldMandateRepository;
import id.payung.accounts.SecretTokenGenerator;
import id.payung.audit.AuditTrailRepository;
import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Makes, renews and revokes the addresses of one's own calendars. */
@Repository
@Transactional
class CalendarAddressRepository {
  private final Rows rows;
  private final DatabaseRoleSwitch roles;
  private final HeldMandateRepository mandates;
  private final AuditTrailRepository trail;
  private final Clock clock;

  CalendarAddressRepository(Rows rows, DatabaseRoleSwitch roles, HeldMandateRepository mandates,
      AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
    this.roles = roles;
    this.mandates = mandates;
    this.trail = trail;
    this.clock = clock;
  }

  /** The actor's mandates of today, each of which may have an address. */
  @Transactional(readOnly = true)
  public List<HeldMandate> listMandates(Actor actor) {
    return mandates.listPresent(actor);
  }

  @Transactional(readOnly = true)
  public List<CalendarAddress> list(Actor actor) {
    return own(actor).list();
  }

  /**
   * A new secret for this mandate; the one before ends.
   *
   * @param session the one that asks
   * @param form the id of the form that asks
   * @return the secret; shown once, kept only as a hash
   * @throws SignInNeeded when that session was ended meanwhile, as a reset or another password does
   * @throws NotFound when it is no mandate of the actor's of today
   * @throws Refused when this very form made an address already: a page that is loaded again would end it silently
   */
  public String renew(Actor actor, @Nullable UUID session, UUID mandate, UUID form) {
    requireOpenSession(actor, session);
    CalendarAddressRevocation.lock(rows, actor, mandate);
    if (listMandates(actor).stream().noneMatch(held -> held.id().equals(mandate))) {
      throw new NotFound();
    }
    Optional<CalendarAddress> before = own(actor).is("mandate", mandate).optional();
    if (before.isPresent() && before.get().madeBy().equals(form)) {
      throw new Refused("accounts.calendar.made-already");
    }
    String secret = SecretTokenGenerator.newToken();
    before.ifPresent(_ -> own(actor).is("mandate", mandate).delete());
    rows.insert(actor, new CalendarAddress(actor.regency(), actor.requirePerson(), mandate,
        SecretTokenGenerator.hash(secret), form, clock.instant(), null));
    trail.recordWrite("mandate", mandate, before.isPresent() ? "calendar-renewed" : "calendar-made", List.of(), null,
        TrailReach.NONE);
    return secret;
  }

  /** Ends it; one that is not there is ended already. */
  public void revoke(Actor actor, UUID mandate) {
    if (own(actor).is("mandate", mandate).delete() > 0) {
      trail.recordWrite("mandate", mandate, "calendar-revoked", List.of(), null, TrailReach.NONE);
    }
  }

  /**
   * Takes turns with whatever takes the password away: that writes the credential, ends the sessions and deletes the
   * addresses that it finds. Whoever asks first is found, and whoever asks after it has no session any more.
   */
  private void requireOpenSession(Actor actor, @Nullable UUID session) {
    UUID person = actor.requirePerson();
    boolean open = roles.callAsAccountAdministrator(person, () -> {
      rows.sql(actor, "SELECT 1 FROM accounts.credential WHERE person = :person FOR SHARE")
          .param("person", person)
          .optional(Integer.class);
      return rows.sql(actor, """
          SELECT 1 FROM accounts.session
           WHERE id = :session AND person = :person AND ended_at IS NULL AND expires_at > :now FOR SHARE
          """)
          .param("session", session == null ? new UUID(0, 0) : session)
          .param("person", person)
          .param("now", clock.instant())
          .optional(Integer.class)
          .isPresent();
    });
    if (!open) {
      throw new SignInNeeded();
    }
  }

  private RowQuery<CalendarAddress> own(Actor actor) {
    return rows.query(actor, CalendarAddress.class).is("person", actor.requirePerson()).is("regency", actor.regency());
  }
}
