package id.payung.meetings.decision;

import id.payung.platform.list.NarrowingFilter;

/** What is open still, or all of it; and words of the decision. */
record FollowUpFilter(String q, String show) implements NarrowingFilter {
  FollowUpFilter {
    show = show.equals("all") ? "all" : "open";
  }

  boolean openOnly() {
    return show.equals("open");
  }

  @Override
  public boolean isNarrowed() {
    return !openOnly() || !q.isBlank();
  }
}
