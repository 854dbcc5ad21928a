package id.payung.platform.sheets.file;

import id.payung.platform.errors.Refused;
import java.io.Reader;

/**
 * Character stream of a CSV in which no record is longer than an honest one, and in which there are not more records
 * than a spreadsheet has rows: the parser keeps a record whole. A quote that is never closed makes all that follows one
 * record. Quotes are followed exactly as the parser follows them, else a record could seem to end where it does not.
 */
final class CsvRecordLimitReader extends CheckedReader {
  static final int MAX_RECORD_LENGTH = 1_000_000;

  private final char separator;
  private int length;
  private int records;
  private boolean quoted;
  private boolean quoteSeen;
  private boolean fieldBegins = true;

  CsvRecordLimitReader(Reader in, char separator) {
    super(in);
    this.separator = separator;
  }

  @Override
  void accept(char c) {
    boolean doubled = quoteSeen && c == '"';
    quoted = quoted && (!quoteSeen || doubled);
    quoteSeen = quoted && c == '"' && !doubled;
    quoted = quoted || c == '"' && fieldBegins && !doubled; // elsewhere it is a sign like others: 5" pipe
    boolean recordEnds = !quoted && (c == '\n' || c == '\r');
    fieldBegins = !quoted && (c == separator || recordEnds);
    length = recordEnds ? 0 : length + 1;
    records += recordEnds ? 1 : 0;
    if (length > MAX_RECORD_LENGTH) {
      throw new Refused("sheets.refused.record");
    }
    if (records > 2 * XlsxPartCounts.MAX_ROWS) { // a line may end with two signs
      throw new Refused("sheets.refused.bomb");
    }
  }
}
