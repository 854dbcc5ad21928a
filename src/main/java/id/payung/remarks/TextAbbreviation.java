package id.payung.remarks;

/** The beginning of a text on one line. */
final class TextAbbreviation {
  private TextAbbreviation() {}

  static String of(String text, int most) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.codePointCount(0, line.length()) <= most) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, most)).stripTrailing() + "…";
  }
}
