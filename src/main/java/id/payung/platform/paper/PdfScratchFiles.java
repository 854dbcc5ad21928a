package id.payung.platform.paper;

import id.payung.platform.files.TemporaryFolder;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;

/** Where the PDF library keeps what it is making: among our own temporary files. */
final class PdfScratchFiles {
  private PdfScratchFiles() {}

  static StreamCacheCreateFunction streamCache() {
    return MemoryUsageSetting.setupTempFileOnly().setTempDir(TemporaryFolder.path().toFile()).streamCache;
  }
}
