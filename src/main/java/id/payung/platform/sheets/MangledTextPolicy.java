package id.payung.platform.sheets;

import id.payung.platform.sheets.file.RawCell;
import id.payung.platform.telephone.TelephoneNumber;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a spreadsheet program does to a text that it takes for a number or a date: 12/1 becomes a day, a long number
 * loses its end, a telephone number its zero. What cannot be told from what was meant is asked about.
 */
final class MangledTextPolicy {
  /** A spreadsheet keeps 15 digits; of a NIK of 16 the last becomes 0. */
  private static final BigDecimal FIRST_TOO_LONG = new BigDecimal("1E15");
  private static final Pattern TOO_LONG = Pattern.compile("\\d{15}0+");
  private static final Pattern KEPT_DIGITS = Pattern.compile("\\d{16,24}");
  private static final int LONGEST_SCIENTIFIC = 24;
  private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d([.,]\\d+)?[eE]\\+\\d{1,3}");
  private static final String MONTH =
      "(jan|feb|peb|mar|apr|mei|may|jun|jul|agu|agt|ags|aug|sep|okt|oct|nov|nop|des|dec)[a-z]*\\.?";
  private static final Pattern DATE =
      Pattern.compile("\\d{1,2}[ -]" + MONTH + "([ -]\\d{2,4})?|" + MONTH + "[ -]\\d{2,4}|\\d{1,2}/\\d{1,2}/\\d{4}");
  private static final Pattern WITHOUT_ZERO = Pattern.compile("8\\d{7,11}");

  /** A formula that names a cell, kept as letters: it was meant to come to something. */
  private static final Pattern FORMULA =
      Pattern.compile("=.*(?<![\\p{L}\\d])\\$?[A-Z]{1,3}\\$?[1-9]\\d{0,6}(?![\\p{L}\\d(]).*", Pattern.DOTALL);
  private static final int LONGEST_FORMULA = 500;

  private MangledTextPolicy() {}

  /** A text of any kind: only what surely was changed, or is no text in the file. */
  static CellReading<String> readText(RawCell cell) {
    String text = cell.displayText();
    if (text.length() <= LONGEST_SCIENTIFIC && SCIENTIFIC.matcher(text).matches()) {
      return CellReading.wrong("text.digits", text);
    }
    if (cell instanceof RawCell.Number number) {
      if (number.isShownAsDate()) {
        return new CellReading.Asked<>(text, "date");
      }
      return number.number().abs().compareTo(FIRST_TOO_LONG) >= 0 ? new CellReading.Asked<>(text, "digits")
          : askUnlessSeen(cell, CellReading.of(text));
    }
    return text.startsWith("=") && text.length() <= LONGEST_FORMULA && FORMULA.matcher(text).matches()
        ? new CellReading.Asked<>(text, "formula")
        : CellReading.of(text);
  }

  /** What was read of the bare number, when nobody can tell what its format makes of it. */
  static <V> CellReading<V> askUnlessSeen(RawCell cell, CellReading<V> reading) {
    return reading instanceof CellReading.Value<V>(V value) && cell instanceof RawCell.Number number
        && !number.isShownAsSeen() ? new CellReading.Asked<>(value, "format") : reading;
  }

  /** Likewise of a number that its format shows as another: 12 as 1.2, 1500000 as 1500. */
  static <N> CellReading<N> askWhenSeenAsAnother(RawCell cell, CellReading<N> reading,
      Function<String, CellReading<N>> parser) {
    return reading instanceof CellReading.Value<N>(N value) && cell instanceof RawCell.Number number
        && number.isShownAsAnother() && !parser.apply(number.shown()).equals(reading)
            ? new CellReading.Asked<>(value, "format")
            : reading;
  }

  /** A number of a paper, an account or a person, or a code: also what a CSV wrote down after the change. */
  static CellReading<String> readIdentifier(RawCell cell) {
    CellReading<String> reading = readText(cell);
    if (!(reading instanceof CellReading.Value<String>(String text))) {
      return reading;
    }
    if (TOO_LONG.matcher(text).matches()) {
      return new CellReading.Asked<>(text, "digits");
    }
    return DATE.matcher(text.toLowerCase(Locale.ROOT)).matches() ? new CellReading.Asked<>(text, "date") : reading;
  }

  /** A mobile number: those of Indonesia begin with 08, and typed as a number with 8. */
  static CellReading<String> readMobileNumber(RawCell cell) {
    CellReading<String> reading = readIdentifier(cell).map(TelephoneNumber::plain);
    String digits = TelephoneNumber.dialled(cell.displayText());
    return reading instanceof CellReading.Value<String> && WITHOUT_ZERO.matcher(digits).matches()
        ? new CellReading.Asked<>("0" + digits, "zero")
        : reading;
  }

  /** Whether a text has more figures than a spreadsheet keeps, and kept all of them. */
  static boolean keptItsDigits(String text) {
    return KEPT_DIGITS.matcher(text).matches() && !TOO_LONG.matcher(text).matches();
  }
}
