package id.payung.platform.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Photos that look whole to a decoder. */
class JpegCompletenessTest {
  @TempDir Path folder;

  static Stream<byte[]> photos() throws IOException {
    BufferedImage colours = DrawnPictures.landscape(811, 1_203, 907);
    BufferedImage grey = new BufferedImage(701, 333, BufferedImage.TYPE_BYTE_GRAY);
    grey.createGraphics().drawImage(DrawnPictures.landscape(812, 701, 333), 0, 0, null);
    return Stream.of(jpeg(colours, 0.3f, false), jpeg(colours, 0.95f, false), jpeg(grey, 0.8f, false),
        ExifJpeg.with(colours, 6));
  }

  @ParameterizedTest
  @MethodSource("photos")
  void a_whole_photo_is_whole_also_without_its_last_bytes_or_with_more_behind_it(byte[] photo) throws IOException {
    assertThat(isWhole(photo)).isTrue();
    assertThat(isWhole(Arrays.copyOf(photo, photo.length - 2))).as("no end").isTrue();
    assertThat(isWhole(Arrays.copyOf(photo, photo.length + 100_000))).as("a film behind it").isTrue();
  }

  @ParameterizedTest
  @MethodSource("photos")
  void half_a_photo_is_not_whole_whatever_was_put_behind_it(byte[] photo) throws IOException {
    for (double share : new double[]{0.3, 0.5, 0.7, 0.95}) {
      byte[] half = Arrays.copyOf(photo, (int) (photo.length * share));
      byte[] ended = Arrays.copyOf(half, half.length + 2);
      ended[half.length] = (byte) 0xFF;
      ended[half.length + 1] = (byte) 0xD9;
      byte[] endedZeros = Arrays.copyOf(half, photo.length);
      endedZeros[photo.length - 2] = (byte) 0xFF;
      endedZeros[photo.length - 1] = (byte) 0xD9;

      assertThat(isWhole(half)).as("cut at %s", share).isFalse();
      assertThat(isWhole(ended)).as("an end behind %s", share).isFalse();
      assertThat(isWhole(Arrays.copyOf(half, photo.length))).as("zeros behind %s", share).isFalse();
      assertThat(isWhole(endedZeros)).as("zeros and an end behind %s", share).isFalse();
    }
  }

  @Test
  void of_a_progressive_photo_the_end_is_looked_for() throws IOException {
    byte[] photo = jpeg(DrawnPictures.landscape(813, 640, 480), 0.8f, true);

    assertThat(isWhole(photo)).isTrue();
    assertThat(isWhole(Arrays.copyOf(photo, photo.length / 2))).isFalse();
    assertThat(isWhole(Arrays.copyOf(Arrays.copyOf(photo, photo.length / 2), photo.length))).isFalse();
  }

  private boolean isWhole(byte[] jpeg) throws IOException {
    return JpegCompleteness.isWhole(Files.write(folder.resolve("foto.jpg"), jpeg));
  }

  static byte[] jpeg(BufferedImage picture, float quality, boolean progressive) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
