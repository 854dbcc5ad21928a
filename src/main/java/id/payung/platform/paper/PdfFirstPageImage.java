package id.payung.platform.paper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The first page of a PDF as a picture, to be sent by WhatsApp. */
public final class PdfFirstPageImage {
  /** Pixels across: as wide as WhatsApp keeps a picture sharp on a phone. */
  public static final int WIDTH = 1080;

  private static final int MAX_HEIGHT = 4 * WIDTH;

  private PdfFirstPageImage() {}

  /**
   * @param file one that we have made ourselves; files of others go through {@link PdfPreviewProcess}
   * @return PNG, {@link #WIDTH} pixels wide
   * @throws IllegalArgumentException for a document without a page, or a page more than four times as tall as wide
   */
  public static byte[] renderPng(byte[] file) {
    try (PDDocument document = Loader.loadPDF(file, "", null, null, PdfScratchFiles.streamCache())) {
      return renderPng(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps nothing on the disk: a process that is ended could not sweep it. */
  static byte[] renderPng(Path file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile(), "", IOUtils.createMemoryOnlyStreamCache())) {
      return renderPng(document);
    }
  }

  private static byte[] renderPng(PDDocument document) throws IOException {
    if (document.getNumberOfPages() == 0) {
      throw new IllegalArgumentException("no page");
    }
    var box = document.getPage(0).getCropBox();
    float scale = WIDTH / box.getWidth();
    if (box.getHeight() * scale > MAX_HEIGHT) {
      throw new IllegalArgumentException("page too tall");
    }
    PDFRenderer renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true); // a photo of 48 million points is thinned out while it is unpacked
    return toPng(renderer.renderImage(0, scale, ImageType.RGB));
  }

  private static byte[] toPng(BufferedImage page) throws IOException {
    var bytes = new ByteArrayOutputStream(262_144);
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) { // else a file that nobody sweeps
      ImageIO.write(page, "png", out);
    }
    return bytes.toByteArray();
  }
}
