package id.payung.accounts.signin;

import id.payung.accounts.Mandate;
import id.payung.accounts.ProvenPassword;
import id.payung.accounts.SecretTokenGenerator;
import id.payung.audit.AuditTrailRepository;
import id.payung.audit.RecordTitle;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.rows.Rows;
import id.payung.platform.web.access.AccessRoles;
import id.payung.platform.web.access.ForAdministrators;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Phones: a credential per person and device, for sync only, 90 days, rotating; and the recovery secret that opens the
 * phone's own store when the password is forgotten. Revoking is for a lost phone and is final; ending a credential only
 * asks for the password again, and the phone keeps what it has not sent.
 */
@Component
public class DeviceRepository implements RecordTitle.SubjectTitleDirectory {
  private static final Duration CREDENTIAL_LIFETIME = Duration.ofDays(90);

  private final Rows rows;
  private final TransactionTemplate transactions;
  private final TransactionTemplate ownTransaction;
  private final DatabaseRoleSwitch roles;
  private final ActiveSignInRepository signIns;
  private final InstallationKeys keys;
  private final AuditTrailRepository trail;
  private final AccountTrail accountTrail;
  private final Clock clock;

  DeviceRepository(Rows rows, TransactionTemplate transactions, DatabaseRoleSwitch roles,
      ActiveSignInRepository signIns, InstallationKeys keys, AuditTrailRepository trail, AccountTrail accountTrail,
      Clock clock) {
    this.accountTrail = accountTrail;
    this.rows = rows;
    this.transactions = transactions;
    this.ownTransaction = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.roles = roles;
    this.signIns = signIns;
    this.keys = keys;
    this.trail = trail;
    this.clock = clock;
  }

  /** What a phone is given once. */
  record IssuedDeviceCredential(String credential, Instant expires, byte[] recoverySecret) {}

  /** What a rotation gives. */
  record RotatedDeviceCredential(String credential, Instant expires) {}

  /**
   * Admits a phone after a fresh sign-in of this person on it.
   *
   * @param proof the hash of the password that was right
   * @return empty when it was revoked
   * @throws SignInNeeded when that password was changed or reset meanwhile
   */
  Optional<IssuedDeviceCredential> register(UUID person, String proof, UUID device, String name) {
    return asAuthenticator(door -> {
      if (!ProvenPassword.lock(rows, door, person, proof)) {
        throw new SignInNeeded();
      }
      SignedInPhone known = rows.find(door, SignedInPhone.class, person, device).orElse(null);
      if (known != null && known.revokedAt() != null) {
        return Optional.empty();
      }
      String credential = SecretTokenGenerator.newToken();
      Instant expires = clock.instant().plus(CREDENTIAL_LIFETIME);
      String context = encryptionContext(person, device);
      byte[] fresh = known != null ? known.recoverySecret()
          : keys.fieldCipher().encryptBytes(SecretTokenGenerator.randomBytes(32), context);
      return rows.sql(door, """
          INSERT INTO accounts.device AS d (id, person, name, token_hash, recovery_secret, created_at, last_seen,
            expires_at)
          VALUES (:id, :person, :name, :hash, :secret, :now, :now, :expires)
          ON CONFLICT (person, id) DO UPDATE SET name = excluded.name, token_hash = excluded.token_hash,
            next_token_hash = NULL, last_seen = excluded.last_seen, expires_at = excluded.expires_at,
            send_token_hash = NULL, send_key = NULL
            WHERE d.revoked_at IS NULL
          RETURNING recovery_secret
          """)
          .param("id", device)
          .param("person", person)
          .param("name", name.isBlank() ? "Ponsel" : name.length() > 100 ? name.substring(0, 100) : name)
          .param("hash", SecretTokenGenerator.hash(credential))
          .param("secret", fresh)
          .param("now", clock.instant())
          .param("expires", expires)
          .optional(byte[].class)
          .map(sealed -> {
            accountTrail.recordPhone(person, device, AccountTrail.AccountAction.PHONE_SIGNED_IN);
            return new IssuedDeviceCredential(credential, expires, keys.fieldCipher().decryptBytes(sealed, context));
          });
    });
  }

