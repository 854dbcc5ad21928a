package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.crypto.EnvelopeCipher;
import id.payung.platform.crypto.EnvelopeCipher.EnvelopeKeyPair;
import id.payung.platform.crypto.FieldCipher;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.annotation.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keys of the installation that phones seal envelopes for. Their private halves lie in the database under the
 * installation's own key, hence in every backup. A key is handed out for a year; then the next one is made, and the old
 * one goes on opening what a phone sealed with it for two years more, since a phone may be away for so long.
 */
@Repository
public class EnvelopeKeyRepository {
  static final Duration HANDED_OUT = Duration.ofDays(365);
  static final Duration KEPT_AFTERWARDS = Duration.ofDays(2 * 365 + 1);

  private final Rows rows;
  private final TransactionTemplate transactions;
  private final InstallationKeys keys;
  private final Clock clock;

  EnvelopeKeyRepository(Rows rows, TransactionTemplate transactions, InstallationKeys keys, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.keys = keys;
    this.clock = clock;
  }

  /** The half that everybody may have. */
  public record EnvelopePublicKey(UUID id, byte[] publicKey) {}

  @Table(value = "accounts.envelope_key", regency = false)
  record EnvelopeKeyRow(UUID id, byte[] publicKey, byte[] privateKey, Instant madeAt) {}

  /** The key for what is sealed from now on. Two that are made at once both open. */
  public EnvelopePublicKey getCurrentKey() {
    Instant now = clock.instant();
    return asDoor(door -> {
      EnvelopeKeyRow newest = rows.query(door, EnvelopeKeyRow.class)
          .and("r.made_at > :since", "since", now.minus(HANDED_OUT))
          .orderBy("r.made_at DESC, r.id")
          .limit(1)
          .optional()
          .orElseGet(() -> makeKey(door, now));
      return new EnvelopePublicKey(newest.id(), newest.publicKey());
    });
  }

  private EnvelopeKeyRow makeKey(Actor door, Instant now) {
    UUID id = Ids.next();
    EnvelopeKeyPair pair = EnvelopeCipher.generateKeyPair();
    byte[] sealed = keys.fieldCipher().encryptBytes(pair.privateKey(), encryptionContext(id));
    EnvelopeKeyRow made = new EnvelopeKeyRow(id, pair.publicKey(), sealed, now);
    rows.insert(door, made);
    rows.query(door, EnvelopeKeyRow.class).and("r.made_at <= :end", "end", endOf(now)).delete();
    return made;
  }

  /** The half that opens; empty when this installation has no such key, or has it no longer. */
  public Optional<byte[]> findPrivateKey(UUID id) {
    Instant end = endOf(clock.instant());
    Optional<EnvelopeKeyRow> found = asDoor(door -> rows.find(door, EnvelopeKeyRow.class, id));
    return found.filter(key -> key.madeAt().isAfter(end)).flatMap(this::decrypt);
  }

  /** What was made under the keys of another installation opens nothing here. */
  private Optional<byte[]> decrypt(EnvelopeKeyRow key) {
    try {
      return Optional.of(keys.fieldCipher().decryptBytes(key.privateKey(), encryptionContext(key.id())));
    } catch (FieldCipher.UndecryptableField e) {
      return Optional.empty();
    }
  }

  private static Instant endOf(Instant now) {
    return now.minus(HANDED_OUT).minus(KEPT_AFTERWARDS);
  }

  private <T> T asDoor(Function<Actor, T> work) {
    Actor door = Actor.anonymous();
    return Objects.requireNonNull(
        ActorContext.<T, RuntimeException>callAs(door, () -> transactions.execute(status -> work.apply(door))));
  }

  private static String encryptionContext(UUID id) {
    return "accounts.envelope_key/" + id;
  }
}
