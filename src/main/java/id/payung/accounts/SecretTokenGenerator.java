package id.payung.accounts;

import id.payung.platform.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets that are handed out once and kept only as their hash. */
public final class SecretTokenGenerator {
  private static final SecureRandom RANDOM = new SecureRandom();

  private SecretTokenGenerator() {}

  /** 256 bits, fit for a cookie or an address. */
  public static String newToken() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(32));
  }

  public static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Takes the same time wherever they differ. */
  public static boolean areEqual(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] hash(String secret) {
    return Sha256.hash(secret);
  }
}
