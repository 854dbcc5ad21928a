package id.payung.platform.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photos of few bytes that would take a decoder minutes. */
class JpegScanPolicyTest {
  private static final int SOS = 0xDA;

  @TempDir Path folder;

  @Test
  void a_progressive_photo_as_encoders_write_it_is_taken() throws IOException {
    byte[] photo = progressive();

    assertThat(Picture.<Integer>useWhole(write(photo), Picture::width)).isEqualTo(320);
    assertThatCode(() -> JpegScanPolicy.requireUsual(write(Arrays.copyOf(photo, photo.length / 2))))
        .doesNotThrowAnyException();
  }

  @Test
  void a_last_scan_that_comes_again_and_again_is_refused_before_anything_is_decoded() throws IOException {
    byte[] photo = progressive();
    byte[] lastScan = Arrays.copyOfRange(photo, lastScanOf(photo), photo.length - 2);

    assertRefusedThoughDecodersTakeIt(repeated(photo, lastScan, 20), "images.passes");
    assertRefusedThoughDecodersTakeIt(repeated(photo, lastScan, 2_000), "images.passes");
  }

  /** Also in a picture of one pass: a decoder that finds no codes fills in what is missing, block by block. */
  @Test
  void scans_of_single_components_without_a_code_in_them_are_counted_as_well() throws IOException {
    byte[] photo = DrawnPictures.jpeg(DrawnPictures.landscape(831, 320, 240), 0.8f);
    byte[] head = Arrays.copyOf(photo, lastScanOf(photo));
    byte[] emptyScan = HexFormat.of().parseHex("ffda0008010100003f00");

    assertRefusedThoughDecodersTakeIt(concat(head, repeated(new byte[]{0, 0}, emptyScan, 90)), "images.passes");
  }

  @Test
  void no_scan_hides_behind_a_marker_that_stands_alone_or_behind_tables() throws IOException {
    byte[] photo = progressive();
    byte[] bomb = repeated(photo, Arrays.copyOfRange(photo, lastScanOf(photo), photo.length - 2), 30);
    byte[] behindTem = concat(HexFormat.of().parseHex("ffd8ff01"), Arrays.copyOfRange(bomb, 2, bomb.length));

    assertRefusedThoughDecodersTakeIt(behindTem, "images.passes");
    Path behindTables = write(concat(HexFormat.of().parseHex("ffd8ffd9"), bomb));
    assertThatThrownBy(() -> JpegScanPolicy.requireUsual(behindTables)).isInstanceOf(Refused.class);
  }

  /** The first frame stands inside of a segment for whoever reads a length behind a marker that has none. */
  @Test
  void a_picture_that_a_decoder_keeps_whole_is_known_as_such_behind_any_marker() throws IOException {
    byte[] segment = new byte[65_537];
    byte[] start = HexFormat.of().parseHex("ffe9ffff");
    byte[] shownFrame = HexFormat.of().parseHex("ffc00011081600160003011100021100031100ffda000c03");
    System.arraycopy(start, 0, segment, 0, start.length);
    System.arraycopy(shownFrame, 0, segment, segment.length - shownFrame.length, shownFrame.length);
    byte[] realFrame = HexFormat.of().parseHex("ffc20011081600160003011100021100031100ffda000c03");

    Path photo = write(concat(HexFormat.of().parseHex("ffd8ff01"), concat(segment, realFrame)));

    assertThat(new PictureHeader(0x1600, 0x1600).isTooLargeToUnpack(photo)).isTrue();
  }

  private void assertRefusedThoughDecodersTakeIt(byte[] photo, String key) throws IOException {
    Path file = write(photo);
    assertThat(ImageIO.read(new ByteArrayInputStream(photo))).isNotNull();
    assertThatThrownBy(() -> Picture.use(file, Function.identity())).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.key()).isEqualTo(key));
    assertThatThrownBy(() -> Picture.useWhole(file, Function.identity())).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.key()).isEqualTo(key));
  }

  private Path write(byte[] photo) throws IOException {
    return Files.write(folder.resolve("foto.jpg"), photo);
  }

  private static byte[] progressive() throws IOException {
    BufferedImage landscape = DrawnPictures.landscape(832, 320, 240);
    return JpegCompletenessTest.jpeg(landscape, 0.8f, true);
  }

  /** The photo without its end, the scan so many times, and an end. */
  private static byte[] repeated(byte[] photo, byte[] scan, int times) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(photo, 0, photo.length - 2);
    for (int i = 0; i < times; i++) {
      bytes.writeBytes(scan);
    }
    bytes.writeBytes(HexFormat.of().parseHex("ffd9"));
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static int lastScanOf(byte[] photo) {
    int at = photo.length - 2;
    while ((photo[at] & 0xff) != 0xFF || (photo[at + 1] & 0xff) != SOS) {
      at--;
    }
    return at;
  }
}
