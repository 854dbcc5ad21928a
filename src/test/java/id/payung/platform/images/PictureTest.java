package id.payung.platform.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.Refused;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
  @TempDir Path folder;

  @Test
  void time_place_and_orientation_are_read_and_do_not_leave_with_the_copy() throws IOException {
    Path photo = write(ExifJpeg.with(DrawnPictures.landscape(1, 400, 300), 6));

    PictureExif origin = PictureExif.read(photo);
    assertThat(origin.takenAt()).isEqualTo(LocalDateTime.of(2026, 11, 20, 9, 30, 15));
    assertThat(origin.offset()).isEqualTo(ZoneOffset.ofHours(8));
    assertThat(origin.latitude()).isCloseTo(-2.6, org.assertj.core.data.Offset.offset(0.01));
    assertThat(origin.longitude()).isCloseTo(120.8, org.assertj.core.data.Offset.offset(0.01));

    Picture upright = Picture.use(photo, Function.identity());
    assertThat(upright.width()).isEqualTo(300);
    assertThat(upright.height()).isEqualTo(400);
    Path copy = write(upright.toJpeg(0.9f));
    assertThat(PictureExif.read(copy)).isEqualTo(PictureExif.UNKNOWN);
    assertThat(new String(Files.readAllBytes(copy), StandardCharsets.ISO_8859_1)).doesNotContain("Exif")
        .doesNotContain("Cam-X");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void every_orientation_becomes_upright(int orientation) throws IOException {
    // The stored picture is the upright one turned the other way: its upper left corner is red, upper right green.
    BufferedImage upright = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = upright.createGraphics();
    g.setColor(java.awt.Color.BLUE);
    g.fillRect(0, 0, 64, 32);
    g.setColor(java.awt.Color.RED);
    g.fillRect(0, 0, 16, 16);
    g.setColor(java.awt.Color.GREEN);
    g.fillRect(48, 0, 16, 16);
    g.dispose();
    BufferedImage stored = stored(upright, orientation);

    BufferedImage read = Picture.use(write(ExifJpeg.with(stored, orientation)), Function.identity()).image();

    assertThat(read.getWidth()).isEqualTo(64);
    assertThat(read.getRGB(6, 6) >> 16 & 0xff).as("red").isGreaterThan(180);
    assertThat(read.getRGB(58, 6) >> 8 & 0xff).as("green").isGreaterThan(180);
    assertThat(read.getRGB(32, 26) & 0xff).as("blue").isGreaterThan(180);
  }

  /** Where each stored point comes from, straight from the definition of EXIF (row 0 is … , column 0 is …). */
  private static BufferedImage stored(BufferedImage upright, int orientation) {
    int w = upright.getWidth();
    int h = upright.getHeight();
    boolean lies = orientation >= 5;
    BufferedImage stored = new BufferedImage(lies ? h : w, lies ? w : h, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < stored.getHeight(); row++) {
      for (int col = 0; col < stored.getWidth(); col++) {
        int rgb = switch (orientation) {
          case 1 -> upright.getRGB(col, row);
          case 2 -> upright.getRGB(w - 1 - col, row);
          case 3 -> upright.getRGB(w - 1 - col, h - 1 - row);
          case 4 -> upright.getRGB(col, h - 1 - row);
          case 5 -> upright.getRGB(row, col);
          case 6 -> upright.getRGB(w - 1 - row, col);
          case 7 -> upright.getRGB(w - 1 - row, h - 1 - col);
          default -> upright.getRGB(row, h - 1 - col);
        };
        stored.setRGB(col, row, rgb);
      }
    }
    return stored;
  }

  @Test
  void a_small_file_that_would_unpack_to_gigabytes_is_refused_by_its_head() throws IOException {
    Path bomb = write(pngHead(50_000, 50_000));

    assertThat(Files.size(bomb)).isLessThan(200);
    assertThatThrownBy(() -> PictureHeader.read(bomb)).isInstanceOfSatisfying(Refused.class,
        e -> assertThat(e.key()).isEqualTo("images.huge"));
    assertThatThrownBy(() -> Picture.use(bomb, Function.identity())).isInstanceOf(Refused.class);
  }

  /** A scan of one component only: the decoder keeps all points until the last scan. */
  @Test
  void a_small_photo_whose_scans_come_one_by_one_is_bound_like_a_progressive_one() throws IOException {
    byte[] whole = Files.readAllBytes(write(jpegHead(14_400, 14_400, 3, 1)));

    Path photo = write(whole);

    assertThatThrownBy(() -> PictureHeader.read(photo)).isInstanceOfSatisfying(Refused.class,
        e -> assertThat(e.key()).isEqualTo("images.huge"));
    assertThat(PictureHeader.read(write(jpegHead(14_400, 14_400, 3, 3))).pixelCount()).isEqualTo(207_360_000L);
  }

  private static byte[] jpegHead(int width, int height, int components, int inFirstScan) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    var out = new java.io.DataOutputStream(bytes);
    out.writeShort(0xFFD8);
    out.writeByte(0xFF); // a fill byte
    out.writeShort(0xFFC0);
    out.writeShort(8 + 3 * components);
    out.writeByte(8);
    out.writeShort(height);
    out.writeShort(width);
    out.writeByte(components);
    for (int i = 1; i <= components; i++) {
      out.write(new byte[]{(byte) i, 0x11, 0});
    }
    out.writeShort(0xFFDA);
    out.writeShort(6 + 2 * inFirstScan);
    out.writeByte(inFirstScan);
    for (int i = 1; i <= inFirstScan; i++) {
      out.write(new byte[]{(byte) i, 0});
    }
    out.write(new byte[]{0, 63, 0});
    out.writeShort(0xFFD9);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zTXt", "iCCP", "iTXt"})
  void packed_texts_and_profiles_of_a_picture_are_never_unpacked(String part) throws IOException {
    byte[] packed = packed(64 << 20);
    Path bomb = write(pngWith(part, packed));

    long before = allocated();
    assertThat(PictureExif.read(bomb)).isEqualTo(PictureExif.UNKNOWN);
    PictureHeader.read(bomb);
    assertThat(Picture.use(bomb, Function.identity()).width()).isEqualTo(8);

    assertThat(packed.length).isLessThan(100_000);
    assertThat(allocated() - before).isLessThan(16 << 20);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static byte[] packed(int zeros) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var deflater = new java.util.zip.DeflaterOutputStream(bytes)) {
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < zeros >> 20; i++) {
        deflater.write(block);
      }
    }
    return bytes.toByteArray();
  }

  /** A tiny PNG with one part more behind its head. */
  private static byte[] pngWith(String part, byte[] packed) throws IOException {
    var plain = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", plain);
    byte[] png = plain.toByteArray();
    var data = new ByteArrayOutputStream();
    data.write("name\0\0".getBytes(StandardCharsets.US_ASCII));
    if (part.equals("iTXt")) {
      data.reset();
      data.write("XML:com.adobe.xmp\0\1\0\0\0".getBytes(StandardCharsets.US_ASCII));
    }
    data.write(packed);
    var crc = new java.util.zip.CRC32();
    crc.update(part.getBytes(StandardCharsets.US_ASCII));
    crc.update(data.toByteArray());
    var out = new ByteArrayOutputStream();
    out.write(png, 0, 33);
    try (var to = new java.io.DataOutputStream(out)) {
      to.writeInt(data.size());
      to.writeBytes(part);
      to.write(data.toByteArray());
      to.writeInt((int) crc.getValue());
      to.write(png, 33, png.length - 33);
    }
    return out.toByteArray();
  }

  @Test
  void a_torn_picture_is_refused() throws IOException {
    byte[] whole = Picture.of(DrawnPictures.landscape(5, 300, 300)).toJpeg(0.9f);
    Path nothing = write("not a picture".getBytes(StandardCharsets.UTF_8));
    Path torn = write(java.util.Arrays.copyOf(whole, 60));

    assertThatThrownBy(() -> Picture.use(nothing, Function.identity())).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> Picture.use(torn, Function.identity())).isInstanceOf(Refused.class);
  }

  @Test
  void a_large_picture_is_thinned_out_while_it_is_read() throws IOException {
    Path large = write(Picture.of(DrawnPictures.landscape(6, 6000, 4000)).toJpeg(0.5f));

    Picture picture = Picture.use(large, Function.identity());

    assertThat((long) picture.width() * picture.height()).isLessThanOrEqualTo(Picture.MAX_PIXELS_IN_MEMORY);
    assertThat((double) picture.width() / picture.height()).isCloseTo(1.5, org.assertj.core.data.Offset.offset(0.01));
  }

  @Test
  void a_copy_fits_the_limit_of_the_ministrys_application() {
    Picture picture = Picture.of(DrawnPictures.landscape(8, 1600, 1200));

    assertThat(picture.toJpegWithin(40_000)).hasSizeLessThanOrEqualTo(40_000);
    assertThat(picture.fitWithin(320).width()).isEqualTo(320);
    assertThat(Picture.of(DrawnPictures.landscape(8, 100, 80)).fitWithin(320).width()).isEqualTo(100);
  }

  @Test
  void what_went_through_whatsapp_still_looks_like_itself_and_others_do_not() throws IOException {
    for (int seed = 1; seed <= 12; seed++) {
      Picture photo = Picture.of(DrawnPictures.landscape(seed, 1200, 900));
      PerceptualHash original = PerceptualHash.compute(photo);
      Picture sent = Picture.use(write(photo.fitWithin(800).toJpeg(0.35f)), Function.identity());
      PerceptualHash after = PerceptualHash.compute(sent);

      assertThat(original.distance(after)).as("seed " + seed).isLessThanOrEqualTo(PerceptualHash.SEARCH_DISTANCE);
      assertThat(foundByBands(original, after)).isTrue();
      for (int other = 1; other < seed; other++) {
        assertThat(original.distance(PerceptualHash.compute(Picture.of(DrawnPictures.landscape(other, 1200, 900)))))
            .isGreaterThan(12);
      }
    }
  }

  @Test
  void bands_miss_no_hash_within_seven_bits() {
    var random = new java.util.Random(64);
    for (int i = 0; i < 5_000; i++) {
      PerceptualHash hash = new PerceptualHash(random.nextLong());
      long near = hash.bits();
      for (int flips = random.nextInt(8); flips > 0; flips--) {
        near ^= 1L << random.nextInt(64);
      }
      assertThat(foundByBands(hash, new PerceptualHash(near))).isTrue();
    }
  }

  private static boolean foundByBands(PerceptualHash wanted, PerceptualHash kept) {
    for (int band = 0; band < 4; band++) {
      if (wanted.bandNeighbours(band).contains(kept.band(band))) {
        return true;
      }
    }
    return false;
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(folder, "picture", ".bin"), bytes);
  }

  private static byte[] pngHead(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    byte[] head = ByteBuffer.allocate(17)
        .put("IHDR".getBytes(StandardCharsets.US_ASCII))
        .putInt(width)
        .putInt(height)
        .put(new byte[]{8, 2, 0, 0, 0})
        .array();
    CRC32 crc = new CRC32();
    crc.update(head);
    out.writeInt(13);
    out.write(head);
    out.writeInt((int) crc.getValue());
    out.writeInt(0);
    out.write("IDAT".getBytes(StandardCharsets.US_ASCII));
    out.writeInt(0x35AF061E);
    return bytes.toByteArray();
  }
}
