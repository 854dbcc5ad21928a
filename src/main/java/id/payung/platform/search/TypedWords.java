package id.payung.platform.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What somebody typed to search everything: so many words and no more, as {@link SearchText} has them.
 *
 * @param words in small letters, without apostrophes, each once
 */
public record TypedWords(List<String> words) {
  /** Of a line that is typed; what is pasted beyond is not looked at. */
  public static final int MAX_LETTERS = 100;
  /** The shortest word that a trigram index finds by itself. */
  public static final int MIN_LETTERS = 3;

  private static final int MAX_WORDS = 6;
  /** Each pattern is looked up in the index of each table, and weighed by the planner before. */
  private static final int MAX_PATTERNS = 160;

  public static TypedWords of(String typed) {
    String line = typed.length() > MAX_LETTERS ? typed.substring(0, MAX_LETTERS) : typed;
    return new TypedWords(SearchText.words(line).stream().limit(MAX_WORDS).toList());
  }

  /** Nothing that an index could look for. */
  public boolean isTooShort() {
    return words.isEmpty() || words.size() == 1 && words.getFirst().length() < MIN_LETTERS
        || String.join("", words).length() < MIN_LETTERS;
  }

  /** As the fields of lists take them. */
  public String text() {
    return String.join(" ", words);
  }

  /** Whether all words stand in a text, in any order. */
  public boolean matches(String written) {
    return SearchText.matches(written, text());
  }

  /** Likewise, with at most one letter wrong in one of them. */
  public boolean resembles(String written) {
    String text = SearchText.normalise(written);
    List<String> wrong = words.stream().filter(word -> !text.contains(word)).toList();
    return wrong.isEmpty() || wrong.size() == 1
        && Arrays.stream(text.strip().split(" ")).anyMatch(token -> resembles(token, wrong.getFirst()));
  }

  static boolean resembles(String token, String word) {
    return token.contains(word) || SpellingVariants.resembles(token, word);
  }

  /** The condition that a column of {@link SearchText} holds all words. */
  public SearchCondition condition(String column) {
    return SearchCondition.of(column, text());
  }

  /**
   * Likewise, with at most one letter wrong in one of them; of many long words the last must be right. A way for each
   * word: with patterns for several words in one condition the index would be asked for each pair of them.
   */
  public SearchCondition forgivingCondition(String column) {
    Map<String, Object> params = new LinkedHashMap<>();
    List<String> exact = IntStream.range(0, words.size()).mapToObj(i -> exact(column, i, params)).toList();
    List<String> ways = new ArrayList<>();
    int patterns = 0;
    for (int i = 0; i < words.size(); i++) {
      List<String> variants = SpellingVariants.patterns(words.get(i));
      if (!variants.isEmpty() && patterns + variants.size() <= MAX_PATTERNS) {
        patterns += variants.size();
        params.put("variants" + i, variants);
        List<String> way = new ArrayList<>(exact);
        way.set(i, column + " LIKE ANY (CAST(:variants" + i + " AS text[]))");
        ways.add("(" + String.join(" AND ", way) + ")");
      }
    }
    return new SearchCondition(
        " AND (" + (ways.isEmpty() ? String.join(" AND ", exact) : String.join(" OR ", ways)) + ")", params);
  }

  private String exact(String column, int number, Map<String, Object> params) {
    String word = words.get(number);
    String name = "exact" + number;
    if (word.length() >= MIN_LETTERS) {
      params.put(name, LikePattern.containing(word));
      return column + " LIKE :" + name;
    }
    params.put(name + "a", LikePattern.beginningWord(word));
    params.put(name + "b", LikePattern.endingWord(word));
    return "(%1$s LIKE :%2$sa OR %1$s LIKE :%2$sb)".formatted(column, name);
  }
}
