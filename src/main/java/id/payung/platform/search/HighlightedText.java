package id.payung.platform.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with the words marked that were looked for. */
public record HighlightedText(List<Part> parts) {
  private static final Pattern WORD = Pattern.compile("[^\\s\\p{Z}\\p{Pd}]+");

  /** A piece of it. */
  public record Part(String text, boolean marked) {}

  /** @param forgiving marks words too that have one letter else */
  public static HighlightedText of(String written, TypedWords typed, boolean forgiving) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    Matcher word = WORD.matcher(written);
    while (word.find()) {
      if (isMeant(SearchText.normalise(word.group()).strip(), typed, forgiving)) {
        add(parts, written.substring(from, word.start()), false);
        add(parts, word.group(), true);
        from = word.end();
      }
    }
    add(parts, written.substring(from), false);
    return new HighlightedText(parts);
  }

  private static boolean isMeant(String token, TypedWords typed, boolean forgiving) {
    return typed.words()
        .stream()
        .anyMatch(word -> word.length() < TypedWords.MIN_LETTERS ? token.startsWith(word) || token.endsWith(word)
            : forgiving ? TypedWords.resembles(token, word)
            : token.contains(word));
  }

  private static void add(List<Part> parts, String text, boolean marked) {
    if (!text.isEmpty()) {
      parts.add(new Part(text, marked));
    }
  }

  /** All of it without marks. */
  public String text() {
    return String.join("", parts.stream().map(Part::text).toList());
  }
}
