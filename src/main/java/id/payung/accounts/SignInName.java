package id.payung.accounts;

import java.util.Locale;

/** The name that a person types to sign in, in the one form in which it is stored and looked up. */
public final class SignInName {
  private SignInName() {}

  /** A short name or a mobile number signs in: 0812… and +62 812… are the same. */
  public static String normalise(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    String digits = name.replaceAll("[\\s().-]", "");
    if (digits.matches("\\+?\\d{8,15}")) {
      return digits.replaceFirst("^\\+", "").replaceFirst("^0", "62");
    }
    return name;
  }
}
