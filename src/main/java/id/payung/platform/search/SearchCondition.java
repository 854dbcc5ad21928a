package id.payung.platform.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition that a column of {@link SearchText} contains all words that somebody typed, in any order.
 *
 * @param sql begins with {@code AND}; empty when nothing was typed
 * @param params of it
 */
public record SearchCondition(String sql, Map<String, Object> params) {
  /** Fewer letters are in no trigram, so that an index would have nothing to look for. */
  private static final int TRIGRAM = 3;

  public static SearchCondition of(String column, @Nullable String typed) {
    List<String> words = SearchText.words(typed == null ? "" : typed);
    StringBuilder sql = new StringBuilder();
    Map<String, Object> params = new LinkedHashMap<>();
    for (String word : words) {
      String name = "word" + params.size();
      if (words.size() == 1 || word.length() >= TRIGRAM) {
        sql.append(" AND ").append(column).append(" LIKE :").append(name);
        params.put(name, LikePattern.containing(word));
      } else {
        // a short word of several begins or ends a word of the text
        sql.append(" AND (%1$s LIKE :%2$sa OR %1$s LIKE :%2$sb)".formatted(column, name));
        params.put(name + "a", LikePattern.beginningWord(word));
        params.put(name + "b", LikePattern.endingWord(word));
      }
    }
    return new SearchCondition(sql.toString(), params);
  }
}
