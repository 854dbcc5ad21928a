package id.payung.platform.web;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The name of a file that leaves: what it is, whose regency, of which day; short plain letters that any computer keeps.
 */
public final class FileName {
  /** Characters of one part; what is longer ends at a whole word. */
  private static final int LONGEST_PART = 40;

  private FileName() {}

  /**
   * {@code of("73.24", 2026-11-22, "xlsx", "laporan", "Yayasan Teduh")} is
   * {@code laporan-yayasan-teduh-73.24-2026-11-22.xlsx}. Parts without a plain letter or digit are left out.
   */
  public static String of(String regency, LocalDate day, String ending, String... parts) {
    String what =
        Arrays.stream(parts).map(FileName::plain).filter(part -> !part.isEmpty()).collect(Collectors.joining("-"));
    return what + "-" + regency + "-" + day + "." + ending;
  }

  private static String plain(String part) {
    String plain = Normalizer.normalize(part, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-+|-+$", "");
    if (plain.length() <= LONGEST_PART) {
      return plain;
    }
    int end = plain.lastIndexOf('-', LONGEST_PART);
    return plain.substring(0, end > 0 ? end : LONGEST_PART);
  }
}
