package id.payung.platform.images;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An eighth of a progressive JPEG in each direction, from its first passes alone: they bring the mean of each block of
 * eight by eight points (ITU-T T.81, G.1.2.1). A decoder keeps all of such a picture until its last pass, which of 108
 * megapixels is more than a server has to give.
 */
final class JpegPreviewReader {
  /** Points of the outline at most: of 210 million a sixty-fourth, with room at the edges. */
  private static final int MAX_POINTS = 4_000_000;

  private static final int PROGRESSIVE = 0xC2;

  private final JpegBitReader in;
  private final JpegFrame frame;
  private final Map<JpegFrame.Component, Means> means = new HashMap<>();

  /** Of each block of a component. */
  private static final class Means {
    private final int across;
    private final byte[] values;
    private int last;

    private Means(int across, int down) {
      this.across = across;
      this.values = new byte[across * down];
    }
  }

  private JpegPreviewReader(JpegBitReader in) {
    this.in = in;
    this.frame = new JpegFrame(in);
  }

  /** Empty when it is no such picture. */
  static Optional<BufferedImage> read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      JpegPreviewReader outline = new JpegPreviewReader(new JpegBitReader(bytes));
      return outline.readMeans() ? Optional.of(outline.paint()) : Optional.empty();
    }
  }

  private boolean readMeans() throws IOException {
    in.skip(2);
    while (means.size() < frame.order.size() || frame.order.isEmpty()) {
      int marker = in.readMarker(JpegCompleteness.MAX_STRAY);
      if (marker == JpegFrame.EOI || frame.kind != 0 && frame.kind != PROGRESSIVE) {
        return false;
      }
      if (marker != JpegFrame.SOS) {
        frame.read(marker);
      } else if (!readScan(frame.readScan())) {
        return false;
      }
    }
    return true;
  }

  private boolean readScan(JpegFrame.Scan scan) throws IOException {
    long points = (long) frame.unitsAcross() * frame.mostAcross() * frame.unitsDown() * frame.mostDown();
    if (scan.from() != 0 || scan.to() != 0 || scan.high() != 0 || scan.coded().isEmpty() || points > MAX_POINTS
        || frame.order.size() > 3 || frame.precision != 8 || frame.height == 0) {
      return false;
    }
    // Each component comes once with codes of its own, so that a file costs what its picture has points and no more.
    if (scan.coded().stream().anyMatch(one -> one.dc() == null || means.containsKey(one.component()))) {
      return false;
    }
    boolean alone = scan.coded().size() == 1;
    for (JpegFrame.Coded one : scan.coded()) {
      means.put(one.component(),
          new Means(frame.unitsAcross() * one.component().across, frame.unitsDown() * one.component().down));
    }
    JpegFrame.Component first = scan.coded().getFirst().component();
    int across = alone ? frame.blocksAcross(first) : frame.unitsAcross();
    int units = across * (alone ? frame.blocksDown(first) : frame.unitsDown());
    for (int unit = 0; unit < units; unit++) {
      if (frame.interval > 0 && unit > 0 && unit % frame.interval == 0) {
        restart();
      }
      for (JpegFrame.Coded one : scan.coded()) {
        readUnit(one, unit % across, unit / across, alone, scan.low());
      }
    }
    return true;
  }

  private void restart() throws IOException {
    in.readMarker(JpegCompleteness.MAX_STRAY);
    means.values().forEach(one -> one.last = 0);
  }

  private void readUnit(JpegFrame.Coded coded, int x, int y, boolean alone, int low) throws IOException {
    int across = alone ? 1 : coded.component().across;
    int down = alone ? 1 : coded.component().down;
    Means into = Objects.requireNonNull(means.get(coded.component()));
    for (int i = 0; i < across * down; i++) {
      into.last += readDifference(coded.dc());
      long mean = ((long) into.last << low) * frame.firstStep(coded.component()) / 8 + 128;
      int at = (y * down + i / across) * into.across + x * across + i % across;
      into.values[at] = (byte) Math.clamp(mean, 0, 255);
    }
  }

  /** T.81, F.2.2.1. What is missing counts as the same grey. */
  private int readDifference(short @Nullable [] table) throws IOException {
    int size = frame.readSymbol(table);
    if (size <= 0 || size > 15) {
      return 0;
    }
    int bits = in.peek() >>> 16 - size;
    in.take(size);
    return bits < 1 << size - 1 ? bits - (1 << size) + 1 : bits;
  }

  private BufferedImage paint() {
    BufferedImage image = new BufferedImage(JpegFrame.divideUp(frame.width, 8), JpegFrame.divideUp(frame.height, 8),
        BufferedImage.TYPE_INT_RGB);
    boolean plain = frame.order.size() < 3;
    boolean rgb = frame.colourTransform == 0 || !plain && frame.order.getFirst().id == 'R';
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int first = valueAt(0, x, y);
        image.setRGB(x, y, plain ? rgb(first, first, first) : rgb ? rgb(first, valueAt(1, x, y), valueAt(2, x, y))
            : fromYCbCr(first, valueAt(1, x, y) - 128, valueAt(2, x, y) - 128));
      }
    }
    return image;
  }

  private int valueAt(int number, int x, int y) {
    JpegFrame.Component component = frame.order.get(number);
    Means of = Objects.requireNonNull(means.get(component));
    return of.values[y * component.down / frame.mostDown() * of.across + x * component.across / frame.mostAcross()]
        & 0xff;
  }

  /** ITU-T T.871, 7. */
  private static int fromYCbCr(int y, int blue, int red) {
    return rgb(y + 1402 * red / 1000, y - (344 * blue + 714 * red) / 1000, y + 1772 * blue / 1000);
  }

  private static int rgb(int red, int green, int blue) {
    return Math.clamp(red, 0, 255) << 16 | Math.clamp(green, 0, 255) << 8 | Math.clamp(blue, 0, 255);
  }
}
