package id.payung.platform.sheets;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/** The rows of a file, XLSX or CSV, as they are. Reads row by row. */
abstract sealed class SheetFileReader implements AutoCloseable permits XlsxFileReader, CsvFileReader {
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
      return CsvFileReader.detect(file, head);
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
      return new XlsxFileReader(new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true)));
    } catch (RuntimeException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  private static byte[] readHead(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(65_536);
    }
  }

  static boolean startsWith(byte[] head, int... bytes) {
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
}
