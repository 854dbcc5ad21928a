package id.payung.platform.sheets;

import id.payung.platform.files.NonClosingOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes an XLSX row by row with flat memory: what is written has left for the stream. Text is never a formula,
 * whatever it begins with: it goes out as an inline string in a text format, so a name such as {@code =HYPERLINK(…)}
 * stays a name.
 */
public final class SheetWriter implements AutoCloseable {
  /** Ends a text that was longer than a cell can hold; such a cell is refused when it comes back. */
  static final String TRUNCATION_MARK = " … (terpotong/cut)";

  private static final int ROWS_PER_FLUSH = 200;
  private static final String HEADER_FILL = "0F5E59";
  private static final String NOTE_FILL = "FFF4D6";

  private final Workbook workbook;
  private @Nullable Worksheet sheet;
  private int row;
  private int unflushed;

  /** Does not close the stream. */
  public SheetWriter(OutputStream out) {
    this.workbook = new Workbook(new NonClosingOutputStream(out), "Payung", "1.0");
  }

  /**
   * Begins a sheet.
   *
   * @param name at most 31 characters are kept; signs that a spreadsheet refuses become spaces
   * @param notes lines above the headings, such as what is not confirmed yet
   */
  public SheetWriter beginSheet(String name, List<String> notes, List<Heading> headings) {
    finishSheet();
    Worksheet worksheet = workbook.newWorksheet(name.replaceAll("[\\\\/?*\\[\\]:']", " ").strip());
    sheet = worksheet;
    row = 0;
    for (int i = 0; i < headings.size(); i++) {
      worksheet.width(i, headings.get(i).width());
    }
    worksheet.freezePane(0, notes.size() + 1);
    worksheet.repeatRows(notes.size());
    worksheet.fitToWidth((short) 1);
    worksheet.fitToHeight((short) 0);
    worksheet.setFitToPage(true);
    worksheet.pageOrientation(headings.size() > 6 ? "landscape" : "portrait");
    for (String note : notes) {
      worksheet.inlineString(row, 0, sanitise(note));
      worksheet.style(row, 0).italic().fillColor(NOTE_FILL).set();
      row++;
    }
    for (int i = 0; i < headings.size(); i++) {
      worksheet.inlineString(row, i, sanitise(headings.get(i).text()));
      worksheet.style(row, i)
          .bold()
          .fontColor("FFFFFF")
          .fillColor(HEADER_FILL)
          .wrapText(true)
          .verticalAlignment("center")
          .set();
    }
    row++;
    return this;
  }

  /** Adds a row; null leaves a cell empty. Values are String, Long, Integer, BigDecimal, LocalDate or Boolean. */
  public SheetWriter addRow(List<? extends @Nullable Object> values, List<CellType.Format> formats) {
    Worksheet target = currentSheet();
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value != null) {
        writeCell(target, i, value, formats.get(i));
      }
    }
    row++;
    if (++unflushed >= ROWS_PER_FLUSH) {
      flush(target);
    }
    return this;
  }

  /** A row whose formats follow from the values: long and int as whole numbers, dates as dates. */
  public SheetWriter addRow(List<? extends @Nullable Object> values) {
    return addRow(values, values.stream().map(SheetWriter::formatOf).toList());
  }

  @Override
  public void close() {
    try {
      finishSheet();
      workbook.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeCell(Worksheet target, int column, Object value, CellType.Format format) {
    switch (value) {
      case LocalDate date -> target.value(row, column, date);
      case BigDecimal number -> target.value(row, column, number);
      case Number number when format != CellType.Format.TEXT -> target.value(row, column, number);
      case Number number -> target.inlineString(row, column, number.toString());
      case Boolean yes -> target.inlineString(row, column, yes ? "ya" : "tidak");
      default -> target.inlineString(row, column, sanitise(value.toString()));
    }
    var style = target.style(row, column).format(format.pattern).verticalAlignment("top");
    if (format == CellType.Format.TEXT) {
      style.wrapText(true);
    }
    style.set();
  }

  private static CellType.Format formatOf(@Nullable Object value) {
    return switch (value) {
      case null -> CellType.Format.TEXT;
      case Long _,Integer _ -> CellType.Format.WHOLE;
      case BigDecimal _ -> CellType.Format.DECIMAL;
      case LocalDate _ -> CellType.Format.DATE;
      default -> CellType.Format.TEXT;
    };
  }

  /** Without signs that XML cannot hold, and within what a cell can hold. */
  private static String sanitise(String text) {
    StringBuilder kept = new StringBuilder(Math.min(text.length(), CellTypes.MAX_CELL_CHARACTERS));
    text.codePoints()
        .filter(c -> c == '\t' || c == '\n' || c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
        .forEach(kept::appendCodePoint);
    if (kept.length() <= CellTypes.MAX_CELL_CHARACTERS) {
      return kept.toString();
    }
    int end = CellTypes.MAX_CELL_CHARACTERS - TRUNCATION_MARK.length();
    if (Character.isHighSurrogate(kept.charAt(end - 1))) {
      end--;
    }
    return kept.substring(0, end) + TRUNCATION_MARK;
  }

  private Worksheet currentSheet() {
    if (sheet == null) {
      throw new IllegalStateException("no sheet was begun");
    }
    return sheet;
  }

  private void flush(Worksheet target) {
    try {
      target.flush();
      unflushed = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void finishSheet() {
    if (sheet != null) {
      try {
        sheet.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      sheet = null;
      unflushed = 0;
    }
  }

  /**
   * A heading.
   *
   * @param width in characters
   */
  public record Heading(String text, int width) {}
}
