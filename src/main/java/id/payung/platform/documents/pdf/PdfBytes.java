package id.payung.platform.documents.pdf;

import id.payung.platform.errors.Refused;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The bytes of a PDF, and what its streams unpack to, a little at a time: nothing is unpacked into memory. */
final class PdfBytes {
  private static final long MAX_TOTAL_BYTES = 1L << 30;

  @FunctionalInterface
  interface ByteConsumer {
    void accept(byte b);
  }

  /** Hands on the bytes of a stream. */
  @FunctionalInterface
  interface Unpacking {
    /**
     * @return whether it was packed as it says
     * @throws Refused {@code documents.pdf-heavy} when there are more than that
     */
    boolean unpack(long from, int maxBytes, ByteConsumer consumer);
  }

  private final MemorySegment file;
  private long remaining = MAX_TOTAL_BYTES;

  PdfBytes(MemorySegment file) {
    this.file = file;
  }

  long size() {
    return file.byteSize();
  }

  byte at(long i) {
    return file.get(ValueLayout.JAVA_BYTE, i);
  }

  /** Whether the word {@code stream}, and not {@code endstream}, ends here, and with it what stands on its line. */
  boolean isStreamWord(long last) {
    if (last < 6 || !matches(last - 5, "stream") || at(last - 6) == 'd') {
      return false;
    }
    long from = firstOfStream(last);
    return from < size() && from > last + 1 && (at(from - 1) == '\n' || at(from - 1) == '\r');
  }

  /** Where the bytes of a stream begin whose word ends here: behind the end of the line, and blanks before that. */
  long firstOfStream(long last) {
    long from = last + 1;
    while (from < size() && (at(from) == ' ' || at(from) == '\t')) {
      from++;
    }
    if (from < size() && at(from) == '\r') {
      from++;
    }
    return from < size() && at(from) == '\n' ? from + 1 : from;
  }

  boolean matches(long from, String word) {
    if (from < 0 || from + word.length() > size()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (at(from + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A stream that is not packed; where it ends is for readers to disagree, so all that follows counts. */
  boolean copy(long from, int maxBytes, ByteConsumer consumer) {
    long n = Math.min(maxBytes, size() - from);
    for (long i = 0; i < n; i++) {
      consumer.accept(at(from + i));
    }
    return true;
  }

  /**
   * Without the two bytes ahead and the sum behind, which readers do not ask for either; what is not packed this way
   * breaks off at once, and up to where it breaks off readers show it.
   */
  boolean inflate(long from, int maxBytes, ByteConsumer consumer) {
    byte[] packed = new byte[16_384];
    byte[] out = new byte[65_536];
    long unpacked = 0;
    long next = from + 2;
    try (Inflater inflater = new Inflater(true)) {
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          int n = (int) Math.min(packed.length, size() - next);
          if (n <= 0) {
            break;
          }
          MemorySegment.copy(file, ValueLayout.JAVA_BYTE, next, packed, 0, n);
          inflater.setInput(packed, 0, n);
          next += n;
        }
        int n = inflater.inflate(out);
        unpacked += n;
        remaining -= n;
        if (unpacked > maxBytes || remaining < 0) {
          throw new Refused("documents.pdf-heavy");
        }
        for (int i = 0; i < n; i++) {
          consumer.accept(out[i]);
        }
        if (n == 0 && inflater.needsDictionary()) {
          break;
        }
      }
    } catch (DataFormatException notPacked) {
      return unpacked > 0;
    }
    return true;
  }
}
