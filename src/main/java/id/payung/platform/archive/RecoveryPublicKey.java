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
import id.payung.platform.command.CommandRefused;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.crypto.WrongRecoveryKey;
import id.payung.platform.files.DurableFiles;
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
final class RecoveryPublicKey {
  static final String FILE = "recovery.pub";

  private static final byte[] PURPOSE = "payung recovery 1".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_BYTES = 32;

  private final byte[] publicKey;

  private RecoveryPublicKey(byte[] publicKey) {
    this.publicKey = publicKey;
  }

  static Optional<RecoveryPublicKey> findIn(Path keys) throws IOException {
    Path file = keys.resolve(FILE);
    return Files.exists(file) ? Optional.of(parse(Files.readAllBytes(file))) : Optional.empty();
  }

  static RecoveryPublicKey parse(byte[] text) {
    return new RecoveryPublicKey(Base64.getDecoder().decode(new String(text, StandardCharsets.US_ASCII).strip()));
  }

  static RecoveryPublicKey fromRecoveryKey(RecoveryKey recoveryKey) throws GeneralSecurityException {
    return new RecoveryPublicKey(X25519.publicFromPrivate(derivePrivateKey(recoveryKey)));
  }

  byte[] encode() {
    return (Base64.getEncoder().encodeToString(publicKey) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  void saveIn(Path keys) throws IOException {
    DurableFiles.writePrivateFile(keys.resolve(FILE), encode());
  }

  /** Seals the key that wraps one backup's keysets. */
  byte[] seal(RecoveryKey wrappingKey) throws GeneralSecurityException {
    HybridEncrypt encryption = createPrimitive(toHpkePublicKey(publicKey), HybridEncrypt.class);
    return encryption.encrypt(wrappingKey.format().getBytes(StandardCharsets.US_ASCII), PURPOSE);
  }

  /**
   * Opens it with the printed key.
   *
   * @throws CommandRefused when it was sealed for another
   */
  static RecoveryKey unseal(byte[] sealed, RecoveryKey recoveryKey) throws GeneralSecurityException, WrongRecoveryKey {
    byte[] privateKey = derivePrivateKey(recoveryKey);
    HpkePrivateKey key = HpkePrivateKey.create(toHpkePublicKey(X25519.publicFromPrivate(privateKey)),
        SecretBytes.copyFrom(privateKey, InsecureSecretKeyAccess.get()));
    HybridDecrypt decryption = createPrimitive(key, HybridDecrypt.class);
    byte[] wrappingKey;
    try {
      wrappingKey = decryption.decrypt(sealed, PURPOSE);
    } catch (GeneralSecurityException e) {
      throw new CommandRefused(
          "Kunci pemulihan ini bukan untuk cadangan ini; tidak ada yang diubah. / This recovery key does not open "
              + "this backup; nothing was touched.",
          e);
    }
    return RecoveryKey.parse(new String(wrappingKey, StandardCharsets.US_ASCII));
  }

  private static byte[] derivePrivateKey(RecoveryKey recoveryKey) throws GeneralSecurityException {
    byte[] text = recoveryKey.format().getBytes(StandardCharsets.US_ASCII);
    return Hkdf.computeHkdf("HmacSha256", text, new byte[0], PURPOSE, KEY_BYTES);
  }

  private static HpkePublicKey toHpkePublicKey(byte[] bytes) throws GeneralSecurityException {
    HpkeParameters parameters = HpkeParameters.builder()
        .setVariant(HpkeParameters.Variant.NO_PREFIX)
        .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
        .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
        .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
        .build();
    return HpkePublicKey.create(parameters, Bytes.copyFrom(bytes), null);
  }

  private static <P> P createPrimitive(Key key, Class<P> kind) throws GeneralSecurityException {
    HybridConfig.register();
    KeysetHandle handle =
        KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary()).build();
    return handle.getPrimitive(RegistryConfiguration.get(), kind);
  }
}
