package id.payung.platform.ui;

import org.jspecify.annotations.Nullable;

/**
 * The head of a column. {@code sortUrl} sorts by it (null: cannot); {@code order} is the order of now, in the words of
 * {@code aria-sort} (null: not sorted by this one).
 */
public record TableColumn(String label, boolean number, @Nullable String sortUrl, @Nullable String order) {

  public static TableColumn of(String label) {
    return new TableColumn(label, false, null, null);
  }

  /** Numbers stand at the right, digits under digits. */
  public static TableColumn number(String label) {
    return new TableColumn(label, true, null, null);
  }

  /** @param order "ascending", "descending" or null */
  public TableColumn sorted(String sortUrl, @Nullable String order) {
    return new TableColumn(label, number, sortUrl, order);
  }
}
