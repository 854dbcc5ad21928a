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

  public byte[] seal(String clear, String place) {
    return sealBytes(clear.getBytes(StandardCharsets.UTF_8), place);
  }

  /**
   * @throws Unreadable when the bytes were changed, belong to another place, or were made with another key
   */
  public String open(byte[] sealed, String place) {
    return new String(openBytes(sealed, place), StandardCharsets.UTF_8);
  }

  public byte[] sealBytes(byte[] clear, String place) {
    try {
      return aead.encrypt(clear, place.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt", e);
    }
  }

  public byte[] openBytes(byte[] sealed, String place) {
    try {
      return aead.decrypt(sealed, place.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new Unreadable(place);
    }
  }

  /**
   * A fresh data key, wrapped by this one: stored beside the record it protects, so that deleting it erases the record.
   */
  public byte[] newDataKey(String place) {
    try {
      KeysetHandle made = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(made, aead, place.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a data key", e);
    }
  }

  /** The cipher of a wrapped data key. */
  public FieldCipher withDataKey(byte[] wrapped, String place) {
    try {
      KeysetHandle key =
          TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, place.getBytes(StandardCharsets.UTF_8));
      return new FieldCipher(key.getPrimitive(RegistryConfiguration.get(), Aead.class));
    } catch (GeneralSecurityException e) {
      throw new Unreadable(place);
    }
  }

  /** A ciphertext that does not open here. Its message names the place, never the content. */
  public static final class Unreadable extends RuntimeException {
    Unreadable(String place) {
      super("cannot be opened at " + place);
    }
  }
}
