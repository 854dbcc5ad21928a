package id.payung.accounts.signin;

import id.payung.accounts.ActiveSignIn;
import id.payung.accounts.CalendarAddressRevocation;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where a person is signed in. Who may ask is the caller's to know: the person, or an administrator for this one. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ActiveSignInRepository {
  private final Rows rows;
  private final Clock clock;

  ActiveSignInRepository(Rows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * The last used first.
   *
   * @param current the session of this request, or null when it is somebody else's list
   */
  public List<ActiveSignIn> list(Actor actor, UUID person, @Nullable UUID current) {
    return rows.sql(actor, """
        SELECT id, false AS phone, agent AS name, created_at AS since, last_seen, id = :current AS current
          FROM accounts.session WHERE person = :person AND ended_at IS NULL AND expires_at > :now
        UNION ALL
        SELECT id, true, name, created_at, last_seen, false
          FROM accounts.device WHERE person = :person AND revoked_at IS NULL AND expires_at > :now
        ORDER BY last_seen DESC LIMIT 100
        """)
        .param("person", person)
        .param("current", current == null ? new UUID(0, 0) : current)
        .param("now", clock.instant())
        .list(ActiveSignIn.class);
  }

  /**
   * Ends one. A revoked phone keeps what it has not sent, and never gets the secret that opens it without the PIN. It
   * may hold the addresses of the person's calendars, which tell nothing of the phone that has them: all of them end.
   *
   * @throws NotFound when it was no sign-in of this person, or has ended
   */
  public void end(Actor actor, UUID person, UUID id, boolean phone) {
    int ended =
        phone
            ? rows.query(actor, SignedInPhone.class)
                .key(person, id)
                .is("revoked_at", null)
                .set(SignedInPhone::revokedAt, clock.instant())
                .set(SignedInPhone::nextTokenHash, null)
                .update()
            : openSessions(actor, person).is("id", id).set(BrowserSession::endedAt, clock.instant()).update();
    if (ended == 0) {
      throw new NotFound();
    }
    if (phone) {
      CalendarAddressRevocation.ofPerson(rows, actor, person);
    }
  }

  /** Ends the sessions at desks. */
  public void endSessions(Actor actor, UUID person, @Nullable UUID keep) {
    openSessions(actor, person).and("r.id <> :keep", "keep", keep == null ? new UUID(0, 0) : keep)
        .set(BrowserSession::endedAt, clock.instant())
        .update();
  }

  /**
   * Every phone of this person asks for the password at its next contact, also one that holds a new credential which it
   * has not used yet. Nothing on the phones is lost, and the recovery secret stays. The secret addresses of the
   * person's calendars end too, in every regency.
   */
  public void expirePhones(Actor actor, UUID person) {
    rows.query(actor, SignedInPhone.class)
        .is("person", person)
        .is("revoked_at", null)
        .and("r.expires_at > :now", "now", clock.instant())
        .set(SignedInPhone::expiresAt, clock.instant())
        .set(SignedInPhone::nextTokenHash, null)
        .update();
    CalendarAddressRevocation.ofPerson(rows, actor, person);
  }

  private RowQuery<BrowserSession> openSessions(Actor actor, UUID person) {
    return rows.query(actor, BrowserSession.class).is("person", person).is("ended_at", null);
  }
}
