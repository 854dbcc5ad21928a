package id.payung.platform.sitesearch;

import java.util.List;

/**
 * What was found of one kind.
 *
 * @param more whether the list has more than these
 * @param unfinished whether it took too long, or failed: nothing is known then
 */
record SearchGroup(SearchKind kind, List<SearchHit> hits, boolean more, boolean unfinished) {
  /** So many of a kind are shown. */
  static final int SIZE = 6;

  static SearchGroup of(SearchKind kind, List<SearchHit> hits) {
    return hits.size() <= SIZE ? new SearchGroup(kind, hits, false, false)
        : new SearchGroup(kind, List.copyOf(hits.subList(0, SIZE)), true, false);
  }

  static SearchGroup unfinished(SearchKind kind) {
    return new SearchGroup(kind, List.of(), false, true);
  }

  boolean hasAnythingToSay() {
    return unfinished || !hits.isEmpty();
  }
}
