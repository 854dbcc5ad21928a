package id.payung.platform.images;

import id.payung.platform.errors.Refused;
import java.io.IOException;
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
    PictureHeader header = readSize(file);
    if (header.isTooLargeToUnpack(file)) {
      throw new Refused("images.huge", MAX_PROGRESSIVE_PIXELS / 1_000_000);
    }
    return header;
  }

  /** Whether a decoder would have to keep more of it than there is room for. */
  boolean isTooLargeToUnpack(Path file) {
    try {
      return pixelCount() > MAX_PROGRESSIVE_PIXELS && JpegScanPolicy.isKeptWhole(file);
    } catch (IOException e) {
      throw new Refused("images.unreadable");
    }
  }

  /** Likewise of a picture that need not be unpacked, however its points come. */
  public static PictureHeader readSize(Path file) {
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
        return requireAllowedSize(reader.getWidth(0), reader.getHeight(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused("images.unreadable");
    }
  }

  static PictureHeader requireAllowedSize(int width, int height) {
    if (width < 1 || height < 1) {
      throw new Refused("images.unreadable");
    }
    if ((long) width * height <= MAX_PIXELS && Math.max(width, height) > MAX_SIDE) {
      throw new Refused("images.side", width, height, MAX_SIDE);
    }
    if ((long) width * height > MAX_PIXELS) {
      throw new Refused("images.huge", MAX_PIXELS / 1_000_000);
    }
    return new PictureHeader(width, height);
  }

  public long pixelCount() {
    return (long) width * height;
  }
}
