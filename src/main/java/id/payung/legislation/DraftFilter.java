package id.payung.legislation;

import id.payung.platform.list.NarrowingFilter;

/**
 * What narrows the list of drafts.
 *
 * @param show drafts that go on ({@code open}), those that ended, or all
 */
public record DraftFilter(String q, String kind, String holder, String show) implements NarrowingFilter {
  public DraftFilter {
    show = show.equals("all") || show.equals("ended") ? show : "open";
  }

  @Override
  public boolean isNarrowed() {
    return !show.equals("open") || !q.isBlank() || !kind.isBlank() || !holder.isBlank();
  }
}
