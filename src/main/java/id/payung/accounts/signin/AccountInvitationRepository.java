package id.payung.accounts.signin;

import id.payung.accounts.SecretTokenGenerator;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invitations as the door sees them. */
@Component
@Transactional
class AccountInvitationRepository {
  private final Rows rows;
  private final OwnAccountMaintenance ownAccount;
  private final AccountTrail trail;
  private final Clock clock;

  AccountInvitationRepository(Rows rows, OwnAccountMaintenance ownAccount, AccountTrail trail, Clock clock) {
    this.trail = trail;
    this.rows = rows;
    this.ownAccount = ownAccount;
    this.clock = clock;
  }

  /** {@code secondFactor}: whether a code is asked for at each sign-in, which a link does not replace. */
  record InvitedPerson(UUID person, String name, String signInName, boolean secondFactor) {}

  /**
   * @throws Refused when it was used, has run out, or never was: alike
   */
  public InvitedPerson requireOpen(String token) {
    return rows.sql(Actor.anonymous(), """
        SELECT p.id AS person, p.name, p.sign_in_name, c.totp_confirmed AS second_factor
          FROM accounts.invitation r JOIN accounts.person p ON p.id = r.person
          JOIN accounts.credential c ON c.person = p.id WHERE r.token_hash = :hash AND %s
        """.formatted(Invitation.OPEN))
        .param("hash", SecretTokenGenerator.hash(token))
        .param("now", clock.instant())
        .optional(InvitedPerson.class)
        .orElseThrow(() -> new Refused("accounts.invitation.gone"));
  }

  /** Sets the password and uses the link up, both or neither; of two at once, one. */
  public void accept(String token, InvitedPerson invited, String hash) {
    int used = rows.query(Actor.anonymous(), Invitation.class)
        .key((Object) SecretTokenGenerator.hash(token))
        .and(Invitation.OPEN, "now", clock.instant())
        .set(Invitation::usedAt, clock.instant())
        .update();
    if (used == 0) {
      throw new Refused("accounts.invitation.gone");
    }
    ownAccount.setPassword(invited.person(), hash, null);
    trail.record(invited.person(), AccountTrail.AccountAction.INVITATION_ACCEPTED, List.of());
  }
}
