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
final class PdfLook {
  private static final int MB = 1 << 20;

  /** Tables of objects: some 800,000 of them. */
  private static final int TABLE = 4 * MB;

  /** Objects packed together; writers take some hundred at a time. */
  private static final int OBJECTS = 8 * MB;

  /** What is drawn on a page, a font, a profile of colours. */
  private static final int DRAWING = 64 * MB;

  /** A picture: A4 in colour at 600 points an inch, and a fifth more. */
  private static final int PICTURE = 128 * MB;

  private static final long ALTOGETHER = 1L << 30;

  /** How far before its bytes a stream may say what it is. */
  private static final int LOOKED_BACK = 2_048;

  private static final Set<String> OTHER_PACKINGS = Set.of("LZWDecode", "LZW", "ASCIIHexDecode", "AHx", "ASCII85Decode",
      "A85", "RunLengthDecode", "RL", "Predictor", "Crypt");

  private final MemorySegment file;
  private long left = ALTOGETHER;

  private PdfLook(MemorySegment file) {
    this.file = file;
  }

  /**
   * @throws Refused with what to do: {@code documents.pdf-active}, {@code documents.pdf-locked},
   * {@code documents.pdf-heavy}
   */
  static void check(Path pdf) {
    try (FileChannel channel = FileChannel.open(pdf, StandardOpenOption.READ); Arena arena = Arena.ofConfined()) {
      new PdfLook(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)).check();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check() {
    var names = new PdfNames();
    long size = file.byteSize();
    for (long i = 0; i < size; i++) {
      byte b = at(i);
      names.take(b);
      if (b == 'm' && endsWithStream(i)) {
        stream(i + 1);
      }
    }
    names.end();
    names.judge();
  }

  private byte at(long i) {
    return file.get(ValueLayout.JAVA_BYTE, i);
  }

  /** The word {@code stream}, not {@code endstream}, and the line ends after it. */
  private boolean endsWithStream(long last) {
    if (last < 6 || last + 1 >= file.byteSize() || !says(last - 5, "stream") || at(last - 6) == 'd') {
      return false;
    }
    return at(last + 1) == '\n' || at(last + 1) == '\r';
  }

  private boolean says(long from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at(from + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void stream(long afterWord) {
    Set<String> said = saidBefore(afterWord);
    boolean objects = said.contains("ObjStm");
    if (objects && said.stream().anyMatch(OTHER_PACKINGS::contains)) {
      // Nobody packs objects so who wants them to be seen.
      throw new Refused("documents.pdf-active");
    }
    boolean table = said.contains("XRef") || said.contains("W") && said.contains("Size");
    boolean maybeObjects = objects || said.contains("First");
    boolean picture = said.contains("Image") && !table && !maybeObjects;
    long from =
        afterWord + (at(afterWord) == '\r' && afterWord + 1 < file.byteSize() && at(afterWord + 1) == '\n' ? 2 : 1);
    unpack(from, table ? TABLE : maybeObjects ? OBJECTS : picture ? PICTURE : DRAWING, maybeObjects);
  }

  private Set<String> saidBefore(long end) {
    int length = (int) Math.min(LOOKED_BACK, end);
    byte[] bytes = new byte[length];
    MemorySegment.copy(file, ValueLayout.JAVA_BYTE, end - length, bytes, 0, length);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    var said = new HashSet<String>();
    var names = new PdfNames(said::add);
    for (int i = Math.max(0, text.lastIndexOf("endobj")); i < length; i++) {
      names.take(bytes[i]);
    }
    names.end();
    return said;
  }

  /**
   * Without the two bytes ahead and the sum behind, which readers do not ask for either; what is not packed this way
   * breaks off at once.
   */
  private void unpack(long from, int most, boolean look) {
    var names = new PdfNames();
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
        left -= n;
        if (unpacked > most || left < 0) {
          throw new Refused("documents.pdf-heavy");
        }
        for (int i = 0; look && i < n; i++) {
          names.take(out[i]);
        }
        if (n == 0 && inflater.needsDictionary()) {
          break;
        }
      }
    } catch (DataFormatException notPacked) {
      // Up to here readers show it, and so it was looked at.
    }
    names.end();
    names.judge();
  }
}
