package id.payung.platform.sheets.file;

import id.payung.platform.errors.Refused;
import java.io.Reader;

/**
 * Character stream of a CSV in which no record is longer than an honest one: the parser keeps a record whole. A quote
 * that is never closed makes all that follows one record.
 */
final class CsvRecordLimitReader extends CheckedReader {
  static final int MAX_RECORD_LENGTH = 1_000_000;

  private int length;
  private boolean quoted;
  private boolean fieldBegins = true;

  CsvRecordLimitReader(Reader in) {
    super(in);
  }

  @Override
  void accept(char c) {
    if (c == '"' && (quoted || fieldBegins)) {
      quoted = !quoted; // elsewhere it is a sign like others: 5" pipe
    }
    fieldBegins = !quoted && (c == ';' || c == ',' || c == '\t' || c == '\n' || c == '\r');
    length = !quoted && (c == '\n' || c == '\r') ? 0 : length + 1;
    if (length > MAX_RECORD_LENGTH) {
      throw new Refused("sheets.refused.record");
    }
  }
}
