package id.payung.platform.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a word may have been meant that was typed with one letter wrong: one too many, one too few, another one, or two
 * that changed places. Each way is a pattern of {@code LIKE}, so that a trigram index finds it; a similarity of
 * trigrams would have to be so low for a word of five letters that it lets through much of a table.
 */
final class SpellingVariants {
  /** Shorter words are like too many others. */
  private static final int MIN_LENGTH = 4;
  /** Below this a word that lost a letter is the beginning of too many others: the whole word must be so. */
  private static final int WHOLE_BELOW = 6;
  /** Longer ones are looked for as they are. */
  private static final int MAX_LENGTH = 16;

  private SpellingVariants() {}

  /** Whether a word may be meant otherwise: never a number, since 2025 is not 2026. */
  private static boolean isForgiven(String word) {
    return word.length() >= MIN_LENGTH && word.length() <= MAX_LENGTH && word.chars().allMatch(Character::isLetter);
  }

  /** Words that begin like a variant of this one; none for a word that must be right. */
  static List<String> patterns(String word) {
    if (!isForgiven(word)) {
      return List.of();
    }
    Set<String> patterns = new LinkedHashSet<>();
    for (int i = 0; i <= word.length(); i++) {
      String before = "% " + word.substring(0, i);
      patterns.add(before + "_" + word.substring(i) + "%");
      if (i < word.length()) {
        String after = word.substring(i + 1);
        patterns.add(before + "_" + after + "%");
        patterns.add(before + after + (word.length() < WHOLE_BELOW ? " %" : "%"));
      }
      if (i < word.length() - 1) {
        patterns.add(before + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2) + "%");
      }
    }
    return new ArrayList<>(patterns);
  }

  /** The same for one word of a text: whether it begins like a variant. */
  static boolean resembles(String written, String word) {
    if (!isForgiven(word)) {
      return false;
    }
    int typed = word.length();
    return typed < WHOLE_BELOW && written.length() == typed - 1 && isOneEdit(written, word)
        || typed >= WHOLE_BELOW && beginsWithOneEdit(written, word, typed - 1)
        || beginsWithOneEdit(written, word, typed) || beginsWithOneEdit(written, word, typed + 1);
  }

  private static boolean beginsWithOneEdit(String written, String word, int letters) {
    return written.length() >= letters && isOneEdit(written.substring(0, letters), word);
  }

  /** Whether one letter differs, is missing or too many, or two neighbours changed places. */
  private static boolean isOneEdit(String one, String other) {
    int same = 0;
    while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    String left = one.substring(same);
    String right = other.substring(same);
    if (left.length() != right.length()) {
      return left.length() > right.length() ? left.substring(1).equals(right) : right.substring(1).equals(left);
    }
    boolean swapped = left.length() > 1 && left.charAt(0) == right.charAt(1) && left.charAt(1) == right.charAt(0)
        && left.substring(2).equals(right.substring(2));
    return left.isEmpty() || left.substring(1).equals(right.substring(1)) || swapped;
  }
}
