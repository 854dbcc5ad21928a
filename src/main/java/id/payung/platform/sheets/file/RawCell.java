package id.payung.platform.sheets.file;

import java.math.BigDecimal;
import java.util.regex.Pattern;

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

    /** Whether {@link #shown} is what a person sees, and not the bare number for want of better. */
    public boolean isShownAsSeen() {
      return format.canShow(number);
    }

    /** Whether a person sees another number than the one that is kept. */
    public boolean isShownAsAnother() {
      return format.showsAnother(number);
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

  /** {@code #REF!} and the like: what stands in the file instead of a value. */
  record Broken(String text) implements RawCell {
    /** Message key of what happened. */
    public String key() {
      if (text.startsWith("##")) {
        return "sheets.cell.narrow";
      }
      return LOADING.matcher(text).matches() ? "sheets.cell.loading" : "sheets.cell.broken";
    }
  }

  /** A formula of which the file does not say what it came to: no spreadsheet program has saved it yet. */
  record Unsaved() implements RawCell {}

  RawCell EMPTY = new Empty();

  int LONGEST_ERROR = 30;

  /** What people put an apostrophe before, so that a program leaves it as it is: a formula, a number with its zeros. */
  String KEPT_AS_TEXT = "=+-@0123456789";

  /** A soft one of Word, of a page, of mainframes, and those of Unicode. */
  String LINE_BREAKS = "\013\f\u0085\u2028\u2029";

  /**
   * What a formula came to that could not be computed, as Excel ({@code #SPILL!}, {@code #BUSY!}) and LibreOffice
   * ({@code Err:502}) write it, in a CSV too.
   */
  Pattern FORMULA_ERROR =
      Pattern.compile("#(?:[Nn]/[Aa]|GETTING_DATA|[A-Z][A-Z0-9/_]{1,20}[!?])|(?:Err|Error|Galat):\\s?\\d{3}");

  /** What a CSV has of a number or a date whose column was too narrow for it. */
  Pattern TOO_NARROW = Pattern.compile("#{2,}");

  /** Saved by Google Sheets before a formula had come to something. */
  Pattern LOADING = Pattern.compile("(?i)(?:loading|memuat)(?:\\.{3}|\u2026)");

  static RawCell text(String text) {
    String clean = withoutUnseenSigns(text).replace("\r\n", "\n").strip();
    if (clean.length() > 1 && clean.charAt(0) == '\'' && KEPT_AS_TEXT.indexOf(clean.charAt(1)) >= 0) {
      clean = clean.substring(1);
    }
    if (clean.length() <= LONGEST_ERROR && (FORMULA_ERROR.matcher(clean).matches() || LOADING.matcher(clean).matches())
        || TOO_NARROW.matcher(clean).matches()) {
      return new Broken(clean.length() <= LONGEST_ERROR ? clean : clean.substring(0, LONGEST_ERROR));
    }
    return clean.isEmpty() ? EMPTY : new Text(clean);
  }

  /** A blank is a blank, whatever width it has, a line break a line break; signs of no width are none. */
  private static String withoutUnseenSigns(String text) {
    if (text.chars().allMatch(sign -> sign < '\u007f' && (sign >= ' ' || sign == '\n' || sign == '\t'))) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if ("\u00a0\u2007\u202f".indexOf(sign) >= 0) {
        clean.append(' ');
      } else if (LINE_BREAKS.indexOf(sign) >= 0) {
        clean.append('\n');
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
