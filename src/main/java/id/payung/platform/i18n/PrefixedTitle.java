package id.payung.platform.i18n;

import java.util.Locale;
import java.util.regex.Pattern;

/** A title that stands away from its list, with the kind of the record before it. */
public final class PrefixedTitle {
  private PrefixedTitle() {}

  /** {@code Pertemuan: Lokakarya mitra}; but {@code Pertemuan mitra} alone, since it says the kind itself. */
  public static String of(String kind, String title) {
    return Pattern.compile("(?<!\\p{L})" + Pattern.quote(kind.toLowerCase(Locale.ROOT)) + "(?!\\p{L})")
        .matcher(title.toLowerCase(Locale.ROOT))
        .find() ? title : kind + ": " + title;
  }
}
