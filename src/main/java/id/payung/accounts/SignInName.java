package id.payung.accounts;

import id.payung.platform.telephone.TelephoneNumber;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name that a person types to sign in, in the one form in which it is stored and looked up. */
public final class SignInName {
  /** What a new one looks like; a mobile number signs in beside it. */
  public static final String NEW = "(?i)[a-z][a-z0-9._-]{1,39}";

  /** Stored as it was typed before its country was asked for. */
  private static final Pattern OLDER_NUMBER = Pattern.compile("\\+?\\d{8,15}");

  private SignInName() {}

  /** A short name or a mobile number signs in: 0812…, +62 812… and +62 0812… are the same. */
  public static String normalise(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    return TelephoneNumber.parse(name).orElseGet(() -> {
      String dialled = TelephoneNumber.dialled(name);
      return OLDER_NUMBER.matcher(dialled).matches() ? dialled.replaceFirst("^\\+", "") : name;
    });
  }
}
