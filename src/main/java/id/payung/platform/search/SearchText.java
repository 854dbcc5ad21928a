package id.payung.platform.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as it is searched: small letters without accents, without apostrophes and quotation marks of any kind, without
 * signs that nobody sees; one space for blanks and hyphens of any kind, one at each end. The database does the same by
 * {@code platform.search_text}.
 */
public final class SearchText {
  /** Words that are looked for; more narrow nothing further. */
  private static final int MAX_WORDS = 10;

  private static final Pattern QUOTES_AND_UNSEEN = Pattern.compile("[\"'`\u00AB\u00AD\u00B4\u00BB\u02B9-\u02BF\u02C8"
      + "\u02CA\u02CB\u034F\u055A\u061C\u180B-\u180E\u200B-\u200F\u2018-\u201F\u202A-\u202E\u2032-\u2037\u2060-\u206F"
      + "\uA78B\uA78C\uFE00-\uFE0F\uFEFF\uFF02\uFF07\uFF40]");
  private static final Pattern MARKS = Pattern.compile("[\u0300-\u036F\u0610-\u061A\u064B-\u065F\u0670"
      + "\u06D6-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]");
  private static final Pattern BLANKS_AND_HYPHENS = Pattern.compile(
      "[\u0001-\u0020\u002D\u0085\u00A0\u1680\u2000-\u200A\u2010-\u2015\u2028\u2029\u202F\u2043\u205F\u2212\u3000]+");

  private SearchText() {}

  /** With a space at each end, also when there is no word. */
  public static String normalise(String written) {
    String plain = Normalizer.normalize(QUOTES_AND_UNSEEN.matcher(written).replaceAll(""), Normalizer.Form.NFKD);
    String small = MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    return " " + BLANKS_AND_HYPHENS.matcher(small).replaceAll(" ").strip() + " ";
  }

  /** The words of what somebody typed. */
  public static List<String> words(String typed) {
    String text = normalise(typed).strip();
    return text.isEmpty() ? List.of() : Arrays.stream(text.split(" ")).distinct().limit(MAX_WORDS).toList();
  }

  /** Whether all words that were typed stand in a text, in any order; none narrow nothing. */
  public static boolean matches(String written, String typed) {
    String text = normalise(written);
    return words(typed).stream().allMatch(text::contains);
  }
}
