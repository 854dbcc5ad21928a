package id.payung.platform.images;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a JPEG, and inside of a scan its bits (ITU-T T.81, F.2.2.5): a marker ends them, FF 00 is the byte FF. */
final class JpegBitReader {
  private static final int NONE = -1;
  private static final int PEEKED = 16;

  private final InputStream in;
  private final byte[] buffer = new byte[65_536];
  private int at;
  private int end;
  private int bits;
  private int count;
  private int marker = NONE;
  private int zeros;
  private int mostZeros;

  JpegBitReader(InputStream in) {
    this.in = in;
  }

  int readByte() throws IOException {
    if (at == end) {
      end = in.read(buffer);
      at = 0;
      if (end <= 0) {
        end = 0;
        throw new EOFException();
      }
    }
    return buffer[at++] & 0xff;
  }

  int readShort() throws IOException {
    return readByte() << 8 | readByte();
  }

  void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      readByte();
    }
  }

  /** The next marker, whatever stands before it. */
  int readMarker(int maxStray) throws IOException {
    count = 0;
    bits = 0;
    zeros = 0;
    int stray = 0;
    while (marker == NONE) {
      if (readByte() != 0xFF) {
        if (++stray > maxStray) {
          throw new TooManyStrayBytes();
        }
        continue;
      }
      int code = readByte();
      while (code == 0xFF) {
        code = readByte();
      }
      marker = code == 0 ? NONE : code;
    }
    int found = marker;
    marker = NONE;
    return found;
  }

  /** More bytes that belong to nothing than any camera writes. */
  static final class TooManyStrayBytes extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The next 16 bits without taking them; where there are fewer, zeros follow. */
  int peek() throws IOException {
    fill();
    return count >= PEEKED ? bits >>> count - PEEKED & 0xffff : bits << PEEKED - count & 0xffff;
  }

  /** @return false when the data of the scan ends before */
  boolean take(int wanted) throws IOException {
    if (count < wanted) {
      fill();
      if (count < wanted) {
        return false;
      }
    }
    count -= wanted;
    bits &= (1 << count) - 1;
    return true;
  }

  /** Goes on behind a restart marker, if that is what ended the data. */
  boolean passRestart() {
    boolean restart = marker >= 0xD0 && marker <= 0xD7;
    if (restart) {
      marker = NONE;
      count = 0;
      bits = 0;
    }
    return restart;
  }

  /** Bytes of zeros in a row that were read last in a scan. */
  int zeros() {
    return zeros;
  }

  /** The most of them in a row so far. */
  int mostZeros() {
    return mostZeros;
  }

  private void fill() throws IOException {
    while (count <= PEEKED && marker == NONE) {
      int next;
      try {
        next = readByte();
        if (next == 0xFF) {
          int code = readByte();
          while (code == 0xFF) {
            code = readByte();
          }
          if (code != 0) {
            marker = code;
            return;
          }
        }
      } catch (EOFException e) {
        return;
      }
      bits = bits << 8 | next;
      count += 8;
      zeros = next == 0 ? zeros + 1 : 0;
      mostZeros = Math.max(mostZeros, zeros);
    }
  }
}
