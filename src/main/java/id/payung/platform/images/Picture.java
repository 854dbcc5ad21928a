package id.payung.platform.images;

import id.payung.platform.errors.Refused;
import id.payung.platform.errors.TooBusy;
import id.payung.platform.files.MemoryBudget;
import id.payung.platform.load.ComputingThreads;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;

/**
 * An unpacked picture, upright, without anything but its points. Writing it gives a copy that tells no time, place or
 * camera.
 */
public final class Picture {
  /** What is kept unpacked at most; larger pictures are thinned out while they are read. */
  static final long MAX_PIXELS_IN_MEMORY = 12_000_000L;

  /** As the file has it, with three plain colours, and turned upright, for a moment all at once. */
  private static final int BYTES_PER_PIXEL = 12;

  private final BufferedImage image;

  private Picture(BufferedImage image) {
    this.image = image;
  }

  public static Picture of(BufferedImage image) {
    return new Picture(opaque(image));
  }

  /**
   * Unpacks a JPEG or PNG, turns it upright and lets something be done with it. The memory is given back when that is
   * done, so the picture itself is not to be kept; a smaller one made of it may be.
   *
   * @throws Refused when it is torn, too large, of more scans than any camera writes, or of a colour kind that screens
   * do not have (CMYK)
   * @throws TooBusy when too many are being unpacked
   */
  public static <T> T use(Path file, Function<Picture, T> work) {
    return use(file, work, false);
  }

  /**
   * Likewise, of a picture that has come to its end: readers fill in what is missing with grey, and say nothing.
   *
   * @throws Refused {@code images.half} as well
   */
  public static <T> T useWhole(Path file, Function<Picture, T> work) {
    return use(file, work, true);
  }

  private static <T> T use(Path file, Function<Picture, T> work, boolean whole) {
    return ComputingThreads.FILES.call(() -> useHere(file, work, whole));
  }

  private static <T> T useHere(Path file, Function<Picture, T> work, boolean whole) {
    PictureHeader header = PictureHeader.readSize(file);
    if (header.isTooLargeToUnpack(file)) {
      return useOutline(file, work, whole);
    }
    JpegScanPolicy.requireUsual(file);
    int subsampling = (int) Math.ceil(Math.sqrt((double) header.pixelCount() / MAX_PIXELS_IN_MEMORY));
    try (var _ = MemoryBudget.SHARED.take(header.pixelCount() / (subsampling * subsampling) * BYTES_PER_PIXEL)) {
      int orientation = PictureExif.read(file).orientation();
      return work.apply(new Picture(upright(opaque(decode(file, subsampling, whole)), orientation)));
    }
  }

  /** Of a large picture in several passes an eighth: no decoder could hold it. */
  private static <T> T useOutline(Path file, Function<Picture, T> work, boolean whole) {
    if (whole && !PictureCompleteness.isReached(file)) {
      throw new Refused("images.half");
    }
    try (var _ = MemoryBudget.SHARED.take(MAX_PIXELS_IN_MEMORY / 3 * BYTES_PER_PIXEL)) {
      BufferedImage outline = readOutline(file)
          .orElseThrow(() -> new Refused("images.huge", PictureHeader.MAX_PROGRESSIVE_PIXELS / 1_000_000));
      return work.apply(new Picture(upright(outline, PictureExif.read(file).orientation())));
    }
  }

  private static Optional<BufferedImage> readOutline(Path file) {
    try {
      return JpegPreviewReader.read(file);
    } catch (IOException | RuntimeException e) {
      throw new Refused("images.unreadable");
    }
  }

  private static BufferedImage decode(Path file, int subsampling, boolean whole) {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new Refused("images.unreadable");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        PictureCompleteness end = new PictureCompleteness();
        reader.addIIOReadWarningListener(end);
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(subsampling, subsampling, 0, 0);
        BufferedImage image = reader.read(0, parameters);
        if (whole && (end.isMissing() || !PictureCompleteness.isReached(file))) {
          throw new Refused("images.half");
        }
        return image;
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof Refused refused) {
        throw refused;
      }
      throw new Refused(whole && !PictureCompleteness.isReached(file) ? "images.half" : "images.unreadable");
    }
  }

  /** Three colours of eight bits, what was transparent becomes white. */
  private static BufferedImage opaque(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_INT_RGB) {
      return image;
    }
    BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = plain.createGraphics();
    brush.drawImage(image, 0, 0, Color.WHITE, null);
    brush.dispose();
    return plain;
  }

  private static BufferedImage upright(BufferedImage image, int orientation) {
    if (orientation == 1) {
      return image;
    }
    int w = image.getWidth();
    int h = image.getHeight();
    AffineTransform turn = switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      default -> new AffineTransform(0, -1, 1, 0, 0, w);
    };
    boolean lies = orientation >= 5;
    BufferedImage turned = new BufferedImage(lies ? h : w, lies ? w : h, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = turned.createGraphics();
    brush.drawImage(image, turn, null);
    brush.dispose();
    return turned;
  }

  public int width() {
    return image.getWidth();
  }

  public int height() {
    return image.getHeight();
  }

  BufferedImage image() {
    return image;
  }

  /** No side longer than this many points; a smaller picture stays as it is. */
  public Picture fitWithin(int longestSide) {
    if (Math.max(width(), height()) <= longestSide) {
      return this;
    }
    try {
      return Picture.of(
          Thumbnails.of(image).size(longestSide, longestSide).imageType(BufferedImage.TYPE_INT_RGB).asBufferedImage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of its own points. */
  Picture copy() {
    BufferedImage copy = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = copy.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_SPEED);
    brush.drawImage(image, 0, 0, null);
    brush.dispose();
    return new Picture(copy);
  }

  /**
   * The picture as a JPEG that holds no metadata.
   *
   * @param quality 0 to 1; 0.82 shows no loss on a screen
   */
  public byte[] toJpeg(float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A JPEG of at most so many bytes: first quality is given up, then size; the ministry's application limits both. */
  public byte[] toJpegWithin(long bytes) {
    Picture smaller = this;
    while (true) {
      for (float quality = 0.85f; quality > 0.4f; quality -= 0.15f) {
        byte[] jpeg = smaller.toJpeg(quality);
        if (jpeg.length <= bytes) {
          return jpeg;
        }
      }
      int side = Math.max(smaller.width(), smaller.height()) * 3 / 4;
      if (side < 200) {
        throw new Refused("images.small-limit");
      }
      smaller = smaller.fitWithin(side);
    }
  }

  /** Straight from size to size, between the nearest points; the picture itself where it has that size. */
  static BufferedImage scaled(BufferedImage image, int width, int height) {
    if (image.getWidth() == width && image.getHeight() == height) {
      return image;
    }
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = small.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    brush.drawImage(image, 0, 0, width, height, null);
    brush.dispose();
    return small;
  }
}
