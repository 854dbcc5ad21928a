package id.payung.platform.sheets;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The rows of a file, XLSX or CSV, as they are. Reads row by row. */
abstract sealed class SheetFileReader implements AutoCloseable {
  private static final int UNPACKING_FACTOR = 200;
  private static final long MAX_MEMORY = 200L << 20;

  /**
   * A row as the sheet numbers it, from 1.
   */
  record RawRow(int number, List<RawCell> cells) {
    boolean isEmpty() {
      return cells.stream().allMatch(cell -> cell instanceof RawCell.Empty);
    }

    RawCell cell(int index) {
      return index < cells.size() ? cells.get(index) : RawCell.EMPTY;
    }
  }

  abstract int sheetCount();

  /** Rows of one sheet from its beginning; the stream is to be closed. */
  abstract Stream<RawRow> rows(int sheet);

  @Override
  public abstract void close();

  /**
   * @throws Refused when it is too large, torn, of another kind, or dangerous to read
   */
  static SheetFileReader open(Path file, SheetLimits limits) {
    try {
      if (Files.size(file) > limits.bytes()) {
        throw new Refused("sheets.refused.large", limits.bytes() >> 20);
      }
      byte[] head = readHead(file);
      if (startsWith(head, 'P', 'K', 3, 4)) {
        XlsxSafetyCheck.check(file, limits);
        return openXlsx(file);
      }
      if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
        throw new Refused("sheets.refused.old");
      }
      return Csv.detect(file, head);
    } catch (IOException | ExcelReaderException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  /** Texts, rows and what the reader keeps of a file, from above: a workbook unpacks to twenty times its size. */
  static long estimateMemory(Path file) {
    try {
      return Math.min(Files.size(file) * UNPACKING_FACTOR, MAX_MEMORY);
    } catch (IOException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  private static SheetFileReader openXlsx(Path file) throws IOException {
    try {
      return new Xlsx(new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true)));
    } catch (RuntimeException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  private static byte[] readHead(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(65_536);
    }
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static final class Xlsx extends SheetFileReader {
    private static final int LARGEST_EXPONENT = 400;

    private final ReadableWorkbook workbook;
    private final List<Sheet> sheets;

    Xlsx(ReadableWorkbook workbook) {
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
     * A few letters such as 1E999999999 would be written out in a gigabyte; no cell of a spreadsheet holds such a
     * number.
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

  private static final class Csv extends SheetFileReader {
    private final Path file;
    private final Charset charset;
    private final CSVFormat format;
    private final boolean namesSeparator;

    private Csv(Path file, Charset charset, char separator, boolean namesSeparator) {
      this.file = file;
      this.charset = charset;
      this.namesSeparator = namesSeparator;
      this.format = CSVFormat.Builder.create()
          .setDelimiter(separator)
          .setQuote('"')
          .setIgnoreEmptyLines(false)
          .setTrailingData(true)
          .setLenientEof(true)
          .get();
    }

    static Csv detect(Path file, byte[] head) throws IOException {
      Charset charset = charsetOf(file, head);
      String text = new String(head, charset).replace("\ufeff", "");
      if (isOtherFileKind(text)) {
        throw new Refused("sheets.refused.kind");
      }
      if (text.regionMatches(true, 0, "sep=", 0, 4) && text.length() > 4) {
        return new Csv(file, charset, text.charAt(4), true);
      }
      return new Csv(file, charset, separatorOf(text), false);
    }

    /** A page, a paper or a program that came under the name of a sheet: told so, and not searched for headings. */
    private static boolean isOtherFileKind(String text) {
      String start = text.stripLeading();
      return start.startsWith("<") || start.startsWith("%PDF") || start.startsWith("{\\rtf")
          || text.chars().anyMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0);
    }

    /** UTF-8 when all of it is; what Excel in an office saves otherwise is Windows-1252. */
    private static Charset charsetOf(Path file, byte[] head) throws IOException {
      if (startsWith(head, 0xFF, 0xFE)) {
        return StandardCharsets.UTF_16LE;
      }
      if (startsWith(head, 0xFE, 0xFF)) {
        return StandardCharsets.UTF_16BE;
      }
      char[] buffer = new char[8_192];
      try (Reader reader = new InputStreamReader(Files.newInputStream(file),
          StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT))) {
        while (reader.read(buffer) >= 0) {
          // only tried
        }
        return StandardCharsets.UTF_8;
      } catch (CharacterCodingException e) {
        return Charset.forName("windows-1252");
      }
    }

    /** The sign that stands most often, and equally often, in the first lines. */
    private static char separatorOf(String text) {
      char best = ';';
      int most = 0;
      List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(20).toList();
      for (char candidate : new char[]{';', '\t', ','}) {
        int count = 0;
        for (String line : lines) {
          count += (int) line.replaceAll("\"[^\"]*\"", "").chars().filter(c -> c == candidate).count();
        }
        if (count > most) {
          most = count;
          best = candidate;
        }
      }
      return best;
    }

    @Override
    int sheetCount() {
      return 1;
    }

    @Override
    Stream<RawRow> rows(int sheet) {
      try {
        Reader reader = new CsvRecordLimitReader(Files.newBufferedReader(file, charset));
        CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get();
        Iterator<CSVRecord> records = parser.iterator();
        Stream<CSVRecord> stream = Stream.iterate(0, _ -> records.hasNext(), i -> i + 1).map(_ -> records.next());
        return stream.skip(namesSeparator ? 1 : 0).map(Csv::convert).onClose(() -> closeQuietly(parser));
      } catch (IOException e) {
        throw new Refused("sheets.refused.torn");
      }
    }

    private static RawRow convert(CSVRecord csv) {
      if (csv.size() > XlsxPartCounts.MAX_COLUMNS) {
        throw new Refused("sheets.refused.wide", XlsxPartCounts.MAX_COLUMNS);
      }
      List<RawCell> cells = new ArrayList<>(csv.size());
      for (String value : csv) {
        if (value.length() > XlsxPartCounts.MAX_CELL_LETTERS) {
          throw new Refused("sheets.refused.cell", XlsxPartCounts.MAX_CELL_LETTERS);
        }
        cells.add(RawCell.text(value.replace("\ufeff", "")));
      }
      return new RawRow((int) csv.getRecordNumber(), cells);
    }

    private static void closeQuietly(CSVParser parser) {
      try {
        parser.close();
      } catch (IOException e) {
        throw new Refused("sheets.refused.torn");
      }
    }

    @Override
    public void close() {}
  }
}
