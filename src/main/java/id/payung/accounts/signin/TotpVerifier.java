package id.payung.accounts.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import id.payung.accounts.SecretTokenGenerator;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.errors.TooManyAttempts;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongPredicate;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Time-based codes after RFC 6238: six digits, 30 seconds, one step of grace on either side; a code counts once, and
 * wrong ones are counted ({@link SecondFactorAttemptLimit}).
 */
@Component
class TotpVerifier {
  private static final Duration STEP = Duration.ofSeconds(30);

  private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator(STEP, 6);
  private final InstallationKeys keys;
  private final SecondFactorAttemptLimit tries;
  private final TransactionTemplate transactions;
  private final Clock clock;

  TotpVerifier(InstallationKeys keys, SecondFactorAttemptLimit tries, TransactionTemplate transactions, Clock clock) {
    this.keys = keys;
    this.tries = tries;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A new secret, sealed for the person. */
  byte[] newSealedSecret(UUID person) {
    return keys.fieldCipher().encryptBytes(SecretTokenGenerator.randomBytes(20), encryptionContext(person));
  }

  /** What an authenticator app reads from the QR code. */
  String otpAuthUri(UUID person, byte[] sealed, String signInName) {
    return String.format(Locale.ROOT, "otpauth://totp/Payung:%s?secret=%s&issuer=Payung&digits=6&period=30", signInName,
        manualEntryKey(person, sealed));
  }

  String manualEntryKey(UUID person, byte[] sealed) {
    return new Base32().encodeToString(keys.fieldCipher().decryptBytes(sealed, encryptionContext(person)))
        .replace("=", "");
  }

  /**
   * Counts the code before it is compared, in a transaction that no refusal undoes.
   *
   * @param consume takes the step of a right code, in the transaction that also ends the count; false when another has
   * taken it, or it is of use no longer: the code is then a wrong one
   * @throws TooManyAttempts after ten wrong ones
   */
  boolean verify(UUID person, byte[] sealed, long lastStep, String code, LongPredicate consume) {
    int count = tries.count(person);
    OptionalLong step = findMatchingStep(person, sealed, lastStep, code);
    return Boolean.TRUE.equals(transactions.execute(_ -> {
      boolean right = step.isPresent() && consume.test(step.getAsLong());
      if (right) {
        tries.reset(person, count);
      } else {
        tries.recordWrong(person, count);
      }
      return right;
    }));
  }

  /** The step of a right code that is later than the last one used; nothing when the code is wrong or spent. */
  private OptionalLong findMatchingStep(UUID person, byte[] sealed, long lastStep, String code) {
    SecretKeySpec key =
        new SecretKeySpec(keys.fieldCipher().decryptBytes(sealed, encryptionContext(person)), codes.getAlgorithm());
    Instant now = clock.instant();
    for (int grace = -1; grace <= 1; grace++) {
      Instant at = now.plus(STEP.multipliedBy(grace));
      long step = at.getEpochSecond() / STEP.toSeconds();
      try {
        if (step > lastStep && codes.generateOneTimePasswordString(key, at).equals(code.replaceAll("\\D", ""))) {
          return OptionalLong.of(step);
        }
      } catch (InvalidKeyException e) {
        throw new IllegalStateException(e);
      }
    }
    return OptionalLong.empty();
  }

  private static String encryptionContext(UUID person) {
    return "accounts.totp:" + person;
  }
}
