package id.payung.platform.paper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The first page of a PDF as a picture, to be sent by WhatsApp. */
public final class PaperImage {
  /** Pixels across: as wide as WhatsApp keeps a picture sharp on a phone. */
  public static final int WIDTH = 1080;

  private static final int TALLEST = 4 * WIDTH;

  private PaperImage() {}

  /**
   * @return PNG, {@link #WIDTH} pixels wide
   * @throws IllegalArgumentException for a document without a page, or a page more than four times as tall as wide
   */
  public static byte[] firstPage(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      if (document.getNumberOfPages() == 0) {
        throw new IllegalArgumentException("no page");
      }
      var box = document.getPage(0).getCropBox();
      float scale = WIDTH / box.getWidth();
      if (box.getHeight() * scale > TALLEST) {
        throw new IllegalArgumentException("page too tall");
      }
      BufferedImage page = new PDFRenderer(document).renderImage(0, scale, ImageType.RGB);
      return png(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] png(BufferedImage page) throws IOException {
    var bytes = new ByteArrayOutputStream(262_144);
    ImageIO.write(page, "png", bytes);
    return bytes.toByteArray();
  }
}
