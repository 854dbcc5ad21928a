package id.payung.platform.sheets.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Character stream that looks at each character before a parser gets it, and may refuse the rest. */
abstract class CheckedReader extends FilterReader {
  CheckedReader(Reader in) {
    super(in);
  }

  /** @throws id.payung.platform.errors.Refused when no more is to be read */
  abstract void accept(char c);

  /** The stream has come to its end. */
  void acceptEnd() {}

  @Override
  public final int read() throws IOException {
    int c = in.read();
    if (c >= 0) {
      accept((char) c);
    } else {
      acceptEnd();
    }
    return c;
  }

  @Override
  public final int read(char[] buffer, int offset, int wanted) throws IOException {
    int n = in.read(buffer, offset, wanted);
    for (int i = offset; i < offset + n; i++) {
      accept(buffer[i]);
    }
    if (n < 0) {
      acceptEnd();
    }
    return n;
  }
}
