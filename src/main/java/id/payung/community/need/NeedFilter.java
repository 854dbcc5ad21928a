package id.payung.community.need;

import id.payung.platform.list.NarrowingFilter;
import java.util.Set;

/** What narrows the list: what is open still, waits for a choice or for a look, or all; and the kind of help. */
record NeedFilter(String show, String help) implements NarrowingFilter {
  NeedFilter {
    show = Set.of("all", "conflict", "review").contains(show) ? show : "open";
  }

  @Override
  public boolean isNarrowed() {
    return !show.equals("open") || !help.isBlank();
  }
}
