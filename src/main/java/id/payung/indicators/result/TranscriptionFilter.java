package id.payung.indicators.result;

import id.payung.platform.list.NarrowingFilter;
import org.jspecify.annotations.Nullable;

/**
 * What narrows the list of what is typed into the ministry's application.
 *
 * @param left not blank: only what is not typed yet
 * @param limit megabytes that a file may have there
 */
public record TranscriptionFilter(String block, String left, @Nullable Integer limit) implements NarrowingFilter {
  private static final int USUAL_MEGABYTES = 2;
  private static final int MAX_MEGABYTES = 20;

  public int megabytes() {
    return Math.clamp(limit == null ? USUAL_MEGABYTES : limit, 1, MAX_MEGABYTES);
  }

  public long bytes() {
    return megabytes() * 1_048_576L;
  }

  @Override
  public boolean isNarrowed() {
    return !block.isBlank() || !left.isBlank();
  }

  /** As an address has it, with the megabytes left out. */
  String query() {
    String part = block.matches("[A-Z0-9]{1,5}") ? "block=" + block : "";
    String rest = left.isBlank() ? "" : "left=1";
    String joined = part + (part.isEmpty() || rest.isEmpty() ? "" : "&") + rest;
    return joined.isEmpty() ? "" : "?" + joined;
  }
}
