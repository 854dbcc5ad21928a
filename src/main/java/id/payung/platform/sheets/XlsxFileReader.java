package id.payung.platform.sheets;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final MathContext SHOWN_DIGITS = new MathContext(15);
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

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
      case NUMBER -> numberCell(cell.asNumber(), cell.getDataFormatString());
      case BOOLEAN -> new RawCell.YesNo(cell.asBoolean());
      case ERROR -> new RawCell.Broken(cell.getRawValue() == null ? "#" : cell.getRawValue());
      case STRING -> RawCell.text(unescape(cell.getText()));
      case FORMULA -> formulaResult(cell.getValue(), cell.getDataFormatString());
    };
  }

  /**
   * A few letters such as 1E999999999 would be written out in a gigabyte; no cell of a spreadsheet holds such a number.
   */
  private RawCell numberCell(BigDecimal number, @Nullable String format) {
    return Math.abs((long) number.scale()) > LARGEST_EXPONENT || number.precision() > LARGEST_EXPONENT
        ? new RawCell.Broken("#")
        : new RawCell.Number(asShown(number), workbook.isDate1904(), format == null ? "" : format);
  }

  /** Spreadsheets show 15 digits of what they keep: 4.1 is kept as 4.0999999999999996. */
  private static BigDecimal asShown(BigDecimal number) {
    if (number.precision() <= SHOWN_DIGITS.getPrecision()) {
      return number;
    }
    BigDecimal shown = number.round(SHOWN_DIGITS).stripTrailingZeros();
    return shown.scale() < 0 ? shown.setScale(0) : shown;
  }

  /** {@code _x000D_} is how a workbook writes a sign that XML does not hold. */
  private static String unescape(String text) {
    return text.indexOf("_x") < 0 ? text
        : ESCAPED.matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
  }

  /** What a formula came to when the sheet was saved. */
  private RawCell formulaResult(@Nullable Object value, @Nullable String format) {
    return switch (value) {
      case null -> RawCell.EMPTY;
      case BigDecimal number -> numberCell(number, format);
      case Boolean yes -> new RawCell.YesNo(yes);
      default -> RawCell.text(unescape(value.toString()));
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
