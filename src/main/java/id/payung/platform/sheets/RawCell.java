package id.payung.platform.sheets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell as the file has it, before anybody says what it should be. */
sealed interface RawCell {
  record Empty() implements RawCell {}

  record Text(String text) implements RawCell {}

  /**
   * A number; a date too is a number in a spreadsheet.
   *
   * @param format of the cell, as the file has it: {@code 00} shows 7 as 07
   */
  record Number(BigDecimal number, boolean dates1904, String format) implements RawCell {
    private static final Pattern DIGITS = Pattern.compile("(0+)(?:\\.(0+))?");

    /** What a person sees who looks at the cell: a code that was typed as a number keeps its zeros. */
    String shown() {
      Matcher digits = DIGITS.matcher(format);
      if (!digits.matches()) {
        return number.toPlainString();
      }
      int decimals = digits.group(2) == null ? 0 : digits.group(2).length();
      String[] parts = number.abs().setScale(decimals, RoundingMode.HALF_UP).toPlainString().split("\\.", 2);
      int missing = digits.group(1).length() - parts[0].length();
      String whole = (number.signum() < 0 ? "-" : "") + "0".repeat(Math.max(0, missing)) + parts[0];
      return parts.length < 2 ? whole : whole + "." + parts[1];
    }
  }

  record YesNo(boolean value) implements RawCell {}

  /** {@code #REF!} and the like. */
  record Broken(String text) implements RawCell {}

  RawCell EMPTY = new Empty();

  /** What a formula came to that could not be computed, as spreadsheets write it, in a CSV too. */
  Set<String> FORMULA_ERRORS = Set.of("#N/A", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!",
      "#CALC!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#GETTING_DATA");

  static RawCell text(String text) {
    String clean = text.replace('\u00a0', ' ').replace('\u202f', ' ').replace("\r\n", "\n").strip();
    if (clean.length() > 1 && clean.charAt(0) == '\'' && "=+-@".indexOf(clean.charAt(1)) >= 0) {
      clean = clean.substring(1);
    }
    if (FORMULA_ERRORS.contains(clean)) {
      return new Broken(clean);
    }
    return clean.isEmpty() ? EMPTY : new Text(clean);
  }

  /** As a person sees it, for the preview and for headings. */
  default String displayText() {
    return switch (this) {
      case Empty _ -> "";
      case Text text -> text.text();
      case Number number -> number.shown();
      case YesNo value -> value.value() ? "ya" : "tidak";
      case Broken broken -> broken.text();
    };
  }
}