  /**
   * A new credential; the old one stays valid until the new one is first used, so that an answer lost on the way locks
   * nobody out. One that has ended meanwhile is not brought to life again.
   *
   * @throws SignInNeeded when it was ended or revoked since the phone was recognised
   */
  RotatedDeviceCredential rotateCredential(UUID person, UUID device) {
    return asAuthenticator(door -> {
      String credential = SecretTokenGenerator.newToken();
      Instant expires = clock.instant().plus(CREDENTIAL_LIFETIME);
      int rotated = rows.query(door, SignedInPhone.class)
          .key(person, device)
          .is("revoked_at", null)
          .and("r.expires_at > :now", "now", clock.instant())
          .set(SignedInPhone::nextTokenHash, SecretTokenGenerator.hash(credential))
          .set(SignedInPhone::expiresAt, expires)
          .update();
      if (rotated == 0) {
        throw new SignInNeeded();
      }
      accountTrail.recordPhone(person, device, AccountTrail.AccountAction.PHONE_ROTATED);
      return new RotatedDeviceCredential(credential, expires);
    });
  }

  private <T> T asAuthenticator(Function<Actor, T> work) {
    Actor door = Actor.anonymous();
    return Objects.requireNonNull(
        ActorContext.<T, RuntimeException>callAs(door, () -> transactions.execute(status -> work.apply(door))));
  }

  private static String encryptionContext(UUID person, UUID device) {
    return "accounts.device/" + person + "/" + device;
  }

  /**
   * A lost phone: its credential ends now and its store's recovery secret is never given out again. Final; the person
   * signs in on another phone, or on this one under a new device id.
   */
  @Transactional
  public void revoke(Actor actor, UUID person, UUID device) {
    boolean administrator = "accounts".equals(actor.service()) || AccessRoles.isAllowed(actor, ForAdministrators.class);
    if (!person.equals(actor.person()) && !administrator) {
      throw new Forbidden();
    }
    roles.<@Nullable Void>callAsAccountAdministrator(person, () -> {
      signIns.end(actor, person, device, true);
      return null;
    });
    trail.recordWrite("device", device, "revoked", List.of("revokedAt"), null, AuditTrailRepository.TrailReach.NONE);
  }

  /** After a reset of the password. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void expireCredentials(UUID person) {
    roles.<@Nullable Void>callAsAccountAdministrator(person, () -> {
      signIns.expirePhones(ActorContext.current(), person);
      return null;
    });
  }

  /** Whose phone it is, and what they call it. */
  private record NamedPhone(UUID device, UUID person, String name) {}

  private record NamedPerson(UUID person, String name) {}

  @Override
  public String kind() {
    return "device";
  }

  /**
   * Only of people whose mandates the reader sees: phones are of no regency. A phone that several use is called after
   * all of them, so that no line tells of it as another's.
   */
  @Override
  public Map<UUID, String> findTitles(Actor actor, Collection<UUID> subjects) {
    Actor door = Actor.anonymous();
    List<NamedPhone> phones = Objects.requireNonNull(ActorContext.callAs(door,
        () -> ownTransaction.execute(_ -> rows.query(door, SignedInPhone.class)
            .in("id", subjects)
            .list(NamedPhone.class, "r.id AS device, r.person, r.name"))));
    Map<UUID, String> people = new HashMap<>();
    rows.query(actor, Mandate.class)
        .in("person", phones.stream().map(NamedPhone::person).distinct().toList())
        .list(NamedPerson.class, "r.person, r.person_name AS name")
        .forEach(one -> people.put(one.person(), one.name()));
    return phones.stream()
        .filter(phone -> people.containsKey(phone.person()))
        .collect(Collectors.groupingBy(NamedPhone::device,
            Collectors.collectingAndThen(Collectors.toList(), shared -> title(shared, people))));
  }

  private static String title(List<NamedPhone> shared, Map<UUID, String> people) {
    return join(shared, phone -> people.getOrDefault(phone.person(), "")) + " · " + join(shared, NamedPhone::name);
  }

  private static String join(List<NamedPhone> shared, Function<NamedPhone, String> name) {
    return shared.stream().map(name).distinct().sorted().collect(Collectors.joining(", "));
  }
}
