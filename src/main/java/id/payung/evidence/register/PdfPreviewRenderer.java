package id.payung.evidence.register;

import id.payung.platform.documents.MediaKind;
import id.payung.platform.documents.ReadableDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.TooBusy;
import id.payung.platform.paper.PdfPreviewProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Draws the first page of a PDF; one at a time, and none that is large: it is a comfort, and the file itself is a link
 * away. What was drawn lately is kept, since a checker goes back and forth.
 */
@Component
class PdfPreviewRenderer {
  private static final long LARGEST = 20L << 20;
  private static final int PATIENCE_SECONDS = 5;

  /** Whoever waits keeps a place among those who open pages. */
  private static final int MAX_WAITING = 8;

  private static final byte[] NONE = new byte[0];
  private static final int REMEMBERED = 8;

  private final Semaphore renderPermits = new Semaphore(1, true);

  private final Map<Path, byte[]> pictures = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Path, byte[]> eldest) {
      return size() > REMEMBERED;
    }
  });

  ResponseEntity<byte[]> renderFirstPage(ReadableDocument pdf) {
    try {
      if (pdf.kind() != MediaKind.PDF || Files.size(pdf.path()) > LARGEST) {
        throw new NotFound();
      }
      byte[] known = pictures.get(pdf.path());
      byte[] png = known == null ? draw(pdf.path()) : known;
      if (png.length == 0) {
        throw new NotFound();
      }
      return ResponseEntity.ok()
          .contentType(MediaType.IMAGE_PNG)
          .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
          .header("X-Content-Type-Options", "nosniff")
          .body(png);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] draw(Path pdf) throws IOException, InterruptedException {
    if (renderPermits.getQueueLength() >= MAX_WAITING
        || !renderPermits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new TooBusy();
    }
    try {
      byte[] known = pictures.get(pdf);
      if (known != null) { // somebody else waited for the same
        return known;
      }
      byte[] png = PdfPreviewProcess.renderFirstPage(pdf).orElse(NONE);
      pictures.put(pdf, png); // what could not be drawn is not tried again at once
      return png;
    } finally {
      renderPermits.release();
    }
  }
}
