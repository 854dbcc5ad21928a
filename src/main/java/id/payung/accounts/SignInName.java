package id.payung.accounts;

import java.util.Locale;

/** The name that a person types to sign in, in the one form in which it is stored and looked up. */
public final class SignInName {
  /** What a new one looks like; a mobile number signs in beside it. */
  public static final String NEW = "(?i)[a-z][a-z0-9._-]{1,39}";
  /** A mobile number as people write it. */
  public static final String MOBILE = "([\\s().-]*\\+)?[\\s().-]*(\\d[\\s().-]*){8,15}";

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
