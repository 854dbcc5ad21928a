package id.payung.platform.documents.pdf;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a PDF has come to its end. Readers mend half a PDF in silence and show the pages that have come; whoever
 * relies on it does not see that the rest is missing.
 */
final class PdfCompleteness {
  private static final int HEAD_BYTES = 4_096;

  /** ISO 32000-2, annex F: the first object of a PDF for the web says how long all of it is. */
  private static final Pattern LINEARIZED = Pattern.compile("/Linearized\\s.{0,300}?/L\\s+(\\d{1,18})", Pattern.DOTALL);

  private PdfCompleteness() {}

  /**
   * @throws Refused {@code documents.pdf-half}
   */
  static void requireWhole(Path pdf) {
    try (FileChannel channel = FileChannel.open(pdf, StandardOpenOption.READ); Arena arena = Arena.ofConfined()) {
      PdfBytes file = new PdfBytes(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
      if (!endsWithTable(file) || file.size() < announcedLength(file)) {
        throw new Refused("documents.pdf-half");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Behind the last {@code startxref} no object begins; other things may, such as what a mail program adds. */
  private static boolean endsWithTable(PdfBytes file) {
    for (long i = file.size() - 1; i >= 0; i--) {
      byte b = file.at(i);
      if (b == 's' && file.matches(i, "startxref")) {
        return true;
      }
      if (b == 'o' && i > 0 && file.matches(i, "obj") && isBlankOrDigit(file.at(i - 1))) {
        return false;
      }
    }
    return false;
  }

  private static boolean isBlankOrDigit(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b >= '0' && b <= '9';
  }

  private static long announcedLength(PdfBytes file) {
    byte[] head = new byte[(int) Math.min(HEAD_BYTES, file.size())];
    for (int i = 0; i < head.length; i++) {
      head[i] = file.at(i);
    }
    Matcher linearized = LINEARIZED.matcher(new String(head, StandardCharsets.ISO_8859_1));
    return linearized.find() ? Long.parseLong(linearized.group(1)) : 0;
  }
}
