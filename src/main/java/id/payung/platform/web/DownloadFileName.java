package id.payung.platform.web;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The name of a file that leaves: what it is, whose regency, of which day; short plain letters that any computer keeps.
 */
final class DownloadFileName {
  /** Characters of one part; what is longer ends at a whole word. */
  private static final int MAX_PART_LENGTH = 40;

  private DownloadFileName() {}

  /**
   * {@code of("73.24", 2026-11-22, "xlsx", "laporan", "Yayasan Teduh")} is
   * {@code laporan-yayasan-teduh-73.24-2026-11-22.xlsx}. Parts without a plain letter or digit are left out.
   */
  public static String of(String regency, LocalDate day, String extension, String... parts) {
    String joinedParts = Arrays.stream(parts)
        .map(DownloadFileName::toSlug)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("-"));
    return joinedParts + "-" + regency + "-" + day + "." + extension;
  }

  private static String toSlug(String part) {
    String slug = Normalizer.normalize(part, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-+|(?<!-)-++$", "");
    if (slug.length() <= MAX_PART_LENGTH) {
      return slug;
    }
    int end = slug.lastIndexOf('-', MAX_PART_LENGTH);
    return slug.substring(0, end > 0 ? end : MAX_PART_LENGTH);
  }
}
