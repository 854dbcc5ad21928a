package id.payung.platform.documents.pdf;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Looks a PDF through before it is kept, and counts its pages. */
public final class PdfInspection {
  private PdfInspection() {}

  /**
   * A PDF that opens without a password, but may not be printed or copied, is looked through as a copy without the
   * lock.
   *
   * @throws Refused with what to do
   */
  public static int countPages(Path pdf) {
    try {
      PdfSafetyCheck.requireSafe(pdf);
    } catch (Refused refused) {
      if (refused.key().equals("documents.pdf-locked")) {
        return countPagesUnlocked(pdf);
      }
      if (refused.key().equals("documents.pdf-active")) {
        PdfCompleteness.requireWhole(pdf); // half of what is packed looks as if it were hidden
      }
      throw refused;
    }
    int pages = countPagesOf(pdf);
    PdfCompleteness.requireWhole(pdf);
    return pages;
  }

  private static int countPagesUnlocked(Path pdf) {
    Path copy = pdf.resolveSibling(pdf.getFileName() + ".unlocked");
    try {
      PdfCompleteness.requireWhole(pdf);
      if (!PdfUnlockProcess.unlock(pdf, copy)) {
        throw new Refused("documents.pdf-locked");
      }
      PdfSafetyCheck.requireSafe(copy);
      return countPagesOf(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(copy);
    }
  }

  private static int countPagesOf(Path pdf) {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return document.getNumberOfPages();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // What cannot be read cannot be looked into either, and nobody could check the proof.
      throw new Refused("documents.torn");
    }
  }

  private static void delete(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
