package id.payung.platform.images;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether a JPEG holds all the blocks that its head promises. Decoders fill in what is missing and say so at best once;
 * half a file with an end put behind it, or with zeros, looks whole to them. The codes of a sequential picture are
 * followed block by block without making a point of any; of a progressive one the end alone is looked for. Zeros in the
 * middle, where a card or a line has lost its bytes, are codes too, but not of a picture.
 */
final class JpegCompleteness {
  /** Some cameras write a few bytes between the last block and the end. */
  static final int MAX_STRAY = 4_096;

  /** More zeros in a row than codes with something in them have. */
  private static final int MANY_ZEROS = 256;

  /** Likewise in a progressive scan, beside those of a plain picture. */
  private static final int MANY_ZEROS_OF_SCAN = 4_096;

  private final JpegBitReader in;
  private final JpegFrame frame;

  private JpegCompleteness(JpegBitReader in) {
    this.in = in;
    this.frame = new JpegFrame(in);
  }

  /** What cannot be followed counts as whole: the decoder says more of it. */
  static boolean isWhole(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return new JpegCompleteness(new JpegBitReader(bytes)).follow();
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private boolean follow() throws IOException {
    in.skip(2);
    while (true) {
      int marker;
      try {
        marker = in.readMarker(MAX_STRAY);
      } catch (EOFException e) {
        return isFollowed() && isEveryComponentSeen(); // the last two bytes alone are missing
      }
      if (marker == JpegFrame.EOI) {
        return !isFollowed() || isEveryComponentSeen();
      }
      if (marker == JpegFrame.SOS) {
        if (!followScan(frame.readScan().coded())) {
          return false;
        }
      } else {
        frame.read(marker);
      }
    }
  }

  private boolean isFollowed() {
    return frame.kind > 0 && frame.kind <= JpegFrame.LAST_SEQUENTIAL && frame.precision == 8 && frame.height > 0;
  }

  private boolean isEveryComponentSeen() {
    return !frame.order.isEmpty() && frame.order.stream().allMatch(one -> one.seen);
  }

  private boolean followScan(List<JpegFrame.Coded> coded) throws IOException {
    if (!isFollowed()) {
      skipScan();
      return frame.kind != JpegFrame.PROGRESSIVE || in.mostZeros() <= MANY_ZEROS_OF_SCAN + blocks() / 8;
    }
    if (coded.isEmpty()) {
      return false;
    }
    int untilRestart = frame.interval;
    for (long unit = frame.countUnits(coded); unit > 0; unit--) {
      if (frame.interval > 0 && untilRestart-- == 0) {
        int marker = in.readMarker(MAX_STRAY);
        if (marker < 0xD0 || marker > 0xD7) {
          return false;
        }
        untilRestart = frame.interval - 1;
      }
      if (!followUnit(coded)) {
        return false;
      }
    }
    return true;
  }

  /** A plain picture is one bit, a zero, for each of them. */
  private long blocks() {
    return frame.order.stream().mapToLong(one -> (long) frame.blocksAcross(one) * frame.blocksDown(one)).sum();
  }

  /** To the end of a scan that is not followed; the marker behind it is read by who called. */
  private void skipScan() throws IOException {
    do {
      while (in.take(8)) {
        // its codes mean nothing by themselves
      }
    } while (in.passRestart());
  }

  private boolean followUnit(List<JpegFrame.Coded> coded) throws IOException {
    for (JpegFrame.Coded one : coded) {
      int blocks = coded.size() == 1 ? 1 : one.component().across * one.component().down;
      for (int i = 0; i < blocks; i++) {
        if (!followBlock(one)) {
          return false;
        }
      }
    }
    return true;
  }

  /** @return false when its bits end, or are no code */
  private boolean followBlock(JpegFrame.Coded coded) throws IOException {
    int size = frame.readSymbol(coded.dc());
    if (size < 0 || size > 0 && !in.take(Math.min(size, 16))) {
      return false;
    }
    boolean plain = true;
    for (int k = 1; k < 64; k++) {
      int symbol = frame.readSymbol(coded.ac());
      if (symbol < 0) {
        return false;
      }
      int run = symbol >> 4;
      int bits = symbol & 15;
      if (bits == 0 && run < 15) {
        return plain || in.zeros() <= MANY_ZEROS;
      }
      plain = false;
      k += run;
      if (bits > 0 && (k > 63 || !in.take(bits))) {
        return false;
      }
    }
    return in.zeros() <= MANY_ZEROS;
  }
}
