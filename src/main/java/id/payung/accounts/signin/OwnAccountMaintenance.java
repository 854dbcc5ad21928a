package id.payung.accounts.signin;

import id.payung.accounts.ActiveSignIn;
import id.payung.accounts.PasswordHasher;
import id.payung.accounts.PasswordPolicy;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person may do with their own account, in no regency: change the password, enrol the second factor, end
 * sessions and phones. Every method takes the id of the person who is signed in and touches no other's rows.
 */
@Component
@Transactional
class OwnAccountMaintenance {
  private final JdbcClient jdbc;
  private final PasswordHasher passwords;
  private final TotpVerifier secondFactor;
  private final Clock clock;

  OwnAccountMaintenance(JdbcClient jdbc, PasswordHasher passwords, TotpVerifier secondFactor, Clock clock) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.secondFactor = secondFactor;
    this.clock = clock;
  }

  record OwnCredential(String signInName, @Nullable String hash, byte @Nullable [] totpSecret, boolean totpConfirmed,
      long totpLastStep) {}

  /** Work of a person who has not yet chosen a regency: as the door, on the one account. */
  static <T extends @Nullable Object> T asAuthenticator(ActorContext.ThrowingSupplier<T, RuntimeException> work) {
    return ActorContext.callAs(Actor.anonymous(), work);
  }

  public List<ActiveSignIn> listActiveSignIns(UUID person, @Nullable UUID current) {
    List<ActiveSignIn> sessions = jdbc
        .sql(
            "SELECT id, agent, created_at, last_seen FROM accounts.session WHERE person = :person AND ended_at IS NULL "
                + "AND expires_at > :now ORDER BY last_seen DESC LIMIT 50")
        .param("person", person)
        .param("now", SqlValues.timestamp(clock.instant()))
        .query((row, n) -> new ActiveSignIn(SqlValues.uuid(row, "id"), false, row.getString("agent"),
            SqlValues.instant(row, "created_at"), SqlValues.instant(row, "last_seen"),
            SqlValues.uuid(row, "id").equals(current)))
        .list();
    List<ActiveSignIn> phones = jdbc
        .sql(
            "SELECT id, name, created_at, last_seen FROM accounts.device WHERE person = :person AND revoked_at IS NULL "
                + "AND expires_at > :now ORDER BY last_seen DESC LIMIT 50")
        .param("person", person)
        .param("now", SqlValues.timestamp(clock.instant()))
        .query((row, n) -> new ActiveSignIn(SqlValues.uuid(row, "id"), true, row.getString("name"),
            SqlValues.instant(row, "created_at"), SqlValues.instant(row, "last_seen"), false))
        .list();
    return java.util.stream.Stream.concat(sessions.stream(), phones.stream()).toList();
  }

  public void endSession(UUID person, UUID session) {
    requireOneRow(
        jdbc.sql("UPDATE accounts.session SET ended_at = :now WHERE person = :person AND id = :id AND ended_at IS NULL")
            .param("now", SqlValues.timestamp(clock.instant()))
            .param("person", person)
            .param("id", session)
            .update());
  }

  /** A revoked phone keeps what it has not sent, and never gets the secret that opens it without the PIN. */
  public void revokeDevice(UUID person, UUID device) {
    requireOneRow(jdbc
        .sql("UPDATE accounts.device SET revoked_at = :now WHERE person = :person AND id = :id AND revoked_at IS NULL")
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("person", person)
        .param("id", device)
        .update());
  }

  private static void requireOneRow(int rows) {
    if (rows == 0) {
      throw new NotFound();
    }
  }

  OwnCredential requireCredential(UUID person) {
    return jdbc
        .sql("SELECT p.sign_in_name, c.password_hash, c.totp_secret, c.totp_confirmed, c.totp_last_step FROM "
            + "accounts.person p JOIN accounts.credential c ON c.person = p.id WHERE p.id = :person")
        .param("person", person)
        .query((row, n) -> new OwnCredential(row.getString("sign_in_name"), row.getString("password_hash"),
            row.getBytes("totp_secret"), row.getBoolean("totp_confirmed"), row.getLong("totp_last_step")))
        .optional()
        .orElseThrow(NotFound::new);
  }

  /**
   * Changes the password and ends every other session at a desk. Phones keep theirs: an outbox is never locked out by a
   * new password.
   *
   * @throws Invalid when the old one is wrong, or the new one too easy or not typed twice alike
   */
  public void changePassword(UUID person, @Nullable UUID session, String old, String fresh, String again) {
    OwnCredential own = requireCredential(person);
    if (!passwords.matches(old, own.hash())) {
      throw new Invalid("old", "accounts.password.old-wrong");
    }
    setPassword(person, own.signInName(), fresh, again, session);
  }

  /** The first password, by invitation. */
  void setPassword(UUID person, String signInName, String fresh, String again, @Nullable UUID keep) {
    PasswordPolicy.findViolation(fresh, signInName).ifPresent(key -> {
      throw new Invalid("fresh", key);
    });
    if (!fresh.equals(again)) {
      throw new Invalid("again", "accounts.password.differs");
    }
    jdbc.sql("UPDATE accounts.credential SET password_hash = :hash, must_change = false, failed = 0, locked_until = "
        + "NULL, changed_at = :now WHERE person = :person")
        .param("hash", passwords.hash(fresh))
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("person", person)
        .update();
    jdbc.sql("UPDATE accounts.session SET ended_at = :now WHERE person = :person AND ended_at IS NULL AND id <> :keep")
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("person", person)
        .param("keep", keep == null ? new UUID(0, 0) : keep)
        .update();
  }

  /** What the app must scan; the same secret until it is confirmed. */
  public Optional<TotpEnrolment> prepareTotpEnrolment(UUID person) {
    OwnCredential own = requireCredential(person);
    if (own.totpConfirmed()) {
      return Optional.empty();
    }
    byte[] sealed = own.totpSecret();
    if (sealed == null) {
      // Of two tabs at once the first one's secret stands, and both show it.
      jdbc.sql("UPDATE accounts.credential SET totp_secret = :secret WHERE person = :person AND NOT totp_confirmed AND "
          + "totp_secret IS NULL")
          .param("secret", secondFactor.newSealedSecret(person))
          .param("person", person)
          .update();
      sealed = Objects.requireNonNull(requireCredential(person).totpSecret(), "just written");
    }
    return Optional.of(new TotpEnrolment(secondFactor.otpAuthUri(person, sealed, own.signInName()),
        secondFactor.manualEntryKey(person, sealed)));
  }

  /**
   * @param otpAuthUri for the QR code
   * @param manualEntryKey for those whose camera does not work
   */
  public record TotpEnrolment(String otpAuthUri, String manualEntryKey) {}

  public void confirmTotp(UUID person, String code) {
    OwnCredential own = requireCredential(person);
    byte[] sealed = own.totpSecret();
    OptionalLong step =
        sealed == null ? OptionalLong.empty() : secondFactor.findMatchingStep(person, sealed, own.totpLastStep(), code);
    if (step.isEmpty()) {
      throw new Invalid("code", "accounts.totp.wrong");
    }
    jdbc.sql("UPDATE accounts.credential SET totp_confirmed = true, totp_last_step = :step WHERE person = :person")
        .param("step", step.getAsLong())
        .param("person", person)
        .update();
  }
}
