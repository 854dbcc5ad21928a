package id.payung.platform.documents.pdf;

import id.payung.platform.errors.Refused;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The bytes of a PDF, and what its streams unpack to, a little at a time: nothing is unpacked into memory. */
final class PdfBytes {
  @FunctionalInterface
  interface ByteTaker {
    /**
     * @return whether more is wanted
     */
    boolean accept(byte b);
  }

  /** Hands on the bytes of a stream. */
  @FunctionalInterface
  interface Unpacking {
    /**
     * @return whether it was packed as it says
     * @throws Refused {@code documents.pdf-heavy} when there are more than that, or nothing of the budget is left
     */
    boolean unpack(long from, int maxBytes, ByteTaker taker);
  }

  private final MemorySegment file;
  private final PdfScanBudget budget;
  private final byte[] packed = new byte[16_384];
  private final byte[] unpacked = new byte[65_536];

  PdfBytes(MemorySegment file) {
    this(file, PdfScanBudget.ofFile(file.byteSize()));
  }

  PdfBytes(MemorySegment file, PdfScanBudget budget) {
    this.file = file;
    this.budget = budget;
  }

  PdfBytes withBudget(PdfScanBudget other) {
    return new PdfBytes(file, other);
  }

  PdfScanBudget budget() {
    return budget;
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
  boolean copy(long from, int maxBytes, ByteTaker taker) {
    long end = Math.min(size(), from + maxBytes);
    for (long i = from; i < end; i++) {
      budget.spend(1);
      if (!taker.accept(at(i))) {
        break;
      }
    }
    return true;
  }

  /**
   * Without the two bytes ahead and the sum behind, which readers do not ask for either; what is not packed this way
   * breaks off at once, and up to where it breaks off readers show it.
   */
  boolean inflate(long from, int maxBytes, ByteTaker taker) {
    budget.spend(PdfScanBudget.STREAM);
    try (Inflater inflater = new Inflater(true)) {
      try {
        inflateAll(inflater, from + 2, maxBytes, taker);
        return true;
      } catch (DataFormatException notPacked) {
        budget.spend(unpacked.length / 4); // what came out before it broke off is not told
        return inflater.getBytesWritten() > 0;
      }
    }
  }

  /** What goes in counts as well: blocks of nothing give nothing, however many there are. */
  private void inflateAll(Inflater inflater, long from, int maxBytes, ByteTaker taker) throws DataFormatException {
    long next = from;
    boolean more = true;
    while (more && !inflater.finished() && !inflater.needsDictionary()) {
      if (inflater.needsInput()) {
        int n = (int) Math.min(packed.length, size() - next);
        if (n <= 0) {
          return;
        }
        MemorySegment.copy(file, ValueLayout.JAVA_BYTE, next, packed, 0, n);
        inflater.setInput(packed, 0, n);
        next += n;
      }
      long before = inflater.getBytesRead();
      int n = inflater.inflate(unpacked);
      budget.spend(inflater.getBytesRead() - before + n);
      if (inflater.getBytesWritten() > maxBytes) {
        throw new Refused("documents.pdf-heavy");
      }
      more = accept(n, taker);
    }
  }

  private boolean accept(int n, ByteTaker taker) {
    for (int i = 0; i < n; i++) {
      if (!taker.accept(unpacked[i])) {
        return false;
      }
    }
    return true;
  }
}
