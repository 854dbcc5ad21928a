package id.payung.platform.errors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody else saved meanwhile. Both values are shown, and a person decides. */
public final class Stale extends Refusal {
  private static final long serialVersionUID = 1L;

  /**
   * One field that differs.
   *
   * @param label message key of the field
   * @param mine as it is shown; a message key (the name of a state) and a day are written out by the page
   */
  public record Difference(String label, String mine, String theirs) {}

  private final transient List<Difference> differences;
  private final @Nullable Integer currentVersion;

  public Stale(List<Difference> differences) {
    super(409, "errors.stale");
    this.differences = List.copyOf(differences);
    this.currentVersion = null;
  }

  /**
   * Likewise, where what was typed may still be saved over what is kept, by whoever has read both.
   *
   * @param currentVersion the version that is kept
   */
  public Stale(int currentVersion, List<Difference> differences) {
    super(409, "errors.stale.choose");
    this.differences = List.copyOf(differences);
    this.currentVersion = currentVersion;
  }

  /** The version that is kept now; null when saving again is no answer. */
  public @Nullable Integer currentVersion() {
    return currentVersion;
  }

  public List<Difference> differences() {
    return differences;
  }
}
