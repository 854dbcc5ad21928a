package id.payung.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.payung.platform.errors.Refusal;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;

/** Pictures that a card, a line or a program has damaged, each in its own way. */
@PayungTest
class DamagedPictureTests {
  @Autowired DocumentStorage documents;
  @Autowired TestCast cast;

  /** The noise of a bad cable may make other codes of a picture: only what no picture has can be known. */
  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "progressive", "png"})
  void what_has_lost_a_part_of_its_bytes_is_refused_from_a_desk_however_they_were_lost(String kind) throws IOException {
    byte[] whole = write(DrawnPictures.landscape(611, 1_600, 1_200), kind, false);
    assertThat(refusalKeyOf(whole)).isEmpty();

    for (String damage : List.of("tail", "tail before the end", "hole", "cut at 95 %", "cut before the end")) {
      assertThat(refusalKeyOf(damage(whole, damage, kind.equals("png") ? 12 : 2))).as(kind + " " + damage)
          .isIn("images.half", "images.unreadable");
    }
  }

  /** A scanned page without a word on it is nothing but zeros to a thrifty program. */
  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "progressive", "png"})
  void a_plain_picture_is_whole(String kind) throws IOException {
    BufferedImage plain = new BufferedImage(2_480, 3_508, BufferedImage.TYPE_INT_RGB);

    for (boolean thrifty : List.of(false, true)) {
      assertThat(refusalKeyOf(write(plain, kind, thrifty))).isEmpty();
      assertThat(refusalKeyOf(write(new BufferedImage(2_480, 3_508, BufferedImage.TYPE_BYTE_GRAY), kind, thrifty)))
          .isEmpty();
    }
  }

  private static byte[] damage(byte[] whole, String how, int end) {
    byte[] bytes = whole.clone();
    int half = bytes.length / 2;
    switch (how) {
      case "tail" -> Arrays.fill(bytes, half, bytes.length, (byte) 0);
      case "tail before the end" -> Arrays.fill(bytes, half, bytes.length - end, (byte) 0);
      case "hole" -> Arrays.fill(bytes, half, half + half / 2, (byte) 0);
      case "cut at 95 %" -> bytes = Arrays.copyOf(bytes, bytes.length * 95 / 100);
      default -> bytes = Arrays.copyOf(bytes, bytes.length - 40);
    }
    return bytes;
  }

  private String refusalKeyOf(byte[] bytes) {
    MockMultipartFile file = new MockMultipartFile("file", "foto.jpg", "image/jpeg", bytes);
    Refusal refused = catchThrowableOfType(Refusal.class,
        () -> documents.store(cast.actorOf(TestCast.CLERK), file, DocumentLimits.EVIDENCE));
    return refused == null ? "" : refused.key();
  }

  private static byte[] write(BufferedImage picture, String kind, boolean thrifty) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(kind.equals("png") ? "png" : "jpeg").next();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (param instanceof JPEGImageWriteParam jpeg) {
        jpeg.setOptimizeHuffmanTables(thrifty);
      }
      if (kind.equals("progressive")) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    }
    writer.dispose();
    return bytes.toByteArray();
  }
}
