package id.payung.platform.sheets.file;

import id.payung.platform.errors.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of a workbook, read one after the other. */
final class XlsxRowIterator implements Iterator<RawRow> {
  private final XlsxPart part;
  private final XlsxCellReader cells;
  private final List<MergedAndHiddenCells.Range> ranges;
  private final @Nullable OpenRange[] openByColumn = new OpenRange[XlsxPartCounts.MAX_COLUMNS];
  private int nextRange;
  private int lastRow;
  private boolean waiting;

  /** A range that has begun and has not ended, with what its first cell says. */
  private record OpenRange(MergedAndHiddenCells.Range range, RawCell value) {}

  XlsxRowIterator(XlsxPart part, XlsxCellReader cells, MergedAndHiddenCells special) {
    this.part = part;
    this.cells = cells;
    this.ranges = special.ranges();
  }

  @Override
  public boolean hasNext() {
    while (!waiting && part.next()) {
      waiting = part.name().equals("row");
    }
    return waiting;
  }

  @Override
  public RawRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    waiting = false;
    String number = part.attribute("r");
    lastRow = number != null && number.matches("\\d{1,7}") ? Integer.parseInt(number) : lastRow + 1;
    boolean hidden = part.isTrue("hidden") || MergedAndHiddenCells.isZero(part.attribute("ht"));
    List<RawCell> row = readCells();
    return new RawRow(lastRow, row, hidden, mergedAt(lastRow, row));
  }

  private List<RawCell> readCells() {
    List<RawCell> row = new ArrayList<>();
    while (part.nextInside("row")) {
      if (!part.name().equals("c")) {
        continue;
      }
      String reference = part.attribute("r");
      int column =
          reference == null ? row.size() : MergedAndHiddenCells.columnIndex(reference.toUpperCase(Locale.ROOT));
      if (column < 0 || column >= XlsxPartCounts.MAX_COLUMNS) {
        throw new Refused("sheets.refused.torn");
      }
      while (row.size() <= column) {
        row.add(RawCell.EMPTY);
      }
      row.set(column, cells.read(part));
    }
    return row;
  }

  private Map<Integer, RawRow.MergedCell> mergedAt(int row, List<RawCell> own) {
    while (nextRange < ranges.size() && ranges.get(nextRange).firstRow() <= row) {
      open(ranges.get(nextRange++), row, own);
    }
    if (nextRange == 0 || own.stream().allMatch(cell -> cell instanceof RawCell.Empty)) {
      return Map.of();
    }
    Map<Integer, RawRow.MergedCell> merged = new HashMap<>();
    for (int column = 0; column < openByColumn.length; column++) {
      OpenRange open = openByColumn[column];
      if (open != null && open.range().lastRow() < row) {
        openByColumn[column] = null;
      } else if (open != null) {
        MergedAndHiddenCells.Range range = open.range();
        merged.put(column, new RawRow.MergedCell(range.name(), open.value(), range.rows(), range.columns()));
      }
    }
    return merged;
  }

  private void open(MergedAndHiddenCells.Range range, int row, List<RawCell> own) {
    RawCell value =
        range.firstRow() == row && range.firstColumn() < own.size() ? own.get(range.firstColumn()) : RawCell.EMPTY;
    int last = Math.min(range.lastColumn(), openByColumn.length - 1);
    for (int column = range.firstColumn(); column <= last; column++) {
      openByColumn[column] = new OpenRange(range, value);
    }
  }
}
