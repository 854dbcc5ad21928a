package id.payung.platform.paper;

import id.payung.platform.files.BoundedProcess;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A process of its own that draws the first page of somebody's PDF. What a PDF unpacks to while it is drawn cannot be
 * known before - pictures, patterns, masks, fonts in fonts - so that only a heap of its own bounds it: the process may
 * run out of memory or time, the application stays.
 */
public final class PdfPreviewProcess {
  private static final int HEAP_MEGABYTES = 192;
  private static final int MAX_SECONDS = 20;
  private static final int MAX_PICTURE_BYTES = 4 << 20;

  private PdfPreviewProcess() {}

  /**
   * @return PNG; empty when no page of it can be drawn within {@value #HEAP_MEGABYTES} MB and {@value #MAX_SECONDS}
   * seconds
   */
  public static Optional<byte[]> renderFirstPage(Path pdf) throws IOException, InterruptedException {
    return BoundedProcess.of(PdfPreviewProcess.class, HEAP_MEGABYTES, MAX_SECONDS)
        .readOutput(MAX_PICTURE_BYTES, pdf.toAbsolutePath().toString())
        .filter(png -> png.length > 0);
  }

  /** The process itself: the path of a PDF comes as its argument, the picture leaves by its standard output. */
  public static void main(String[] arguments) throws IOException {
    System.setOut(System.err); // what the library logs is not part of the picture
    ImageIO.setUseCache(false); // nothing of it stays in the temporary folder when the process is ended
    byte[] png = PdfFirstPageImage.renderPng(Path.of(arguments[0]));
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write(png);
    }
  }
}
