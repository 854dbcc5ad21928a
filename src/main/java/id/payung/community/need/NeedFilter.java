package id.payung.community.need;

import id.payung.platform.list.NarrowingFilter;

/** What narrows the list: what is open still, waits for a choice, or all; and the kind of help. */
record NeedFilter(String show, String help) implements NarrowingFilter {
  NeedFilter {
    show = show.equals("all") || show.equals("conflict") ? show : "open";
  }

  @Override
  public boolean isNarrowed() {
    return !show.equals("open") || !help.isBlank();
  }
}
