package id.payung.platform.sheets.file;

import id.payung.platform.errors.Refused;
import java.io.Reader;

/**
 * Character stream of a CSV in which no record is longer than an honest one, and in which there are not more records
 * than a spreadsheet has rows: the parser keeps a record whole. Quotes are followed exactly as the parser follows them,
 * else a record could seem to end where it does not. A quote that is never closed, or by a quote that was meant
 * otherwise, makes the rows below a part of its cell: such a file is refused with the row in which that quote stands.
 */
final class CsvRecordLimitReader extends CheckedReader {
  static final int MAX_RECORD_LENGTH = 1_000_000;

  /** With fewer separators a line inside a cell looks like a row too easily. */
  private static final int MIN_SEPARATORS = 2;

  private final char separator;
  private int length;
  private int records;
  private int row = 1;
  private char last;
  private boolean quoted;
  private boolean quoteSeen;
  private boolean fieldBegins = true;
  private int separators;
  private int mostSeparators;
  private final QuotedCell cell = new QuotedCell();

  /** The quoted cell that is open, or was closed just now. */
  private static final class QuotedCell {
    private int row;
    private boolean severalLines;
    private int separatorsInLine;
  }

  CsvRecordLimitReader(Reader in, char separator) {
    super(in);
    this.separator = separator;
  }

  @Override
  void accept(char c) {
    boolean doubled = quoteSeen && c == '"';
    boolean closed = quoteSeen && !doubled;
    quoted = quoted && (!quoteSeen || doubled);
    quoteSeen = quoted && c == '"' && !doubled;
    boolean opens = !quoted && c == '"' && fieldBegins && !doubled; // elsewhere it is a sign like others: 5" pipe
    quoted = quoted || opens;
    boolean lineEnds = c == '\n' || c == '\r';
    boolean recordEnds = !quoted && lineEnds;
    if (closed && cell.severalLines && c != separator && !lineEnds && c != ' ') {
      throw tornQuote();
    }
    fieldBegins = !quoted && (c == separator || recordEnds);
    length = recordEnds ? 0 : length + 1;
    records += recordEnds ? 1 : 0;
    if (quoted) {
      acceptQuoted(c, opens, lineEnds);
    } else {
      acceptPlain(c, recordEnds);
    }
    last = c;
    if (length > MAX_RECORD_LENGTH) {
      throw new Refused("sheets.refused.record");
    }
    if (records > 2 * XlsxPartCounts.MAX_ROWS) { // a line may end with two signs
      throw new Refused("sheets.refused.bomb");
    }
  }

  /** A whole line inside of a cell that has as many separators as a row is a row. */
  private void acceptQuoted(char c, boolean opens, boolean lineEnds) {
    if (opens) {
      cell.row = row;
      cell.severalLines = false;
      cell.separatorsInLine = 0;
    } else if (c == separator) {
      cell.separatorsInLine++;
    } else if (lineEnds && !(c == '\n' && last == '\r')) {
      if (cell.severalLines && mostSeparators >= MIN_SEPARATORS && cell.separatorsInLine >= mostSeparators) {
        throw tornQuote();
      }
      cell.severalLines = true;
      cell.separatorsInLine = 0;
    }
  }

  private void acceptPlain(char c, boolean recordEnds) {
    separators += c == separator ? 1 : 0;
    if (recordEnds) {
      row += c == '\n' && last == '\r' ? 0 : 1;
      mostSeparators = Math.max(mostSeparators, separators);
      separators = 0;
      cell.severalLines = false;
    }
  }

  @Override
  void acceptEnd() {
    if (quoted && !quoteSeen) {
      throw tornQuote();
    }
  }

  private Refused tornQuote() {
    return new Refused("sheets.refused.quote", cell.row);
  }
}
