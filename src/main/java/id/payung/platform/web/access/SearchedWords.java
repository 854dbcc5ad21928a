package id.payung.platform.web.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words in an address by which a list is narrowed, however the address writes their name. */
final class SearchedWords {
  private static final String NAME = "q";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private SearchedWords() {}

  static boolean isIn(String method, @Nullable String query) {
    return query != null && READING.contains(method)
        && Arrays.stream(query.split("&")).anyMatch(SearchedWords::isWords);
  }

  private static boolean isWords(String pair) {
    int equals = pair.indexOf('=');
    return equals >= 0 && equals < pair.length() - 1 && isName(pair.substring(0, equals));
  }

  /** What cannot be decoded may be read by others all the same. */
  private static boolean isName(String written) {
    try {
      return URLDecoder.decode(written, StandardCharsets.UTF_8).equals(NAME);
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
