package id.payung.accounts.signin;

import id.payung.accounts.SecretTokenGenerator;

import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Refused;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invitations as the door sees them. */
@Component
@Transactional
class AccountInvitationRepository {
  private final JdbcClient jdbc;
  private final OwnAccountMaintenance ownAccount;
  private final Clock clock;

  AccountInvitationRepository(JdbcClient jdbc, OwnAccountMaintenance ownAccount, Clock clock) {
    this.jdbc = jdbc;
    this.ownAccount = ownAccount;
    this.clock = clock;
  }

  record InvitedPerson(UUID person, String name, String signInName) {}

  /**
   * @throws Refused when it was used, has run out, or never was: alike
   */
  public InvitedPerson requireOpen(String token) {
    return jdbc.sql("""
        SELECT p.id, p.name, p.sign_in_name FROM accounts.invitation i JOIN accounts.person p ON p.id = i.person
         WHERE i.token_hash = :hash AND i.used_at IS NULL AND i.expires_at > :now
        """)
        .param("hash", SecretTokenGenerator.hash(token))
        .param("now", SqlValues.timestamp(clock.instant()))
        .query((row, n) -> new InvitedPerson(SqlValues.uuid(row, "id"), row.getString("name"),
            row.getString("sign_in_name")))
        .optional()
        .orElseThrow(() -> new Refused("accounts.invitation.gone"));
  }

  /** Sets the password and uses the link up, both or neither; of two at once, one. */
  public void accept(String token, String fresh, String again) {
    InvitedPerson invited = requireOpen(token);
    int used = jdbc
        .sql(
            "UPDATE accounts.invitation SET used_at = :now WHERE token_hash = :hash AND used_at IS NULL AND expires_at "
                + "> :now")
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("hash", SecretTokenGenerator.hash(token))
        .update();
    if (used == 0) {
      throw new Refused("accounts.invitation.gone");
    }
    ownAccount.setPassword(invited.person(), invited.signInName(), fresh, again, null);
  }
}
