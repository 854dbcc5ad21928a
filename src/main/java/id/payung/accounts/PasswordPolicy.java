package id.payung.accounts;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Length counts, not signs (NIST SP 800-63B, 5.1.1.2): at least ten characters, at most 200, not the name, not one of
 * those that everybody tries.
 */
public final class PasswordPolicy {
  private static final Set<String> COMMON_PASSWORDS = Set.of("1234567890", "0123456789", "passwordpassword",
      "indonesia123", "password123", "qwertyuiop", "bismillah123", "katasandi123", "rahasia12345");

  private PasswordPolicy() {}

  /** The message key of what is wrong, or nothing. */
  public static Optional<String> findViolation(String password, String signInName) {
    String lower = password.toLowerCase(Locale.ROOT);
    if (password.length() < 10) {
      return Optional.of("accounts.password.short");
    }
    if (password.length() > 200) {
      return Optional.of("accounts.password.long");
    }
    if (lower.contains(signInName) && signInName.length() > 3 || COMMON_PASSWORDS.contains(lower)
        || lower.chars().distinct().count() < 4) {
      return Optional.of("accounts.password.easy");
    }
    return Optional.empty();
  }
}
