package id.payung.platform.archive;

import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.files.DurableFiles;
import java.io.IOException;
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
 * not this code over the sums, and the printed key tells at a restore.
 */
final class ArchiveAuthenticationKey {
  private static final String FILE = "archive.auth";

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
}
