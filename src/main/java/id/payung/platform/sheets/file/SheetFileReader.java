package id.payung.platform.sheets.file;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rows of a file, XLSX or CSV, as they are. Reads row by row. */
public abstract sealed class SheetFileReader implements AutoCloseable permits XlsxFileReader, CsvFileReader {
  private static final int UNPACKING_FACTOR = 200;
  private static final long MAX_MEMORY = 200L << 20;

  /** Sheets that a person sees. */
  public abstract int sheetCount();

  public abstract String sheetName(int sheet);

  /** Names of those that a person does not see; they are never read. */
  public abstract List<String> hiddenSheetNames();

  /** Rows of one sheet from its beginning; the stream is to be closed. */
  public abstract Stream<RawRow> rows(int sheet);

  /** Indexes of the columns that a person does not see. */
  public abstract Set<Integer> hiddenColumns(int sheet);

  /** Whether a text is kept as a text: a CSV writes down numbers and texts alike, after they were changed. */
  public abstract boolean keepsTypes();

  @Override
  public abstract void close();

  /**
   * @param maxUnpackedBytes bytes of all its parts
   * @throws Refused when it is too large, torn, of another kind, or dangerous to read
   */
  public static SheetFileReader open(Path file, long maxBytes, long maxUnpackedBytes) {
    try {
      if (Files.size(file) > maxBytes) {
        throw new Refused("sheets.refused.large", maxBytes >> 20);
      }
      byte[] head = readHead(file);
      if (startsWith(head, 'P', 'K', 3, 4)) {
        XlsxSafetyCheck.check(file, maxUnpackedBytes);
        return new XlsxFileReader(file);
      }
      if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
        throw new Refused("sheets.refused.old");
      }
      return CsvFileReader.detect(file, head);
    } catch (IOException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  /** Texts, rows and what the reader keeps of a file, from above: a workbook unpacks to twenty times its size. */
  public static long estimateMemory(Path file) {
    try {
      return Math.min(Files.size(file) * UNPACKING_FACTOR, MAX_MEMORY);
    } catch (IOException e) {
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
