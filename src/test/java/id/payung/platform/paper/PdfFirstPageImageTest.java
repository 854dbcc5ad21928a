package id.payung.platform.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;

class PdfFirstPageImageTest {
  @Test
  void a_page_with_a_picture_that_would_unpack_to_gigabytes_is_not_drawn() throws IOException {
    assertThatThrownBy(() -> PdfFirstPageImage.renderPng(withPicture(60_000)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(PdfFirstPageImage.renderPng(withPicture(8))).startsWith(0x89, 'P', 'N', 'G');
  }

  /** The picture says how large it is; its bytes are few. */
  private static byte[] withPicture(int side) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDImageXObject picture = new PDImageXObject(document, new ByteArrayInputStream(new byte[8]), (COSName) null, side,
          side, 1, PDDeviceGray.INSTANCE);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(picture, 10, 10, 100, 100);
      }
      document.save(bytes);
    }
    return bytes.toByteArray();
  }
}
