package id.payung.platform.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfFirstPageImageTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  @TempDir Path folder;

  @Test
  void a_page_with_a_picture_that_would_unpack_to_gigabytes_is_drawn_without_it() throws Exception {
    for (int side : new int[]{8, 20_000, 60_000}) {
      assertThat(PdfPreviewProcess.renderFirstPage(withPicture(side)).orElseThrow()).startsWith(PNG);
    }
  }

  @Test
  void a_page_that_needs_more_memory_than_there_is_ends_its_own_process_only() throws Exception {
    Path greedy = folder.resolve("rakus.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.moveTo(0, 0);
        for (int i = 0; i < 3_000_000; i++) {
          content.lineTo(i % 600, i % 700);
        }
        content.stroke();
      }
      document.save(greedy.toFile());
    }

    Set<String> before = temporaryFiles();
    assertThat(PdfPreviewProcess.renderFirstPage(greedy)).isEmpty();
    assertThat(temporaryFiles()).as("left by a process that was ended").isSubsetOf(before);
  }

  @Test
  void a_page_of_one_photo_of_48_megapixels_is_drawn() throws Exception {
    Path photo = folder.resolve("foto.jpg");
    ImageIO.write(new BufferedImage(8_000, 6_000, BufferedImage.TYPE_BYTE_GRAY), "jpg", photo.toFile());
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDImageXObject picture = PDImageXObject.createFromFileByExtension(photo.toFile(), document);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(picture, 0, 0, page.getCropBox().getWidth(), page.getCropBox().getHeight());
      }
      document.save(folder.resolve("foto.pdf").toFile());
    }

    assertThat(PdfPreviewProcess.renderFirstPage(folder.resolve("foto.pdf")).orElseThrow()).startsWith(PNG);
  }

  @Test
  void what_is_no_pdf_gives_no_picture() throws Exception {
    byte[] whole = Files.readAllBytes(withPicture(8));
    for (int length : new int[]{0, 100, whole.length / 2}) {
      Path torn = Files.write(folder.resolve("torn" + length + ".pdf"), Arrays.copyOf(whole, length));
      assertThat(PdfPreviewProcess.renderFirstPage(torn)).as("the first %d bytes", length).isEmpty();
    }
  }

  private static Set<String> temporaryFiles() {
    String[] names = new File(System.getProperty("java.io.tmpdir"))
        .list((_, name) -> name.startsWith("PDFBox") || name.startsWith("imageio"));
    return Set.of(names == null ? new String[0] : names);
  }

  /** The picture says how large it is; its bytes are few. */
  private Path withPicture(int side) throws IOException {
    Path file = Files.createTempFile(folder, "gambar", ".pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDImageXObject picture = new PDImageXObject(document, new ByteArrayInputStream(new byte[8]), (COSName) null, side,
          side, 1, PDDeviceGray.INSTANCE);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(picture, 10, 10, 100, 100);
      }
      document.save(file.toFile());
    }
    return file;
  }
}
