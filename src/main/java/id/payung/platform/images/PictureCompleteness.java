package id.payung.platform.images;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Whether a picture has come to its end. The decoder of JPEG warns when bytes are missing, and goes on in grey; that it
 * says nothing proves little ({@link JpegCompleteness}). A PNG ends with a chunk of its own (PNG, 11.2.5), and each
 * chunk has its sum (5.3).
 */
final class PictureCompleteness implements IIOReadWarningListener {
  private static final int PNG_SIGNATURE = 0x89504E47;

  /** In the first letter of a chunk that a reader may leave out. */
  private static final int LOWER_CASE = 0x20;
  private static final int IEND = 0x49454E44;

  private boolean missing;

  /** libjpeg: "Premature end of JPEG file", "Corrupt JPEG data: premature end of data segment". */
  @Override
  public void warningOccurred(ImageReader source, String warning) {
    missing |= warning.toLowerCase(Locale.ROOT).contains("premature end");
  }

  boolean isMissing() {
    return missing;
  }

  /** By the chunks of a PNG, by the blocks of a JPEG. */
  static boolean isReached(Path file) {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != PNG_SIGNATURE) {
        return JpegCompleteness.isWhole(file);
      }
      in.skipNBytes(4);
      while (true) {
        long length = Integer.toUnsignedLong(in.readInt());
        int type = in.readInt();
        boolean needed = (type >>> 24 & LOWER_CASE) == 0;
        if (sumOf(type, length, in) != in.readInt() && needed) {
          return false;
        }
        if (type == IEND) {
          return true;
        }
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static int sumOf(int type, long length, DataInputStream in) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(ByteBuffer.allocate(4).putInt(type).array());
    byte[] buffer = new byte[8_192];
    long left = length;
    while (left > 0) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        throw new EOFException();
      }
      sum.update(buffer, 0, n);
      left -= n;
    }
    return (int) sum.getValue();
  }
}
