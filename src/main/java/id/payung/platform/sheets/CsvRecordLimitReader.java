package id.payung.platform.sheets;

import id.payung.platform.errors.Refused;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Character stream of a CSV in which no record is longer than an honest one: the parser keeps a record whole. A quote
 * that is never closed makes all that follows one record.
 */
final class CsvRecordLimitReader extends FilterReader {
  static final int MAX_RECORD_LENGTH = 1_000_000;

  private int length;
  private boolean quoted;
  private boolean fieldBegins = true;

  CsvRecordLimitReader(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int c = in.read();
    if (c >= 0) {
      accept((char) c);
    }
    return c;
  }

  @Override
  public int read(char[] buffer, int offset, int wanted) throws IOException {
    int n = in.read(buffer, offset, wanted);
    for (int i = offset; i < offset + n; i++) {
      accept(buffer[i]);
    }
    return n;
  }

  private void accept(char c) {
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
