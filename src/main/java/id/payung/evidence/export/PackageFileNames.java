package id.payung.evidence.export;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Names that Windows Explorer, WhatsApp and the ministry's application all open, in the words of the instrument:
 * {@code 08-4_laporan-dan-foto-pertemuan_3f9c1e.jpg}. Letters, digits, dash and underscore, at most
 * {@value #MAX_LENGTH} characters, none twice.
 *
 * <p>A name ends in characters of the use's id, not in a running number: the list for the ministry and a package take
 * different selections for different readers, and a file that is sent by its name must be the same in both.
 */
public final class PackageFileNames {
  public static final int MAX_LENGTH = 80;
  private static final int MAX_PREFIX_LENGTH = 24;
  private static final int MAX_SLUG_LENGTH = 44;
  private static final int ID_LENGTH = 6;

  private final Set<String> given = new HashSet<>();

  /**
   * The name of a proof at its place.
   *
   * @param use its id; the end of the name comes from it
   * @param slot its name as the instrument has it
   */
  public String fileName(UUID use, String question, String slot, String extension) {
    String words = questionPrefix(question) + "_" + slugOf(slot);
    String stem = words.substring(0, Math.min(words.length(), MAX_LENGTH - 2 * ID_LENGTH - 2 - extension.length()));
    String id = use.toString().replace("-", "");
    String name = stem + "_" + id.substring(id.length() - ID_LENGTH);
    // Two ids of one end: the longer end keeps a ZIP from refusing the second.
    String unique = given.add(name) ? name : stem + "_" + id.substring(id.length() - 2 * ID_LENGTH);
    return unique + "." + extension;
  }

  /** Indicators of one digit get a nought before them, so that names sort as the questions do: 4.2 → 04-2. */
  static String questionPrefix(String code) {
    StringBuilder name = new StringBuilder();
    for (String part : code.split("[^A-Za-z0-9]+")) {
      if (!part.isEmpty()) {
        name.append(name.isEmpty() ? "" : "-")
            .append(name.isEmpty() && part.matches("\\d") ? "0" + part : sanitise(part));
      }
    }
    return name.isEmpty() ? "x" : name.substring(0, Math.min(name.length(), MAX_PREFIX_LENGTH));
  }

  /** {@code 2026_C1_2.zip}. */
  static String partFileName(String evaluation, String block, int number) {
    return sanitise(evaluation) + "_" + sanitise(block) + "_" + number + ".zip";
  }

  /** Small letters, cut after a whole word. */
  private static String slugOf(String name) {
    String words = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|(?<!-)-++$", "");
    if (words.length() > MAX_SLUG_LENGTH) {
      int end = words.lastIndexOf('-', MAX_SLUG_LENGTH);
      words = words.substring(0, end > 0 ? end : MAX_SLUG_LENGTH);
    }
    return words.isEmpty() ? "x" : isReservedOnWindows(words) ? words + "-" : words;
  }

  static String sanitise(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9-]+", "-").replaceAll("^-+|(?<!-)-++$", "");
    String kept = plain.substring(0, Math.min(plain.length(), MAX_PREFIX_LENGTH));
    return kept.isEmpty() ? "x" : isReservedOnWindows(kept) ? kept + "-" : kept;
  }

  /** Windows keeps these names for devices. */
  private static boolean isReservedOnWindows(String name) {
    return name.toUpperCase(Locale.ROOT).matches("CON|PRN|AUX|NUL|COM\\d|LPT\\d");
  }
}
