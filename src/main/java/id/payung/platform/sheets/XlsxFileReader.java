package id.payung.platform.sheets;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The visible sheets of a workbook. */
final class XlsxFileReader extends SheetFileReader {
  private static final int LARGEST_EXPONENT = 400;

  private final ReadableWorkbook workbook;
  private final List<Sheet> sheets;

  XlsxFileReader(ReadableWorkbook workbook) {
    this.workbook = workbook;
    this.sheets = workbook.getSheets().filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE).toList();
  }

  @Override
  int sheetCount() {
    return sheets.size();
  }

  @Override
  Stream<RawRow> rows(int sheet) {
    try {
      Stream<Row> rows = sheets.get(sheet).openStream();
      Iterator<RawRow> whole = new TornFileIterator(rows.map(this::convert).iterator());
      return Stream.iterate(0, _ -> whole.hasNext(), i -> i + 1).map(_ -> whole.next()).onClose(rows::close);
    } catch (IOException | RuntimeException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  /**
   * The reader throws whatever it stumbles over inside a part: broken XML, a cell that points nowhere. For people the
   * file is torn.
   */
  private record TornFileIterator(Iterator<RawRow> rows) implements Iterator<RawRow> {
    @Override
    public boolean hasNext() {
      return refuseWhenTorn(rows::hasNext);
    }

    @Override
    public RawRow next() {
      return refuseWhenTorn(rows::next);
    }

    private static <T> T refuseWhenTorn(Supplier<T> step) {
      try {
        return step.get();
      } catch (RuntimeException e) {
        throw new Refused("sheets.refused.torn");
      }
    }
  }

  private RawRow convert(Row row) {
    List<RawCell> cells = new ArrayList<>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      Cell cell = row.getCell(i);
      cells.add(cell == null ? RawCell.EMPTY : convert(cell));
    }
    return new RawRow(row.getRowNum(), cells);
  }

  private RawCell convert(Cell cell) {
    return switch (cell.getType()) {
      case EMPTY -> RawCell.EMPTY;
      case NUMBER -> numberCell(cell.asNumber());
      case BOOLEAN -> new RawCell.YesNo(cell.asBoolean());
      case ERROR -> new RawCell.Broken(cell.getRawValue() == null ? "#" : cell.getRawValue());
      case STRING -> RawCell.text(cell.getText());
      case FORMULA -> formulaResult(cell.getValue());
    };
  }

  /**
   * A few letters such as 1E999999999 would be written out in a gigabyte; no cell of a spreadsheet holds such a number.
   */
  private RawCell numberCell(BigDecimal number) {
    return Math.abs((long) number.scale()) > LARGEST_EXPONENT || number.precision() > LARGEST_EXPONENT
        ? new RawCell.Broken("#")
        : new RawCell.Number(number, workbook.isDate1904());
  }

  /** What a formula came to when the sheet was saved. */
  private RawCell formulaResult(@Nullable Object value) {
    return switch (value) {
      case null -> RawCell.EMPTY;
      case BigDecimal number -> numberCell(number);
      case Boolean yes -> new RawCell.YesNo(yes);
      default -> {
        String text = value.toString();
        yield text.startsWith("#") && text.endsWith("!") ? new RawCell.Broken(text) : RawCell.text(text);
      }
    };
  }

  @Override
  public void close() {
    try {
      workbook.close();
    } catch (IOException e) {
      throw new Refused("sheets.refused.torn");
    }
  }
}
