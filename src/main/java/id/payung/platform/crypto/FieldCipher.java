package id.payung.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Encrypts single fields with AES-256-GCM. The place (for instance {@code accounts.totp/73.24/<id>}) is bound to the
 * ciphertext: a value copied into another row or column does not open there.
 */
public final class FieldCipher {
  private final Aead aead;

  FieldCipher(Aead aead) {
    this.aead = aead;
  }

  public byte[] encrypt(String plaintext, String associatedData) {
    return encryptBytes(plaintext.getBytes(StandardCharsets.UTF_8), associatedData);
  }

  /**
   * @throws UndecryptableField when the bytes were changed, belong to another place, or were made with another key
   */
  public String decrypt(byte[] ciphertext, String associatedData) {
    return new String(decryptBytes(ciphertext, associatedData), StandardCharsets.UTF_8);
  }

  public byte[] encryptBytes(byte[] plaintext, String associatedData) {
    try {
      return aead.encrypt(plaintext, associatedData.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt", e);
    }
  }

  public byte[] decryptBytes(byte[] ciphertext, String associatedData) {
    try {
      return aead.decrypt(ciphertext, associatedData.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new UndecryptableField(associatedData);
    }
  }

  /**
   * A fresh data key, wrapped by this one: stored beside the record it protects, so that deleting it erases the record.
   */
  public byte[] createWrappedDataKey(String associatedData) {
    try {
      KeysetHandle dataKey = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKey, aead,
          associatedData.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a data key", e);
    }
  }

  /** The cipher of a wrapped data key. */
  public FieldCipher withDataKey(byte[] wrapped, String associatedData) {
    try {
      KeysetHandle key =
          TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, associatedData.getBytes(StandardCharsets.UTF_8));
      return new FieldCipher(key.getPrimitive(RegistryConfiguration.get(), Aead.class));
    } catch (GeneralSecurityException e) {
      throw new UndecryptableField(associatedData);
    }
  }

  /** A ciphertext that does not open here. Its message names the place, never the content. */
  public static final class UndecryptableField extends RuntimeException {
    UndecryptableField(String associatedData) {
      super("cannot be opened at " + associatedData);
    }
  }
}
