package id.payung.platform.telephone;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number as it is stored: country code and number, in digits alone. A number of Indonesia begins with 0,
 * one that is dialled from abroad with +62; whoever writes both (+62 0812…) means the same number.
 */
public final class TelephoneNumber {
  private static final String COUNTRY = "62";
  private static final int LONGEST_TYPED = 60;
  private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s().-]");
  private static final Pattern DIALLED = Pattern.compile("\\+?\\d{8,20}");

  /** E.164; nobody has a number of fewer than eight digits with its country. */
  private static final Pattern STORED = Pattern.compile("[1-9]\\d{8,14}");

  private TelephoneNumber() {}

  /**
   * The number that was typed; empty when it is none, or nobody can tell of which country it is: without + a number
   * begins with 0, 00 62 or 62.
   */
  public static Optional<String> parse(String typed) {
    String dialled = dialled(typed);
    if (!DIALLED.matcher(dialled).matches()) {
      return Optional.empty();
    }
    String withCountry = withCountry(dialled);
    String stored = withCountry.startsWith(COUNTRY + "0")
        ? COUNTRY + withCountry.substring(COUNTRY.length()).replaceFirst("^0+", "")
        : withCountry;
    return Optional.of(stored).filter(number -> STORED.matcher(number).matches());
  }

  /** Not a number yet where nobody can tell its country. */
  private static String withCountry(String dialled) {
    if (dialled.startsWith("+")) {
      return dialled.substring(1);
    }
    if (dialled.startsWith("00" + COUNTRY)) {
      return dialled.substring(2);
    }
    if (dialled.startsWith("0") && !dialled.startsWith("00")) {
      return COUNTRY + dialled.substring(1);
    }
    return dialled.startsWith(COUNTRY) ? dialled : "";
  }

  /** Digits alone, with the + ahead of them if there is one; other text as it is. */
  public static String dialled(String typed) {
    return typed.length() > LONGEST_TYPED ? typed : BETWEEN_DIGITS.matcher(plain(typed)).replaceAll("");
  }

  /** Figures of other writings and widths, and kinds of dashes and blanks, are those of here. */
  public static String plain(String typed) {
    StringBuilder plain = new StringBuilder(typed.length());
    Normalizer.normalize(typed, Normalizer.Form.NFKC).codePoints().forEach(sign -> {
      if (Character.isDigit(sign)) {
        plain.append(Character.digit(sign, 10));
      } else if (Character.getType(sign) == Character.DASH_PUNCTUATION || sign == '\u2212') {
        plain.append('-');
      } else {
        plain.appendCodePoint(Character.isSpaceChar(sign) ? ' ' : sign);
      }
    });
    return plain.toString();
  }
}
