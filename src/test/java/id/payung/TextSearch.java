package id.payung;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of thousands of texts stand in another: the answer of {@code contains} for each, in one pass over the other
 * (Rabin and Karp). Asked one by one they took half the time of the walks.
 */
final class TextSearch {
  /** Letters by which a text is recognised; a shorter one is not taken. */
  static final int MIN_LENGTH = 12;

  private static final int FILTER_BITS = 20;
  private static final int FACTOR = 31;

  private final Map<Integer, List<String>> byStart = new HashMap<>();
  private final BitSet starts = new BitSet(1 << FILTER_BITS);
  private final int weightOfFirst;

  TextSearch(Collection<String> texts) {
    int weight = 1;
    for (int i = 1; i < MIN_LENGTH; i++) {
      weight *= FACTOR;
    }
    weightOfFirst = weight;
    for (String text : texts) {
      if (text.length() < MIN_LENGTH) {
        throw new IllegalArgumentException("too short to be looked for: " + text);
      }
      int hash = text.substring(0, MIN_LENGTH).hashCode();
      byStart.computeIfAbsent(hash, _ -> new ArrayList<>()).add(text);
      starts.set(bucket(hash));
    }
  }

  /** Those that stand in this one, each once. */
  Set<String> findIn(String where) {
    Set<String> found = new LinkedHashSet<>();
    int hash = where.length() < MIN_LENGTH ? 0 : where.substring(0, MIN_LENGTH).hashCode();
    for (int at = 0; at + MIN_LENGTH <= where.length(); at++) {
      if (starts.get(bucket(hash))) {
        for (String text : byStart.getOrDefault(hash, List.of())) {
          if (where.startsWith(text, at)) {
            found.add(text);
          }
        }
      }
      if (at + MIN_LENGTH < where.length()) {
        hash = (hash - where.charAt(at) * weightOfFirst) * FACTOR + where.charAt(at + MIN_LENGTH);
      }
    }
    return found;
  }

  private static int bucket(int hash) {
    return (hash ^ hash >>> FILTER_BITS) & (1 << FILTER_BITS) - 1;
  }
}
