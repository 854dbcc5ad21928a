package id.payung.platform.images;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the segments of a JPEG have said so far: its size, its components, its tables (ITU-T T.81, B.2). */
final class JpegFrame {
  static final int EOI = 0xD9;
  static final int SOS = 0xDA;
  static final int LAST_SEQUENTIAL = 0xC1;
  static final int PROGRESSIVE = 0xC2;

  private static final int SOI = 0xD8;
  private static final int TEM = 0x01;
  private static final int DQT = 0xDB;
  private static final int DHT = 0xC4;
  private static final int DRI = 0xDD;
  private static final int APP14 = 0xEE;
  private static final int BLOCK = 8;

  /** Encoders write at most four of a class, and some write them anew before each scan. */
  private static final int MAX_TABLES = 500;
  private static final int MAX_COMPONENTS = 4;
  private static final int MAX_SAMPLING = 4;

  private final JpegBitReader in;
  private final Map<Integer, short[]> codes = new HashMap<>();
  private final Map<Integer, Integer> firstSteps = new HashMap<>();
  private int tables;
  final Map<Integer, Component> components = new HashMap<>();
  final List<Component> order = new ArrayList<>();
  int width;
  int height;
  int precision;
  int kind;
  int interval;
  int colourTransform = -1;

  /** Its sampling factors, and whether a scan has brought it. */
  static final class Component {
    final int id;
    final int across;
    final int down;
    final int steps;
    boolean seen;

    private Component(int id, int sampling, int steps) throws IOException {
      this.id = id;
      this.across = sampling >> 4;
      this.down = sampling & 15;
      this.steps = steps;
      if (Math.min(across, down) < 1 || Math.max(across, down) > MAX_SAMPLING) {
        throw new Malformed();
      }
    }
  }

  /** What no encoder writes; followed all the same, it would cost more than the file has bytes. */
  static final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** A component in a scan with its tables. */
  record Coded(Component component, short @Nullable [] dc, short @Nullable [] ac) {}

  /**
   * The head of a scan.
   *
   * @param from the first coefficient, and the last; {@code high} and {@code low} bits of it (T.81, G.1.1.1)
   */
  record Scan(List<Coded> coded, int from, int to, int high, int low) {}

  JpegFrame(JpegBitReader in) {
    this.in = in;
  }

  /** Reads the segment behind a marker that is neither that of a scan nor the end. */
  void read(int marker) throws IOException {
    switch (marker) {
      case DHT -> readCodes();
      case DQT -> readSteps();
      case DRI -> {
        in.readShort();
        interval = in.readShort();
      }
      case APP14 -> readAdobe();
      case SOI -> throw new Malformed();
      case TEM -> {
        // stands alone: a length read behind it would lead past what a decoder reads
      }
      default -> {
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC8 && marker != 0xCC) {
          readFrame(marker);
        } else if (marker < 0xD0 || marker > 0xD7) {
          in.skip(in.readShort() - 2);
        }
      }
    }
  }

  private void readFrame(int marker) throws IOException {
    in.readShort();
    kind = marker;
    precision = in.readByte();
    height = in.readShort();
    width = in.readShort();
    int count = in.readByte();
    if (!order.isEmpty() || width == 0 || count < 1 || count > MAX_COMPONENTS) {
      throw new Malformed();
    }
    for (int i = 0; i < count; i++) {
      Component component = new Component(in.readByte(), in.readByte(), in.readByte());
      if (components.put(component.id, component) != null) {
        throw new Malformed();
      }
      order.add(component);
    }
  }

  /** Of each table the first step alone: that of the mean of a block. */
  private void readSteps() throws IOException {
    int left = in.readShort() - 2;
    while (left > BLOCK * BLOCK) {
      int id = in.readByte();
      int bytes = id >> 4 == 0 ? 1 : 2;
      firstSteps.put(id & 15, bytes == 1 ? in.readByte() : in.readShort());
      in.skip((BLOCK * BLOCK - 1) * bytes);
      left -= 1 + BLOCK * BLOCK * bytes;
    }
  }

  private void readAdobe() throws IOException {
    int length = in.readShort() - 2;
    boolean whole = length >= 12;
    in.skip(whole ? 11 : length);
    if (whole) {
      colourTransform = in.readByte();
      in.skip(length - 12);
    }
  }

  private void readCodes() throws IOException {
    int left = in.readShort() - 2;
    while (left > 16) {
      int id = in.readByte();
      int[] lengths = new int[17];
      int symbols = 0;
      for (int i = 1; i <= 16; i++) {
        lengths[i] = in.readByte();
        symbols += lengths[i];
      }
      if ((id & ~0x13) != 0 || symbols > 256 || ++tables > MAX_TABLES) {
        throw new Malformed();
      }
      readCodes(lengths, codes.computeIfAbsent(id, _ -> new short[1 << 16]));
      left -= 17 + symbols;
    }
  }

  /** For each 16 bits the length of the code at their beginning and its symbol; 0 where there is none. */
  private void readCodes(int[] lengths, short[] table) throws IOException {
    Arrays.fill(table, (short) 0);
    int code = 0;
    for (int length = 1; length <= 16; length++) {
      for (int i = 0; i < lengths[length]; i++, code++) {
        short entry = (short) (length << 8 | in.readByte());
        int first = code << 16 - length;
        for (int j = first; j < first + (1 << 16 - length) && j < table.length; j++) {
          table[j] = entry;
        }
      }
      code <<= 1;
    }
  }

  Scan readScan() throws IOException {
    in.readShort();
    int count = in.readByte();
    List<Coded> coded = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Component component = components.get(in.readByte());
      int selectors = in.readByte();
      if (component != null) {
        if (coded.stream().anyMatch(one -> one.component() == component)) {
          throw new Malformed();
        }
        component.seen = true;
        coded.add(new Coded(component, codes.get(selectors >> 4), codes.get(0x10 | selectors & 15)));
      }
    }
    int from = in.readByte();
    int to = in.readByte();
    int bits = in.readByte();
    return new Scan(coded, from, to, bits >> 4, bits & 15);
  }

  int firstStep(Component component) {
    return firstSteps.getOrDefault(component.steps, 1);
  }

  int mostAcross() {
    return order.stream().mapToInt(one -> one.across).max().orElse(1);
  }

  int mostDown() {
    return order.stream().mapToInt(one -> one.down).max().orElse(1);
  }

  /** Units of a scan: single blocks of a component that comes alone. */
  long countUnits(List<Coded> coded) {
    if (coded.size() != 1) {
      return (long) unitsAcross() * unitsDown();
    }
    Component alone = coded.getFirst().component();
    return (long) blocksAcross(alone) * blocksDown(alone);
  }

  /** Units of several components across the picture. */
  int unitsAcross() {
    return divideUp(width, BLOCK * mostAcross());
  }

  int unitsDown() {
    return divideUp(height, BLOCK * mostDown());
  }

  /** Blocks of a component that comes alone (T.81, A.2.2). */
  int blocksAcross(Component alone) {
    return divideUp(divideUp(width * alone.across, mostAcross()), BLOCK);
  }

  int blocksDown(Component alone) {
    return divideUp(divideUp(height * alone.down, mostDown()), BLOCK);
  }

  static int divideUp(int number, int by) {
    return (number + by - 1) / by;
  }

  /** @return the symbol of the next code, or -1 when there is none */
  int readSymbol(short @Nullable [] table) throws IOException {
    int entry = table == null ? 0 : table[in.peek()];
    return entry == 0 || !in.take(entry >> 8) ? -1 : entry & 0xff;
  }
}
