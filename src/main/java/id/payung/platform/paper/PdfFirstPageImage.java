package id.payung.platform.paper;

import id.payung.platform.images.PictureHeader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** The first page of a PDF as a picture, to be sent by WhatsApp. */
public final class PdfFirstPageImage {
  /** Pixels across: as wide as WhatsApp keeps a picture sharp on a phone. */
  public static final int WIDTH = 1080;

  private static final int MAX_HEIGHT = 4 * WIDTH;

  /** Forms in forms. */
  private static final int MAX_FORM_DEPTH = 8;

  private PdfFirstPageImage() {}

  /**
   * @return PNG, {@link #WIDTH} pixels wide
   * @throws IllegalArgumentException for a document without a page, a page more than four times as tall as wide, or too
   * large a picture on it
   */
  public static byte[] renderPng(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      if (document.getNumberOfPages() == 0) {
        throw new IllegalArgumentException("no page");
      }
      var box = document.getPage(0).getCropBox();
      float scale = WIDTH / box.getWidth();
      if (box.getHeight() * scale > MAX_HEIGHT) {
        throw new IllegalArgumentException("page too tall");
      }
      if (hasTooLargePicture(document.getPage(0).getResources(), 0)) {
        throw new IllegalArgumentException("a picture on it is too large");
      }
      BufferedImage page = new PDFRenderer(document).renderImage(0, scale, ImageType.RGB);
      return toPng(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A picture of a few kilobytes may unpack to gigabytes: what it says of its size is asked before anything of it is
   * unpacked.
   */
  private static boolean hasTooLargePicture(@Nullable PDResources resources, int depth) throws IOException {
    if (resources == null) {
      return false;
    }
    if (depth > MAX_FORM_DEPTH) {
      return true;
    }
    for (COSName name : resources.getXObjectNames()) {
      PDXObject object = resources.getXObject(name);
      if (object instanceof PDImageXObject image
          && (long) image.getWidth() * image.getHeight() > PictureHeader.MAX_PIXELS
          || object instanceof PDFormXObject form && hasTooLargePicture(form.getResources(), depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] toPng(BufferedImage page) throws IOException {
    var bytes = new ByteArrayOutputStream(262_144);
    ImageIO.write(page, "png", bytes);
    return bytes.toByteArray();
  }
}
