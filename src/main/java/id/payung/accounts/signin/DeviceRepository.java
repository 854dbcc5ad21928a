package id.payung.accounts.signin;

import id.payung.accounts.SecretTokenGenerator;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Phones: a credential per person and device, for sync only, 90 days, rotating; and the recovery secret that opens the
 * phone's own store when the password is forgotten. Revoking is for a lost phone and is final; ending a credential only
 * asks for the password again, and the phone keeps what it has not sent.
 */
@Component
public class DeviceRepository {
  private static final Duration CREDENTIAL_LIFETIME = Duration.ofDays(90);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final DatabaseRoleSwitch turn;
  private final InstallationKeys keys;
  private final AuditTrailRepository trail;
  private final Clock clock;

  DeviceRepository(JdbcClient jdbc, TransactionTemplate transactions, DatabaseRoleSwitch turn, InstallationKeys keys,
      AuditTrailRepository trail, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.turn = turn;
    this.keys = keys;
    this.trail = trail;
    this.clock = clock;
  }

  /** What a phone is given once. */
  record IssuedDeviceCredential(String credential, Instant expires, byte[] recoverySecret) {}

  /** What a rotation gives. */
  record RotatedDeviceCredential(String credential, Instant expires) {}

  private record StoredDevice(byte[] recoverySecret, @Nullable Instant revokedAt) {}

  /**
   * Admits a phone after a fresh sign-in of this person on it.
   *
   * @return empty when it was revoked
   */
  Optional<IssuedDeviceCredential> register(UUID person, UUID device, String name) {
    return asAuthenticator(() -> {
      StoredDevice known = findStored(person, device).orElse(null);
      if (known != null && known.revokedAt() != null) {
        return Optional.empty();
      }
      String credential = SecretTokenGenerator.newToken();
      Instant expires = clock.instant().plus(CREDENTIAL_LIFETIME);
      byte[] fresh = known != null ? known.recoverySecret()
          : keys.fieldCipher().encryptBytes(SecretTokenGenerator.randomBytes(32), encryptionContext(person, device));
      byte[] sealed = jdbc.sql("""
          INSERT INTO accounts.device AS d (id, person, name, token_hash, recovery_secret, created_at,
            last_seen, expires_at)
          VALUES (:id, :person, :name, :hash, :secret, :now, :now, :expires)
          ON CONFLICT (person, id) DO UPDATE SET
            name = excluded.name, token_hash = excluded.token_hash, next_token_hash = NULL,
              last_seen = excluded.last_seen,
            expires_at = excluded.expires_at
            WHERE d.revoked_at IS NULL
          RETURNING recovery_secret
          """)
          .param("id", device)
          .param("person", person)
          .param("name", name.isBlank() ? "Ponsel" : name.length() > 100 ? name.substring(0, 100) : name)
          .param("hash", SecretTokenGenerator.hash(credential))
          .param("secret", fresh)
          .param("now", SqlValues.timestamp(clock.instant()))
          .param("expires", SqlValues.timestamp(expires))
          .query((row, n) -> row.getBytes("recovery_secret"))
          .optional()
          .orElse(null);
      return sealed == null ? Optional.empty()
          : Optional.of(new IssuedDeviceCredential(credential, expires,
              keys.fieldCipher().decryptBytes(sealed, encryptionContext(person, device))));
    });
  }

  private Optional<StoredDevice> findStored(UUID person, UUID device) {
    return jdbc.sql("SELECT recovery_secret, revoked_at FROM accounts.device WHERE person = :person AND id = :id")
        .param("person", person)
        .param("id", device)
        .query(
            (row, n) -> new StoredDevice(row.getBytes("recovery_secret"), SqlValues.instantOrNull(row, "revoked_at")))
        .optional();
  }

  /**
   * A new credential; the old one stays valid until the new one is first used, so that an answer lost on the way locks
   * nobody out.
   */
  RotatedDeviceCredential rotateCredential(UUID person, UUID device) {
    return asAuthenticator(() -> {
      String credential = SecretTokenGenerator.newToken();
      Instant expires = clock.instant().plus(CREDENTIAL_LIFETIME);
      int rows = jdbc.sql("""
          UPDATE accounts.device SET next_token_hash = :hash, expires_at = :expires
           WHERE person = :person AND id = :id AND revoked_at IS NULL
          """)
          .param("hash", SecretTokenGenerator.hash(credential))
          .param("expires", SqlValues.timestamp(expires))
          .param("person", person)
          .param("id", device)
          .update();
      if (rows == 0) {
        throw new NotFound();
      }
      return new RotatedDeviceCredential(credential, expires);
    });
  }

  private <T> T asAuthenticator(Supplier<T> work) {
    return Objects.requireNonNull(
        ActorContext.<T, RuntimeException>callAs(Actor.anonymous(), () -> transactions.execute(status -> work.get())));
  }

  private static String encryptionContext(UUID person, UUID device) {
    return "accounts.device/" + person + "/" + device;
  }

  /** The actor's own phones, the last used first. */
  @Transactional(readOnly = true)
  public List<Device> listOwn(Actor actor) {
    return selectByPerson(actor.requirePerson());
  }

  /** The phones of a person, for an administrator. */
  @Transactional
  public List<Device> listByPerson(Actor actor, UUID person) {
    requireAdministrator(actor);
    return turn.callAsAccountAdministrator(person, () -> selectByPerson(person));
  }

  private List<Device> selectByPerson(UUID person) {
    return jdbc.sql("""
        SELECT id, name, created_at, last_seen, expires_at, revoked_at FROM accounts.device
         WHERE person = :person ORDER BY last_seen DESC, id LIMIT 100
        """)
        .param("person", person)
        .query((row, n) -> new Device(SqlValues.uuid(row, "id"), row.getString("name"),
            SqlValues.instant(row, "created_at"), SqlValues.instant(row, "last_seen"),
            SqlValues.instant(row, "expires_at"), SqlValues.instantOrNull(row, "revoked_at")))
        .list();
  }

  /**
   * A lost phone: its credential ends now and its store's recovery secret is never given out again. Final; the person
   * signs in on another phone, or on this one under a new device id.
   */
  @Transactional
  public void revoke(Actor actor, UUID person, UUID device) {
    if (!person.equals(actor.person())) {
      requireAdministrator(actor);
    }
    int rows = turn.callAsAccountAdministrator(person, () -> jdbc
        .sql("UPDATE accounts.device SET revoked_at = :now, next_token_hash = NULL WHERE person = :person AND id = :id "
            + "AND revoked_at IS NULL")
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("person", person)
        .param("id", device)
        .update());
    if (rows == 0) {
      throw new NotFound();
    }
    trail.recordWrite("device", device, "revoked", List.of("revokedAt"), null, AuditTrailRepository.TrailReach.NONE);
  }

  /**
   * After a reset of the password: every phone of this person asks for the new one at its next contact. Nothing on the
   * phones is lost, and the recovery secret stays.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void expireCredentials(UUID person) {
    turn.callAsAccountAdministrator(person, () -> jdbc.sql(
        "UPDATE accounts.device SET expires_at = :now, next_token_hash = NULL WHERE person = :person AND revoked_at "
            + "IS NULL AND expires_at > :now")
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("person", person)
        .update());
  }

  private static void requireAdministrator(Actor actor) {
    if (!"accounts".equals(actor.service()) && !actor.hasAnyRole(Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN)) {
      throw new Forbidden();
    }
  }
}
