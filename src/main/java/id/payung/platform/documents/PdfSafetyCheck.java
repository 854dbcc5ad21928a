package id.payung.platform.documents;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks into a PDF for what a paper has no use for: programs, files inside it, orders to open or send something; a
 * lock; and streams that unpack to more than a server can bear. Signatures and forms to fill in pass.
 *
 * <p>It reads bytes and names (ISO 32000-2, 7.3.5), not objects: the library that reads objects unpacks what a file of
 * three megabytes says into gigabytes of memory, so this comes before it. Names are looked for in the whole file, also
 * where no object should be, and in packed objects.
 */
final class PdfSafetyCheck {
  private static final int MB = 1 << 20;

  /** Tables of objects: some 800,000 of them. */
  private static final int MAX_XREF_BYTES = 4 * MB;

  /** Objects packed together; writers take some hundred at a time. */
  private static final int MAX_OBJECT_STREAM_BYTES = 8 * MB;

  /** What is drawn on a page, a font, a profile of colours. */
  private static final int MAX_CONTENT_BYTES = 64 * MB;

  /** A picture: A4 in colour at 600 points an inch, and a fifth more. */
  private static final int MAX_IMAGE_BYTES = 128 * MB;

  private static final long MAX_TOTAL_BYTES = 1L << 30;

  /** How far before its bytes a stream may say what it is. */
  private static final int DICTIONARY_SEARCH_BYTES = 2_048;

  private static final Set<String> UNSUPPORTED_FILTERS = Set.of("LZWDecode", "LZW", "ASCIIHexDecode", "AHx",
      "ASCII85Decode", "A85", "RunLengthDecode", "RL", "Predictor", "Crypt");

  private final MemorySegment file;
  private long remaining = MAX_TOTAL_BYTES;

  private PdfSafetyCheck(MemorySegment file) {
    this.file = file;
  }

  /**
   * @throws Refused with what to do: {@code documents.pdf-active}, {@code documents.pdf-locked},
   * {@code documents.pdf-heavy}
   */
  static void requireSafe(Path pdf) {
    try (FileChannel channel = FileChannel.open(pdf, StandardOpenOption.READ); Arena arena = Arena.ofConfined()) {
      new PdfSafetyCheck(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)).requireSafe();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireSafe() {
    PdfNameScanner names = new PdfNameScanner();
    long size = file.byteSize();
    for (long i = 0; i < size; i++) {
      byte b = byteAt(i);
      names.scanByte(b);
      if (b == 'm' && endsWithStream(i)) {
        inspectStream(i + 1);
      }
    }
    names.endInput();
    names.requireInactive();
  }

  private byte byteAt(long i) {
    return file.get(ValueLayout.JAVA_BYTE, i);
  }

  /** The word {@code stream}, not {@code endstream}, and the line ends after it. */
  private boolean endsWithStream(long last) {
    if (last < 6 || last + 1 >= file.byteSize() || !matches(last - 5, "stream") || byteAt(last - 6) == 'd') {
      return false;
    }
    return byteAt(last + 1) == '\n' || byteAt(last + 1) == '\r';
  }

  private boolean matches(long from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (byteAt(from + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void inspectStream(long afterWord) {
    Set<String> precedingNames = readNamesBefore(afterWord);
    boolean objects = precedingNames.contains("ObjStm");
    if (objects && precedingNames.stream().anyMatch(UNSUPPORTED_FILTERS::contains)) {
      // Nobody packs objects so who wants them to be seen.
      throw new Refused("documents.pdf-active");
    }
    boolean table = precedingNames.contains("XRef") || precedingNames.contains("W") && precedingNames.contains("Size");
    boolean maybeObjects = objects || precedingNames.contains("First");
    boolean picture = precedingNames.contains("Image") && !table && !maybeObjects;
    long from = afterWord
        + (byteAt(afterWord) == '\r' && afterWord + 1 < file.byteSize() && byteAt(afterWord + 1) == '\n' ? 2 : 1);
    inflateWithinLimit(from,
        table ? MAX_XREF_BYTES : maybeObjects ? MAX_OBJECT_STREAM_BYTES : picture ? MAX_IMAGE_BYTES : MAX_CONTENT_BYTES,
        maybeObjects);
  }

  private Set<String> readNamesBefore(long end) {
    int length = (int) Math.min(DICTIONARY_SEARCH_BYTES, end);
    byte[] bytes = new byte[length];
    MemorySegment.copy(file, ValueLayout.JAVA_BYTE, end - length, bytes, 0, length);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    var precedingNames = new HashSet<String>();
    PdfNameScanner names = new PdfNameScanner(precedingNames::add);
    for (int i = Math.max(0, text.lastIndexOf("endobj")); i < length; i++) {
      names.scanByte(bytes[i]);
    }
    names.endInput();
    return precedingNames;
  }

  /**
   * Without the two bytes ahead and the sum behind, which readers do not ask for either; what is not packed this way
   * breaks off at once.
   */
  private void inflateWithinLimit(long from, int maxBytes, boolean scanNames) {
    PdfNameScanner names = new PdfNameScanner();
    byte[] packed = new byte[16_384];
    byte[] out = new byte[65_536];
    long unpacked = 0;
    long next = from + 2;
    try (Inflater inflater = new Inflater(true)) {
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          int n = (int) Math.min(packed.length, file.byteSize() - next);
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
        for (int i = 0; scanNames && i < n; i++) {
          names.scanByte(out[i]);
        }
        if (n == 0 && inflater.needsDictionary()) {
          break;
        }
      }
    } catch (DataFormatException notPacked) {
      // Up to here readers show it, and so it was looked at.
    }
    names.endInput();
    names.requireInactive();
  }
}
