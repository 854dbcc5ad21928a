package id.payung.platform.rows;

import java.util.Locale;

/** Patterns of {@code LIKE} from what a person typed: signs that mean something there mean themselves. */
public final class LikePattern {
  private LikePattern() {}

  /** Matches small letters that contain this: {@code lower(m.title) LIKE :pattern}. */
  public static String containing(String part) {
    String escaped =
        part.strip().toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return "%" + escaped + "%";
  }
}
