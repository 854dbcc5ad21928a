package id.payung.indicators.score;

import id.payung.platform.list.NarrowingFilter;

/** How the list of questions is narrowed; empty words do not narrow. */
public record QuestionFilter(String q, String office, String block, String next,
    String order) implements NarrowingFilter {
  @Override
  public boolean isNarrowed() {
    return !(q + office + block + next).isBlank();
  }
}
