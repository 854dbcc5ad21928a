package id.payung.platform.sheets.file;

import id.payung.platform.errors.Refused;
import id.payung.platform.files.PlainTextPolicy;
import id.payung.platform.files.Utf16Text;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file of separated values, whatever separates them. */
final class CsvFileReader extends SheetFileReader {
  private static final Pattern KEPT_TEXT = Pattern.compile("=\"([^\"]*)\"");

  private final Path file;
  private final Charset charset;
  private final CSVFormat format;
  private final boolean namesSeparator;

  private CsvFileReader(Path file, Charset charset, char separator, boolean namesSeparator) {
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

  static CsvFileReader detect(Path file, byte[] head) throws IOException {
    Charset charset = charsetOf(file, head);
    String text = new String(head, charset).replace("\ufeff", "");
    if (isOtherFileKind(text)) {
      throw new Refused("sheets.refused.kind");
    }
    if (text.regionMatches(true, 0, "sep=", 0, 4) && text.length() > 4) {
      return new CsvFileReader(file, charset, text.charAt(4), true);
    }
    return new CsvFileReader(file, charset, separatorOf(text), false);
  }

  /** A page, a paper or a program that came under the name of a sheet: told so, and not searched for headings. */
  private static boolean isOtherFileKind(String text) {
    String start = text.stripLeading();
    return start.startsWith("<") || start.startsWith("%PDF") || start.startsWith("{\\rtf")
        || !PlainTextPolicy.isTyped(text);
  }

  /** UTF-8 when all of it is; what Excel in an office saves otherwise is Windows-1252. */
  private static Charset charsetOf(Path file, byte[] head) throws IOException {
    Charset wide = Utf16Text.detect(head);
    if (wide != null) {
      return wide;
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
    int mostLines = 0;
    int most = 0;
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(20).toList();
    for (char candidate : new char[]{';', '\t', ',', '|'}) {
      Map<Long, Integer> linesByCount = new HashMap<>();
      int count = 0;
      for (String line : lines) {
        long found = line.replaceAll("\"[^\"]*\"", "").chars().filter(c -> c == candidate).count();
        linesByCount.merge(found, 1, Integer::sum);
        count += (int) found;
      }
      linesByCount.remove(0L);
      int alike = linesByCount.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      if (alike > mostLines || alike == mostLines && count > most) {
        mostLines = alike;
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  @Override
  public int sheetCount() {
    return 1;
  }

  @Override
  public String sheetName(int sheet) {
    return "";
  }

  @Override
  public List<String> hiddenSheetNames() {
    return List.of();
  }

  @Override
  public Set<Integer> hiddenColumns(int sheet) {
    return Set.of();
  }

  @Override
  public Stream<RawRow> rows(int sheet) {
    try {
      Reader reader =
          new CsvRecordLimitReader(Files.newBufferedReader(file, charset), format.getDelimiterString().charAt(0));
      CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get();
      Iterator<CSVRecord> records = parser.iterator();
      Stream<CSVRecord> stream = Stream.iterate(0, _ -> records.hasNext(), i -> i + 1).map(_ -> records.next());
      return stream.skip(namesSeparator ? 1 : 0).map(CsvFileReader::convert).onClose(() -> closeQuietly(parser));
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
      cells.add(convert(value));
    }
    return new RawRow((int) csv.getRecordNumber(), cells);
  }

  /** {@code ="0812"} is how careful programs keep a zero; any other formula was never worked out. */
  private static RawCell convert(String value) {
    RawCell cell = RawCell.text(value);
    if (!(cell instanceof RawCell.Text(String text)) || !text.startsWith("=") || value.strip().startsWith("'")) {
      return cell;
    }
    Matcher kept = KEPT_TEXT.matcher(text);
    return kept.matches() ? RawCell.text(kept.group(1)) : new RawCell.Unsaved();
  }

  private static void closeQuietly(CSVParser parser) {
    try {
      parser.close();
    } catch (IOException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  @Override
  public boolean keepsTypes() {
    return false;
  }

  @Override
  public void close() {}
}
