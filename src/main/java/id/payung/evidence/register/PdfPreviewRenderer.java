package id.payung.evidence.register;

import id.payung.platform.documents.MediaKind;
import id.payung.platform.documents.OpenDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.TooBusy;
import id.payung.platform.paper.PdfFirstPageImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Draws the first page of a PDF; one at a time, and none that is large: it is a comfort, and the file itself is a link
 * away.
 */
@Component
class PdfPreviewRenderer {
  private static final long LARGEST = 20L << 20;
  private static final int PATIENCE_SECONDS = 5;

  private final Semaphore renderPermits = new Semaphore(1, true);

  ResponseEntity<byte[]> renderFirstPage(OpenDocument pdf) {
    try {
      if (pdf.kind() != MediaKind.PDF || Files.size(pdf.path()) > LARGEST) {
        throw new NotFound();
      }
      byte[] file = Files.readAllBytes(pdf.path());
      if (!renderPermits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new TooBusy();
      }
      try {
        return ResponseEntity.ok()
            .contentType(MediaType.IMAGE_PNG)
            .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
            .header("X-Content-Type-Options", "nosniff")
            .body(PdfFirstPageImage.renderPng(file));
      } catch (IllegalArgumentException | UncheckedIOException e) {
        // No page of it can be drawn: it may still be fetched.
        throw new NotFound();
      } finally {
        renderPermits.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
