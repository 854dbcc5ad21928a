package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.errors.TooManyAttempts;
import id.payung.platform.rows.RowStatement;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What lets a phone send while its app is closed: a credential that can only send, and the key with which its envelopes
 * are signed. Both are of the phone's row and end with it: a revoked phone, an expired or ended credential and a fresh
 * sign-in leave nothing of them.
 */
@Repository
public class SendingCredentialRepository {
  /** Of one phone and person: some hundred photos, and what their pieces need. */
  static final int MAX_ENVELOPES_A_DAY = 4_000;

  static final long MAX_BYTES_A_DAY = 256L << 20;

  private static final String IN_FORCE =
      " WHERE person = :person AND id = :device AND revoked_at IS NULL AND expires_at > :now";

  private final Rows rows;
  private final TransactionTemplate transactions;
  private final Clock clock;

  SendingCredentialRepository(Rows rows, TransactionTemplate transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A new credential, in place of the one before.
   *
   * @param signingKey the public half of a key that the phone made
   * @throws SignInNeeded when the phone was ended since it was recognised
   */
  public String issueCredential(UUID person, UUID device, byte[] signingKey) {
    String credential = SecretTokenGenerator.newToken();
    replace(person, device, SecretTokenGenerator.hash(credential), signingKey);
    return credential;
  }

  /** The person does not want it any more. */
  public void endCredential(UUID person, UUID device) {
    replace(person, device, null, null);
  }

  private void replace(UUID person, UUID device, byte @Nullable [] hash, byte @Nullable [] signingKey) {
    int replaced =
        asDoor(door -> of(door, "UPDATE accounts.device SET send_token_hash = :hash, send_key = :key" + IN_FORCE,
            person, device).param("hash", hash).param("key", signingKey).update());
    if (replaced == 0) {
      throw new SignInNeeded();
    }
  }

  /**
   * The key that an envelope of this phone must be signed with.
   *
   * @throws SignInNeeded when the phone may not send any more
   */
  public byte[] requireSigningKey(UUID person, UUID device) {
    return asDoor(door -> of(door, "SELECT send_key FROM accounts.device" + IN_FORCE + " AND send_key IS NOT NULL",
        person, device).optional(byte[].class)).orElseThrow(SignInNeeded::new);
  }

  /**
   * Counts an envelope that the phone has signed, before anything is done with it: whoever has copied the credential
   * and not the key uses up nothing of the phone's day.
   *
   * @param signingKey the one that the signature was checked with
   * @throws SignInNeeded when that key is no longer the phone's
   * @throws TooManyAttempts when the day's share is used up
   */
  public void countEnvelope(UUID person, UUID device, byte[] signingKey, long bytes) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    int counted = asDoor(door -> of(door, """
        UPDATE accounts.device SET sent_on = :today,
          sent_bytes = CASE WHEN sent_on = :today THEN sent_bytes ELSE 0 END + :bytes,
          sent_envelopes = CASE WHEN sent_on = :today THEN sent_envelopes ELSE 0 END + 1
        """ + IN_FORCE + """
           AND send_key = :key
           AND (sent_on IS DISTINCT FROM :today OR sent_bytes + :bytes <= :most AND sent_envelopes < :many)
        """, person, device).param("today", today)
        .param("key", signingKey)
        .param("bytes", bytes)
        .param("most", MAX_BYTES_A_DAY)
        .param("many", MAX_ENVELOPES_A_DAY)
        .update());
    if (counted > 0) {
      return;
    }
    if (!Arrays.equals(requireSigningKey(person, device), signingKey)) {
      throw new SignInNeeded();
    }
    Instant tomorrow = today.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    throw new TooManyAttempts(Duration.between(now, tomorrow).toSeconds());
  }

  private RowStatement of(Actor door, String sql, UUID person, UUID device) {
    return rows.sql(door, sql).param("person", person).param("device", device).param("now", clock.instant());
  }

  private <T> T asDoor(Function<Actor, T> work) {
    Actor door = Actor.anonymous();
    return Objects.requireNonNull(
        ActorContext.<T, RuntimeException>callAs(door, () -> transactions.execute(status -> work.apply(door))));
  }
}
