package id.payung.platform.ui;

import org.jspecify.annotations.Nullable;

/**
 * The head of a column. {@code sortUrl} sorts by it (null: cannot); {@code order} is the order of now, in the words of
 * {@code aria-sort} (null: not sorted by this one).
 */
public record Column(String label, boolean number, @Nullable String sortUrl, @Nullable String order) {

  public static Column of(String label) {
    return new Column(label, false, null, null);
  }

  /** Numbers stand at the right, digits under digits. */
  public static Column number(String label) {
    return new Column(label, true, null, null);
  }

  /** @param order "ascending", "descending" or null */
  public Column sorted(String sortUrl, @Nullable String order) {
    return new Column(label, number, sortUrl, order);
  }
}
