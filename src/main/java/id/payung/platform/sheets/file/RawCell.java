package id.payung.platform.sheets.file;

import java.math.BigDecimal;
import java.util.Set;

/** A cell as the file has it, before anybody says what it should be. */
public sealed interface RawCell {
  /** Nothing. */
  record Empty() implements RawCell {}

  /** Letters. */
  record Text(String text) implements RawCell {}

  /**
   * A number; a date too is a number in a spreadsheet.
   *
   * @param format of the cell, as the file has it: {@code 00} shows 7 as 07
   */
  record Number(BigDecimal number, boolean dates1904, SpreadsheetFormat format) implements RawCell {
    /** What a person sees who looks at the cell: a code that was typed as a number keeps its zeros. */
    public String shown() {
      return format.show(number, dates1904);
    }

    /** Whether a person sees a day or an hour in it. */
    public boolean isShownAsDate() {
      return format.isDateOrTime();
    }

    public boolean isShownAsPercent() {
      return format.isPercent();
    }
  }

  /** A box that is ticked or not. */
  record YesNo(boolean value) implements RawCell {}

  /** {@code #REF!} and the like. */
  record Broken(String text) implements RawCell {}

  /** A formula of which the file does not say what it came to: no spreadsheet program has saved it yet. */
  record Unsaved() implements RawCell {}

  RawCell EMPTY = new Empty();

  /** What a formula came to that could not be computed, as spreadsheets write it, in a CSV too. */
  Set<String> FORMULA_ERRORS = Set.of("#N/A", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!",
      "#CALC!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#GETTING_DATA");

  static RawCell text(String text) {
    String clean = withoutUnseenSigns(text).replace("\r\n", "\n").strip();
    if (clean.length() > 1 && clean.charAt(0) == '\'' && "=+-@".indexOf(clean.charAt(1)) >= 0) {
      clean = clean.substring(1);
    }
    if (FORMULA_ERRORS.contains(clean)) {
      return new Broken(clean);
    }
    return clean.isEmpty() ? EMPTY : new Text(clean);
  }

  /** A blank is a blank, whatever width it has; signs of no width are none. */
  private static String withoutUnseenSigns(String text) {
    if (text.chars().allMatch(sign -> sign < '\u007f' && (sign >= ' ' || sign == '\n' || sign == '\t'))) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if ("\u00a0\u2007\u202f".indexOf(sign) >= 0) {
        clean.append(' ');
      } else if (!isUnseen(sign)) {
        clean.append(sign);
      }
    }
    return clean.toString();
  }

  /** Signs of control (a database keeps no NUL), of no width, and those that turn the direction of writing. */
  private static boolean isUnseen(char sign) {
    boolean turnsWriting = sign >= '\u202a' && sign <= '\u202e' || sign >= '\u2066' && sign <= '\u2069';
    boolean controls = Character.isISOControl(sign) && "\t\n\r".indexOf(sign) < 0;
    return turnsWriting || controls || "\u200b\u200e\u200f\u2060\ufeff\u00ad".indexOf(sign) >= 0;
  }

  /** As a person sees it, for the preview and for headings. */
  default String displayText() {
    return switch (this) {
      case Empty _,Unsaved _ -> "";
      case Text text -> text.text();
      case Number number -> number.shown();
      case YesNo value -> value.value() ? "ya" : "tidak";
      case Broken broken -> broken.text();
    };
  }
}
