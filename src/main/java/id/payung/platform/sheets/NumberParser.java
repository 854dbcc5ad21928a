package id.payung.platform.sheets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbers as people in Indonesia and their spreadsheets write them. Dot and comma change places between Indonesian and
 * English; a text that means two different amounts is refused, never guessed.
 */
final class NumberParser {
  /** Spreadsheets keep 15 digits; anything longer has already lost some. */
  static final BigDecimal LARGEST = new BigDecimal("999999999999999");

  /** Longer ones are no numbers, and turning the digits into one takes longer and longer. */
  private static final int LONGEST = 400;
  private static final int SHOWN = 60;

  private static final Pattern RUPIAH = Pattern.compile("^(rp|idr)\\.?\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLAIN = Pattern.compile("\\d+");
  private static final Pattern GROUPED_DOT = Pattern.compile("\\d{1,3}(\\.\\d{3})+");
  private static final Pattern GROUPED_COMMA = Pattern.compile("\\d{1,3}(,\\d{3})+");
  private static final Pattern GROUPED_SPACE = Pattern.compile("\\d{1,3}( \\d{3})+");
  private static final Pattern INDONESIAN = Pattern.compile("^(\\d++|\\d{1,3}(?:\\.\\d{3})++),(\\d++)");
  private static final Pattern ENGLISH = Pattern.compile("^(\\d++|\\d{1,3}(?:,\\d{3})++)\\.(\\d++)");

  private NumberParser() {}

  /** Whole numbers and rupiah: no decimals are possible, so three digits behind a sign are a group of thousands. */
  static CellReading<Long> parseWhole(String typed) {
    return parse(typed, NumberParser::parseWholeDigits);
  }

  private static CellReading<Long> parseWholeDigits(String typed, String signless, boolean negative) {
    String digits = signless.replaceFirst(",-+$", "").replaceFirst("(?<=\\d)\\.-+$", "");
    if (digits.matches(".*[.,]\\d{1,2}") && !digits.matches(".*[.,]0{1,2}")) {
      return CellReading.wrong("number.cents", typed);
    }
    digits = digits.replaceFirst("[.,]0{1,2}$", "");
    if (matches(PLAIN, digits) || matches(GROUPED_DOT, digits) || matches(GROUPED_COMMA, digits)
        || matches(GROUPED_SPACE, digits)) {
      BigDecimal value = new BigDecimal(digits.replaceAll("[., ]", ""));
      return withinLargest(negative ? value.negate() : value, typed);
    }
    return CellReading.wrong("number.unknown", typed);
  }

  static CellReading<Long> parseWhole(BigDecimal number) {
    BigDecimal rounded = number.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
    if (rounded.scale() > 0) {
      return CellReading.wrong("number.cents", number.toPlainString());
    }
    return withinLargest(rounded, number.toPlainString());
  }

  /**
   * Numbers with decimals: one group of three behind a dot or a comma may be thousands or thousandths, so it is
   * refused.
   */
  static CellReading<BigDecimal> parseDecimal(String typed) {
    return parse(typed, NumberParser::parseDecimalDigits);
  }

  private static CellReading<BigDecimal> parseDecimalDigits(String typed, String digits, boolean negative) {
    if (digits.matches("[1-9]\\d{0,2}[.,]\\d{3}")) {
      String plain = digits.replaceAll("[.,]", "");
      return CellReading.wrong("number.ambiguous", typed, plain, digits.replace('.', ','));
    }
    String value;
    if (matches(PLAIN, digits)) {
      value = digits;
    } else if (matches(GROUPED_DOT, digits) && !digits.startsWith("0")
        || matches(GROUPED_COMMA, digits) && !digits.startsWith("0") || matches(GROUPED_SPACE, digits)) {
      value = digits.replaceAll("[., ]", "");
    } else if (matches(INDONESIAN, digits)) {
      value = digits.replace(".", "").replace(',', '.');
    } else if (matches(ENGLISH, digits)) {
      value = digits.replace(",", "");
    } else {
      return CellReading.wrong("number.unknown", typed);
    }
    BigDecimal number = new BigDecimal(value);
    return parseDecimal(negative ? number.negate() : number);
  }

  static CellReading<BigDecimal> parseDecimal(BigDecimal number) {
    if (number.abs().compareTo(LARGEST) > 0) {
      return CellReading.wrong("number.large", number.toPlainString());
    }
    BigDecimal rounded = number.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
    return CellReading.of(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
  }

  private static CellReading<Long> withinLargest(BigDecimal value, String typed) {
    return value.abs().compareTo(LARGEST) > 0 ? CellReading.wrong("number.large", typed)
        : CellReading.of(value.longValueExact());
  }

  private interface DigitParser<T> {
    CellReading<T> parse(String typed, String digits, boolean negative);
  }

  private static <T> CellReading<T> parse(String typed, DigitParser<T> parser) {
    if (typed.length() > LONGEST) {
      return CellReading.wrong("number.unknown", typed.substring(0, SHOWN) + "…");
    }
    String text = stripCurrency(typed);
    boolean negative = text.startsWith("-");
    return parser.parse(typed, negative ? text.substring(1).strip() : text, negative);
  }

  private static String stripCurrency(String typed) {
    return RUPIAH.matcher(typed.strip().toLowerCase(Locale.ROOT)).replaceFirst("").strip();
  }

  private static boolean matches(Pattern pattern, String text) {
    return pattern.matcher(text).matches();
  }
}
