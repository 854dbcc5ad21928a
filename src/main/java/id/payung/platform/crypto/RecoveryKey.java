package id.payung.platform.crypto;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;

/**
 * 160 random bits that the regency prints once and keeps in a safe, written as eight groups of four letters and a ninth
 * that finds typing mistakes. Letters are Crockford's, so that O and 0, I, L and 1 may be confused by whoever types
 * them from paper.
 */
public final class RecoveryKey {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BYTES = 20;
  private static final int SECRET_LETTERS = BYTES * 8 / 5;
  private static final int CHECKSUM_LETTERS = 4;
  private static final int SALT_BYTES = 16;

  private final byte[] secret;

  private RecoveryKey(byte[] secret) {
    this.secret = secret;
  }

  public static RecoveryKey generate() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new RecoveryKey(secret);
  }

  /** Reads what {@link #format()} wrote; case, spaces and dashes do not matter. */
  public static RecoveryKey parse(String typed) throws WrongRecoveryKey {
    String letters =
        typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").replace('O', '0').replace('I', '1').replace('L', '1');
    if (letters.length() != SECRET_LETTERS + CHECKSUM_LETTERS) {
      throw new WrongRecoveryKey("a recovery key has " + (SECRET_LETTERS + CHECKSUM_LETTERS) + " letters and digits");
    }
    RecoveryKey key = new RecoveryKey(decodeBase32(letters.substring(0, SECRET_LETTERS)));
    if (!key.checksum().equals(letters.substring(SECRET_LETTERS))) {
      throw new WrongRecoveryKey("the recovery key was mistyped");
    }
    return key;
  }

  /** The text to print: nine groups of four. */
  public String format() {
    return String.join("-", (encodeBase32(secret) + checksum()).split("(?<=\\G.{4})"));
  }

  /** A key that tells nothing of this one: the installation keeps it, to say of later backups that it made them. */
  public byte[] deriveAuthenticationKey() {
    try {
      return deriveKey(new byte[0], "payung archive authentication 1".getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] encrypt(byte[] clear, byte[] purpose) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    try {
      byte[] sealed = new AesGcmJce(deriveKey(salt, purpose)).encrypt(clear, purpose);
      byte[] all = Arrays.copyOf(salt, SALT_BYTES + sealed.length);
      System.arraycopy(sealed, 0, all, SALT_BYTES, sealed.length);
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt", e);
    }
  }

  byte[] decrypt(byte[] sealed, byte[] purpose) throws WrongRecoveryKey {
    if (sealed.length <= SALT_BYTES) {
      throw new WrongRecoveryKey("the wrapped keys are torn");
    }
    try {
      byte[] key = deriveKey(Arrays.copyOf(sealed, SALT_BYTES), purpose);
      return new AesGcmJce(key).decrypt(Arrays.copyOfRange(sealed, SALT_BYTES, sealed.length), purpose);
    } catch (GeneralSecurityException e) {
      throw new WrongRecoveryKey("this recovery key does not open this backup");
    }
  }

  private byte[] deriveKey(byte[] salt, byte[] purpose) throws GeneralSecurityException {
    return Hkdf.computeHkdf("HmacSha256", secret, salt, purpose, 32);
  }

  private String checksum() {
    return encodeBase32(Arrays.copyOf(Sha256.hash(secret), 5)).substring(0, CHECKSUM_LETTERS);
  }

  /** Five bytes become eight letters. */
  private static String encodeBase32(byte[] bytes) {
    var text = new StringBuilder();
    for (int at = 0; at < bytes.length; at += 5) {
      long group = 0;
      for (int i = 0; i < 5; i++) {
        group = group << 8 | (bytes[at + i] & 0xff);
      }
      for (int shift = 35; shift >= 0; shift -= 5) {
        text.append(ALPHABET.charAt((int) (group >>> shift & 31)));
      }
    }
    return text.toString();
  }

  private static byte[] decodeBase32(String text) throws WrongRecoveryKey {
    byte[] bytes = new byte[text.length() / 8 * 5];
    for (int at = 0, to = 0; at < text.length(); at += 8, to += 5) {
      long group = 0;
      for (int i = 0; i < 8; i++) {
        int value = ALPHABET.indexOf(text.charAt(at + i));
        if (value < 0) {
          throw new WrongRecoveryKey("the recovery key holds a sign that it cannot have");
        }
        group = group << 5 | value;
      }
      for (int i = 4; i >= 0; i--, group >>>= 8) {
        bytes[to + i] = (byte) group;
      }
    }
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecoveryKey key && MessageDigest.isEqual(secret, key.secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(secret);
  }

  /** Never the key itself: it must not reach a log. */
  @Override
  public String toString() {
    return "RecoveryKey[…]";
  }
}
