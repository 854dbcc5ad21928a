package id.payung.platform.archive;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.crypto.WrongRecoveryKey;
import id.payung.platform.files.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that says who made a backup. It is derived from the recovery key when that is printed, and kept in
 * {@code keys/archive.auth}, which no backup holds: who has only an archive can change its content and its sums, but
 * not this code over the sums, and the printed key tells at a restore. By it the same installation also opens its own
 * backups to try them, without the printed key.
 */
final class ArchiveAuthenticationKey {
  private static final String FILE = "archive.auth";
  private static final byte[] TRIAL_PURPOSE = "payung archive trial 1".getBytes(StandardCharsets.US_ASCII);
  private static final int TRIAL_KEY_BYTES = 32;

  private final byte[] key;

  private ArchiveAuthenticationKey(byte[] key) {
    this.key = key;
  }

  static ArchiveAuthenticationKey fromRecoveryKey(RecoveryKey recoveryKey) {
    return new ArchiveAuthenticationKey(recoveryKey.deriveAuthenticationKey());
  }

  static Optional<ArchiveAuthenticationKey> findIn(Path keys) throws IOException {
    Path file = keys.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(new ArchiveAuthenticationKey(HexFormat.of().parseHex(Files.readString(file).strip())))
        : Optional.empty();
  }

  void saveIn(Path keys) throws IOException {
    DurableFiles.writePrivateFile(keys.resolve(FILE), HexFormat.of().formatHex(key).getBytes());
  }

  /** @return HMAC-SHA-256, in 64 hexadecimal digits */
  String authenticate(byte[] checksums) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(checksums));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean verifies(byte[] checksums, byte[] code) {
    return MessageDigest.isEqual(authenticate(checksums).getBytes(), code);
  }

  /** Seals the key of one backup for this installation. */
  byte[] seal(RecoveryKey wrappingKey) throws GeneralSecurityException {
    return trialCipher().encrypt(wrappingKey.format().getBytes(StandardCharsets.US_ASCII), TRIAL_PURPOSE);
  }

  /** @throws GeneralSecurityException when another installation sealed it */
  RecoveryKey unseal(byte[] sealed) throws GeneralSecurityException, WrongRecoveryKey {
    return RecoveryKey.parse(new String(trialCipher().decrypt(sealed, TRIAL_PURPOSE), StandardCharsets.US_ASCII));
  }

  private AesGcmJce trialCipher() throws GeneralSecurityException {
    return new AesGcmJce(Hkdf.computeHkdf("HmacSha256", key, new byte[0], TRIAL_PURPOSE, TRIAL_KEY_BYTES));
  }
}
