package id.payung.platform.i18n;

import java.util.Locale;

/** A title that stands away from its list, with the kind of the record before it. */
public final class PrefixedTitle {
  private PrefixedTitle() {}

  /** {@code Pertemuan: Lokakarya mitra}; but {@code Pertemuan mitra} alone, since it says the kind itself. */
  public static String of(String kind, String title) {
    return holdsWord(title.toLowerCase(Locale.ROOT), kind.toLowerCase(Locale.ROOT)) ? title : kind + ": " + title;
  }

  private static boolean holdsWord(String text, String word) {
    int length = word.length();
    for (int at = text.indexOf(word); at >= 0 && length > 0; at = text.indexOf(word, at + length)) {
      boolean begins = at == 0 || !Character.isLetter(text.codePointBefore(at));
      boolean ends = at + length == text.length() || !Character.isLetter(text.codePointAt(at + length));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }
}
