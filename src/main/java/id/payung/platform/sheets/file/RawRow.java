package id.payung.platform.sheets.file;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file.
 *
 * @param number as the sheet numbers it, from 1
 * @param hidden by hand or by a filter: who looks at the sheet does not see it
 * @param merged by index of the column, where cells were made one
 */
public record RawRow(int number, List<RawCell> cells, boolean hidden, Map<Integer, MergedCell> merged) {
  /**
   * Cells that were made one. Spreadsheets keep what it says at its first place and nothing at the others.
   *
   * @param range as a spreadsheet writes it: {@code A2:A3}
   */
  public record MergedCell(String range, RawCell value, int rows, int columns) {}

  RawRow(int number, List<RawCell> cells) {
    this(number, cells, false, Map.of());
  }

  public boolean isEmpty() {
    return cells.stream().allMatch(cell -> cell instanceof RawCell.Empty);
  }

  public RawCell cell(int index) {
    return index < cells.size() ? cells.get(index) : RawCell.EMPTY;
  }

  public @Nullable MergedCell merged(int index) {
    return merged.get(index);
  }

  /** The cell as a spreadsheet names it: {@code C7}. */
  public String nameOf(int index) {
    return columnName(index) + number;
  }

  /** {@code AB} for the 27th, counted from 0. */
  public static String columnName(int index) {
    return index < 26 ? String.valueOf((char) ('A' + index)) : columnName(index / 26 - 1) + (char) ('A' + index % 26);
  }
}
