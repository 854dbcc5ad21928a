package id.payung.evidence;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names that Windows Explorer, WhatsApp and the ministry's application all open, in the words of the instrument:
 * {@code 08-4_laporan-dan-foto-pertemuan_01.jpg}. Letters, digits, dash and underscore, at most {@value #LONGEST}
 * characters, none twice.
 */
final class PackageNames {
  static final int LONGEST = 80;
  private static final int LONGEST_PART = 24;
  private static final int LONGEST_SLOT = 44;

  private final Map<String, Integer> counts = new HashMap<>();

  /**
   * The next name for a question and slot.
   *
   * @param slot its name as the instrument has it
   */
  String next(String question, String slot, String extension) {
    String stem = question(question) + "_" + words(slot);
    int count = counts.merge(stem, 1, Integer::sum);
    return "%s_%02d.%s".formatted(stem, count, extension);
  }

  /** Indicators of one digit get a nought before them, so that names sort as the questions do: 4.2 → 04-2. */
  static String question(String code) {
    StringBuilder name = new StringBuilder();
    for (String part : code.split("[^A-Za-z0-9]+")) {
      if (!part.isEmpty()) {
        name.append(name.isEmpty() ? "" : "-").append(name.isEmpty() && part.matches("\\d") ? "0" + part : plain(part));
      }
    }
    return name.isEmpty() ? "x" : name.substring(0, Math.min(name.length(), LONGEST_PART));
  }

  /** {@code 2026_C1_2.zip}. */
  static String part(String evaluation, String block, int number) {
    return plain(evaluation) + "_" + plain(block) + "_" + number + ".zip";
  }

  /** Small letters, cut after a whole word. */
  private static String words(String name) {
    String words = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    if (words.length() > LONGEST_SLOT) {
      int end = words.lastIndexOf('-', LONGEST_SLOT);
      words = words.substring(0, end > 0 ? end : LONGEST_SLOT);
    }
    return words.isEmpty() ? "x" : reserved(words) ? words + "-" : words;
  }

  static String plain(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9-]+", "-").replaceAll("^-+|-+$", "");
    String kept = plain.substring(0, Math.min(plain.length(), LONGEST_PART));
    return kept.isEmpty() ? "x" : reserved(kept) ? kept + "-" : kept;
  }

  /** Windows keeps these names for devices. */
  private static boolean reserved(String name) {
    return name.toUpperCase(Locale.ROOT).matches("CON|PRN|AUX|NUL|COM\\d|LPT\\d");
  }
}
