package id.payung.platform.search;

import java.util.Locale;

/** Patterns of {@code LIKE} from what a person typed: signs that mean something there mean themselves. */
public final class LikePattern {
  private LikePattern() {}

  /** Matches small letters that contain this: {@code lower(m.title) LIKE :pattern}. */
  public static String containing(String part) {
    return "%" + escape(part.strip().toLowerCase(Locale.ROOT)) + "%";
  }

  /** Matches a {@link SearchText} in which a word begins so. */
  static String beginningWord(String word) {
    return "% " + escape(word) + "%";
  }

  /** Matches a {@link SearchText} in which a word ends so. */
  static String endingWord(String word) {
    return "%" + escape(word) + " %";
  }

  private static String escape(String part) {
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
