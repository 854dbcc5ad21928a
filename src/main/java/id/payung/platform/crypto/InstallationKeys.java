package id.payung.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The installation's keys. They are made at the first start in {@code <data>/keys} and leave that folder only wrapped
 * for the recovery key that the regency printed.
 */
public final class InstallationKeys {
  private static final byte[] WRAPPING_PURPOSE = "payung keys 1".getBytes(StandardCharsets.US_ASCII);

  private final KeyFolder folder;
  private final FieldCipher fieldCipher;
  private final BlindIndex blindIndex;
  private final String fingerprint;

  private InstallationKeys(KeyFolder folder) {
    this.folder = folder;
    try {
      AeadConfig.register();
      PrfConfig.register();
      KeysetHandle fieldKeyset = folder.loadOrCreate("fields", PredefinedAeadParameters.AES256_GCM);
      KeysetHandle indexKeyset = folder.loadOrCreate("index", PredefinedPrfParameters.HMAC_SHA256_PRF);
      this.fieldCipher = new FieldCipher(fieldKeyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
      this.blindIndex = new BlindIndex(indexKeyset.getPrimitive(RegistryConfiguration.get(), PrfSet.class));
      this.fingerprint = blindIndex.computeHash("platform.keys", "", "fingerprint").substring(0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the keys cannot be used", e);
    }
  }

  /** Opens the keys in this folder, making them when there are none yet. */
  public static InstallationKeys openOrCreate(Path folder) {
    return new InstallationKeys(new KeyFolder(folder));
  }

  /**
   * Whether this folder has no keys yet: to be asked before a start over a database that already holds encrypted rows.
   */
  public static boolean areMissingIn(Path folder) {
    return new KeyFolder(folder).isEmpty();
  }

  /** Encrypts single fields. */
  public FieldCipher fieldCipher() {
    return fieldCipher;
  }

  /** Finds equal values without showing them. */
  public BlindIndex blindIndex() {
    return blindIndex;
  }

  /** Sixteen characters that differ when the keys differ and tell nothing about them. */
  public String fingerprint() {
    return fingerprint;
  }

  /** All keysets, encrypted so that only the holder of the recovery key can read them: this is what a backup holds. */
  public byte[] wrapFor(RecoveryKey recoveryKey) {
    return recoveryKey.encrypt(serialise(folder.readAll()), WRAPPING_PURPOSE);
  }

  /**
   * Puts the keys of a backup into an empty folder.
   *
   * @throws WrongRecoveryKey when the key is not the one the backup was wrapped for, or the bytes were changed
   * @throws IllegalStateException when the folder already has other keys: overwriting them would lose what they protect
   */
  public static InstallationKeys restoreWrapped(byte[] wrapped, RecoveryKey recoveryKey, Path folder)
      throws WrongRecoveryKey {
    SortedMap<String, String> keysets = deserialise(recoveryKey.decrypt(wrapped, WRAPPING_PURPOSE));
    KeyFolder target = new KeyFolder(folder);
    if (!target.isEmpty() && !target.readAll().equals(keysets)) {
      throw new IllegalStateException("this folder already holds other keys");
    }
    try {
      for (Map.Entry<String, String> keyset : keysets.entrySet()) {
        target.writeKeyset(keyset.getKey(), keyset.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the keys cannot be written", e);
    }
    return new InstallationKeys(target);
  }

  private static byte[] serialise(SortedMap<String, String> keysets) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(keysets.size());
      for (Map.Entry<String, String> keyset : keysets.entrySet()) {
        out.writeUTF(keyset.getKey());
        out.writeUTF(keyset.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static SortedMap<String, String> deserialise(byte[] bytes) {
    SortedMap<String, String> keysets = new TreeMap<>();
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String name = in.readUTF();
        if (!name.matches("[a-z]{1,40}")) {
          throw new IOException("not the name of a keyset");
        }
        keysets.put(name, in.readUTF());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the wrapped keys have an unknown form", e);
    }
    return keysets;
  }
}
