package id.payung.platform.images;

import id.payung.platform.errors.Refused;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Width and height as the file's head says, read before any point is unpacked: a picture of a few kilobytes may unpack
 * to gigabytes.
 *
 * @param width in stored points, before it is turned upright
 */
public record PictureHeader(int width, int height) {
  /** The largest phones make 200 million points; they are thinned out while they are unpacked. */
  public static final long MAX_PIXELS = 210_000_000L;

  /** Of a JPEG that comes in several passes: the decoder keeps all of it until the last one. */
  public static final long MAX_PROGRESSIVE_PIXELS = 30_000_000L;

  /** Longer sides than this come from no camera. */
  public static final int MAX_SIDE = 30_000;

  /**
   * @throws Refused {@code images.unreadable} when it is no JPEG or PNG or its head is torn, {@code images.huge} when
   * it has too many points
   */
  public static PictureHeader read(Path file) {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      if (in == null) {
        throw new Refused("images.unreadable");
      }
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new Refused("images.unreadable");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        PictureHeader header = requireAllowedSize(reader.getWidth(0), reader.getHeight(0));
        if (header.pixelCount() > MAX_PROGRESSIVE_PIXELS && isProgressive(file)) {
          throw new Refused("images.huge", MAX_PROGRESSIVE_PIXELS / 1_000_000);
        }
        return header;
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused("images.unreadable");
    }
  }

  /** Whether the frame of a JPEG (marker SOFn) is of a kind that is not decoded line by line. */
  private static boolean isProgressive(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readUnsignedShort() != 0xFFD8) {
        return false;
      }
      while (true) {
        int marker = in.readUnsignedShort();
        if (marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC) {
          return marker > 0xFFC1;
        }
        in.skipNBytes(in.readUnsignedShort() - 2L);
      }
    } catch (EOFException e) {
      return true;
    }
  }

  static PictureHeader requireAllowedSize(int width, int height) {
    if (width < 1 || height < 1) {
      throw new Refused("images.unreadable");
    }
    if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
      throw new Refused("images.huge", MAX_PIXELS / 1_000_000);
    }
    return new PictureHeader(width, height);
  }

  public long pixelCount() {
    return (long) width * height;
  }
}
