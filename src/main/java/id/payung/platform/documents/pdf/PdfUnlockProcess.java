package id.payung.platform.documents.pdf;

import id.payung.platform.errors.TooBusy;
import id.payung.platform.files.BoundedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A process of its own that opens somebody's PDF with the empty password and writes it down without its lock, so that
 * it can be looked through. What packed objects unpack to cannot be known while they are locked: only a heap of its own
 * bounds it.
 */
final class PdfUnlockProcess {
  private static final int HEAP_MEGABYTES = 192;
  private static final int MAX_SECONDS = 30;
  private static final int PATIENCE_SECONDS = 30;
  private static final Semaphore PERMITS = new Semaphore(1, true);

  private PdfUnlockProcess() {}

  /**
   * @return whether the copy was written; not when a password is needed, or more memory or time
   * @throws TooBusy when others are being opened
   */
  static boolean unlock(Path locked, Path copy) throws IOException {
    try {
      if (!PERMITS.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new TooBusy();
      }
      try {
        return BoundedProcess.of(PdfUnlockProcess.class, HEAP_MEGABYTES, MAX_SECONDS)
            .run(locked.toAbsolutePath().toString(), copy.toAbsolutePath().toString());
      } finally {
        PERMITS.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusy();
    }
  }

  /** The process itself. */
  public static void main(String[] arguments) throws IOException {
    Path locked = Path.of(arguments[0]);
    try (PDDocument document = Loader.loadPDF(locked.toFile(), "", IOUtils.createMemoryOnlyStreamCache())) {
      document.setAllSecurityToBeRemoved(true);
      document.save(Path.of(arguments[1]).toFile(), CompressParameters.NO_COMPRESSION);
    }
  }
}
