package id.payung.platform.sheets;

import java.math.BigDecimal;

/** A cell as the file has it, before anybody says what it should be. */
sealed interface RawCell {
  record Empty() implements RawCell {}

  record Text(String text) implements RawCell {}

  /** A number; a date too is a number in a spreadsheet. */
  record Number(BigDecimal number, boolean dates1904) implements RawCell {}

  record YesNo(boolean value) implements RawCell {}

  /** {@code #REF!} and the like. */
  record Broken(String text) implements RawCell {}

  RawCell EMPTY = new Empty();

  static RawCell text(String text) {
    String clean = text.replace('\u00a0', ' ').replace('\u202f', ' ').replace("\r\n", "\n").strip();
    if (clean.length() > 1 && clean.charAt(0) == '\'' && "=+-@".indexOf(clean.charAt(1)) >= 0) {
      clean = clean.substring(1);
    }
    return clean.isEmpty() ? EMPTY : new Text(clean);
  }

  /** As a person sees it, for the preview and for headings. */
  default String displayText() {
    return switch (this) {
      case Empty _ -> "";
      case Text text -> text.text();
      case Number number -> number.number().toPlainString();
      case YesNo value -> value.value() ? "ya" : "tidak";
      case Broken broken -> broken.text();
    };
  }
}
