package id.payung.platform.sheets;

import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The cells of a row that was understood. */
public final class RowValues {
  private final int number;
  private final Map<SheetColumn<?, ?>, Object> values;

  RowValues(int number, Map<SheetColumn<?, ?>, Object> values) {
    this.number = number;
    this.values = values;
  }

  /** As the sheet numbers it, from 1. */
  public int number() {
    return number;
  }

  /** The value, or null when the cell is empty or the column is not in this sheet. */
  @SuppressWarnings("unchecked")
  public <V> @Nullable V get(SheetColumn<?, V> column) {
    return (V) values.get(column);
  }

  /** The value of a required column. */
  public <V> V require(SheetColumn<?, V> column) {
    V value = get(column);
    if (value == null) {
      throw new NoSuchElementException("a column that is read as required must be declared so");
    }
    return value;
  }

  public <V> V getOr(SheetColumn<?, V> column, V otherwise) {
    V value = get(column);
    return value == null ? otherwise : value;
  }

  /** The text, empty where the cell is. */
  public String text(SheetColumn<?, String> column) {
    return getOr(column, "");
  }

  /** The text on one line. */
  public String line(SheetColumn<?, String> column) {
    return text(column).strip().replaceAll("\\s+", " ");
  }
}
