package id.payung.platform.i18n;

/**
 * Text as it may be kept: without what no paper shows and some program stumbles over. NUL and the other control signs
 * (tab and new lines stay), halves of a surrogate pair, and the marks that turn the direction of all that follows (a
 * name must not reverse the line it stands in). Emoji with their joiners, right-to-left letters and their plain marks
 * stay as they were typed.
 */
public final class PlainTextSanitiser {
  private PlainTextSanitiser() {}

  public static String sanitise(String typed) {
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c < ' ' || c >= 0x7F && !isAllowed(c)) {
        return removeForbidden(typed);
      }
    }
    return typed;
  }

  private static String removeForbidden(String typed) {
    StringBuilder kept = new StringBuilder(typed.length());
    typed.codePoints().filter(PlainTextSanitiser::isAllowed).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isAllowed(int c) {
    boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0x7F && c < 0xA0;
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    boolean directionOverride = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    return !control && !surrogate && !directionOverride && c != 0xFEFF && c != 0xFFFE && c != 0xFFFF;
  }
}
