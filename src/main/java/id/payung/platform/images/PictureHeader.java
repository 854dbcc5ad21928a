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
        if (header.pixelCount() > MAX_PROGRESSIVE_PIXELS && isKeptWhole(file)) {
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

  /** Whether a JPEG is not decoded line by line: its frame is progressive, or its scans are of some components only. */
  private static boolean isKeptWhole(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readUnsignedShort() != 0xFFD8) {
        return false;
      }
      int components = 0;
      while (true) {
        int marker = readMarker(in);
        int length = in.readUnsignedShort();
        if (marker == 0xDA) {
          return in.readUnsignedByte() != components; // a scan of some: all points are kept until the last scan
        }
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
          if (marker > 0xC1) {
            return true;
          }
          in.skipNBytes(5);
          components = in.readUnsignedByte();
          in.skipNBytes(length - 8L);
        } else {
          in.skipNBytes(length - 2L);
        }
      }
    } catch (EOFException e) {
      return true;
    }
  }

  /** Any number of fill bytes may stand before the code of a marker. */
  private static int readMarker(DataInputStream in) throws IOException {
    if (in.readUnsignedByte() != 0xFF) {
      throw new EOFException("no marker");
    }
    int code = in.readUnsignedByte();
    while (code == 0xFF) {
      code = in.readUnsignedByte();
    }
    return code;
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
