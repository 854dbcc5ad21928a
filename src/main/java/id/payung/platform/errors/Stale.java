package id.payung.platform.errors;

import java.util.List;

/** Somebody else saved meanwhile. Both values are shown, and a person decides. */
public final class Stale extends Refusal {
  private static final long serialVersionUID = 1L;

  /**
   * One field that differs.
   *
   * @param label message key of the field
   */
  public record Difference(String label, String mine, String theirs) {}

  private final transient List<Difference> differences;

  public Stale(List<Difference> differences) {
    super(409, "errors.stale");
    this.differences = List.copyOf(differences);
  }

  public List<Difference> differences() {
    return differences;
  }
}
