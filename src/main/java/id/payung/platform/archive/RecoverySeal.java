package id.payung.platform.archive;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.X25519;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.crypto.WrongRecoveryKey;
import id.payung.platform.postgres.Folders;
import id.payung.platform.postgres.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/**
 * The half of the recovery key that the installation keeps. The printed key is not kept anywhere, yet every later
 * backup can be sealed for it: from the printed secret comes an X25519 pair, of which only the public half stays in
 * {@code keys/recovery.pub}. Each backup makes a fresh key that wraps the keysets, and seals that key (HPKE).
 */
final class RecoverySeal {
  static final String FILE = "recovery.pub";

  private static final byte[] PURPOSE = "payung recovery 1".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_BYTES = 32;

  private final byte[] publicKey;

  private RecoverySeal(byte[] publicKey) {
    this.publicKey = publicKey;
  }

  static Optional<RecoverySeal> in(Path keys) throws IOException {
    Path file = keys.resolve(FILE);
    return Files.exists(file) ? Optional.of(parse(Files.readAllBytes(file))) : Optional.empty();
  }

  static RecoverySeal parse(byte[] text) {
    return new RecoverySeal(Base64.getDecoder().decode(new String(text, StandardCharsets.US_ASCII).strip()));
  }

  static RecoverySeal of(RecoveryKey printed) throws GeneralSecurityException {
    return new RecoverySeal(X25519.publicFromPrivate(secret(printed)));
  }

  byte[] text() {
    return (Base64.getEncoder().encodeToString(publicKey) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  void keepIn(Path keys) throws IOException {
    Folders.keep(keys.resolve(FILE), text());
  }

  /** Seals the key that wraps one backup's keysets. */
  byte[] seal(RecoveryKey wrapping) throws GeneralSecurityException {
    HybridEncrypt sealing = primitive(publicHalf(publicKey), HybridEncrypt.class);
    return sealing.encrypt(wrapping.print().getBytes(StandardCharsets.US_ASCII), PURPOSE);
  }

  /**
   * Opens it with the printed key.
   *
   * @throws StartRefused when it was sealed for another
   */
  static RecoveryKey open(byte[] sealed, RecoveryKey printed) throws GeneralSecurityException, WrongRecoveryKey {
    byte[] secret = secret(printed);
    HpkePrivateKey key = HpkePrivateKey.create(publicHalf(X25519.publicFromPrivate(secret)),
        SecretBytes.copyFrom(secret, InsecureSecretKeyAccess.get()));
    HybridDecrypt opening = primitive(key, HybridDecrypt.class);
    byte[] wrapping;
    try {
      wrapping = opening.decrypt(sealed, PURPOSE);
    } catch (GeneralSecurityException e) {
      throw new StartRefused(
          "Kunci pemulihan ini bukan untuk cadangan ini; tidak ada yang diubah. / This recovery key does not open "
              + "this backup; nothing was touched.",
          e);
    }
    return RecoveryKey.parse(new String(wrapping, StandardCharsets.US_ASCII));
  }

  private static byte[] secret(RecoveryKey printed) throws GeneralSecurityException {
    byte[] text = printed.print().getBytes(StandardCharsets.US_ASCII);
    return Hkdf.computeHkdf("HmacSha256", text, new byte[0], PURPOSE, KEY_BYTES);
  }

  private static HpkePublicKey publicHalf(byte[] bytes) throws GeneralSecurityException {
    HpkeParameters parameters = HpkeParameters.builder()
        .setVariant(HpkeParameters.Variant.NO_PREFIX)
        .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
        .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
        .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
        .build();
    return HpkePublicKey.create(parameters, Bytes.copyFrom(bytes), null);
  }

  private static <P> P primitive(Key key, Class<P> kind) throws GeneralSecurityException {
    HybridConfig.register();
    KeysetHandle handle =
        KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary()).build();
    return handle.getPrimitive(RegistryConfiguration.get(), kind);
  }
}
