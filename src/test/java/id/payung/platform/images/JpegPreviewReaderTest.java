package id.payung.platform.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.Refused;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large photos that come in several passes, as some cameras and programs write them. */
class JpegPreviewReaderTest {
  @TempDir Path folder;

  @Test
  void the_outline_shows_each_block_in_its_colour() throws IOException {
    BufferedImage whole = DrawnPictures.landscape(821, 1_203, 907);
    Path photo = Files.write(folder.resolve("foto.jpg"), JpegCompletenessTest.jpeg(whole, 0.9f, true));

    BufferedImage outline = JpegPreviewReader.read(photo).orElseThrow();

    assertThat(outline.getWidth()).isEqualTo(151);
    assertThat(outline.getHeight()).isEqualTo(114);
    long off = 0;
    for (int y = 0; y < 113; y++) {
      for (int x = 0; x < 150; x++) {
        off += difference(new Color(outline.getRGB(x, y)), mean(whole, x * 8, y * 8));
      }
    }
    assertThat(off / (113 * 150)).as("of 765").isLessThan(30);
    assertThat(JpegPreviewReader.read(Files.write(photo, JpegCompletenessTest.jpeg(whole, 0.9f, false)))).isEmpty();
  }

  private static final String FRAME = "ffc2 0011 08 3890 3890 03 01 11 00 02 11 00 03 11 00";

  /** Each of some bytes, and each would cost the memory or the hours of a picture that it is not. */
  @ParameterizedTest
  @ValueSource(strings = {
    // a second frame, larger than the one that was counted
    "ffd8 ffc2 0011 08 1770 1770 03 01 11 00 02 11 00 03 11 00 ffda 0008 01 01 00 00 00 00 "
        + "ffc2 000b 08 ffff ffff 01 01 11 00 ffd9",
    // a scan without codes, again and again
    "ffd8 " + FRAME + " ffda 0008 01 01 00 00 00 00 ffda 0008 01 01 00 00 00 00 ffd9",
    // a component twice in a frame, in a scan; none at all; a sampling of nothing
    "ffd8 ffc2 000e 08 3890 3890 02 01 11 00 01 11 00 ffd9", "ffd8 ffc2 0008 08 3890 3890 00 ffd9",
    "ffd8 " + FRAME + " ffda 000a 02 01 00 01 00 00 00 00 ffd9", "ffd8 ffc2 000b 08 3890 3890 01 01 0f 00 ffd9",
    // a table of codes that no scan can name
    "ffd8 " + FRAME + " ffc4 0014 55 0100 0000 0000 0000 0000 0000 0000 0000 07 ffd9"})
  void what_no_encoder_writes_is_refused_for_the_price_of_its_bytes(String hex) throws IOException {
    Path photo = Files.write(folder.resolve("aneh.jpg"), HexFormat.of().parseHex(hex.replace(" ", "")));

    assertThatThrownBy(() -> Picture.use(photo, Function.identity())).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> Picture.useWhole(photo, Function.identity())).isInstanceOf(Refused.class);
  }

  @Test
  void tables_of_codes_without_end_are_not_read() throws IOException {
    byte[] table = HexFormat.of().parseHex("ffc40014000100000000000000000000000000000007");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(HexFormat.of().parseHex(("ffd8" + FRAME).replace(" ", "")));
    for (int i = 0; i < 100_000; i++) {
      bytes.write(table);
    }
    Path photo = Files.write(folder.resolve("tabel.jpg"), bytes.toByteArray());

    assertThat(JpegCompleteness.isWhole(photo)).isFalse();
    assertThatThrownBy(() -> JpegPreviewReader.read(photo)).isInstanceOf(JpegFrame.Malformed.class);
  }

  @Test
  void a_progressive_photo_of_33_megapixels_is_taken_by_its_outline_and_half_of_it_is_refused() throws IOException {
    BufferedImage grey = new BufferedImage(6_600, 5_000, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D brush = grey.createGraphics();
    brush.setColor(Color.WHITE);
    brush.fillRect(0, 0, 3_300, 5_000);
    brush.dispose();
    byte[] bytes = JpegCompletenessTest.jpeg(grey, 0.8f, true);
    Path photo = Files.write(folder.resolve("besar.jpg"), bytes);

    Picture picture = Picture.useWhole(photo, Function.identity());

    assertThat(picture.width()).isEqualTo(825);
    assertThat(picture.image().getRGB(10, 300) & 0xff).isGreaterThan(240);
    assertThat(picture.image().getRGB(800, 300) & 0xff).isLessThan(15);
    Path half = Files.write(folder.resolve("separuh.jpg"), Arrays.copyOf(bytes, bytes.length * 7 / 10));
    assertThatThrownBy(() -> Picture.useWhole(half, Function.identity())).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.key()).isEqualTo("images.half"));
  }

  @Test
  void a_picture_that_is_too_wide_is_told_by_its_sides() {
    assertThatThrownBy(() -> PictureHeader.requireAllowedSize(40_000, 100)).isInstanceOfSatisfying(Refused.class,
        refused -> {
          assertThat(refused.key()).isEqualTo("images.side");
          assertThat(refused.args()).containsExactly(40_000, 100, PictureHeader.MAX_SIDE);
        });
  }

  private static Color mean(BufferedImage image, int left, int top) {
    int[] sum = new int[3];
    for (int y = top; y < top + 8; y++) {
      for (int x = left; x < left + 8; x++) {
        Color point = new Color(image.getRGB(x, y));
        sum[0] += point.getRed();
        sum[1] += point.getGreen();
        sum[2] += point.getBlue();
      }
    }
    return new Color(sum[0] / 64, sum[1] / 64, sum[2] / 64);
  }

  private static int difference(Color a, Color b) {
    return Math.abs(a.getRed() - b.getRed()) + Math.abs(a.getGreen() - b.getGreen())
        + Math.abs(a.getBlue() - b.getBlue());
  }
}
