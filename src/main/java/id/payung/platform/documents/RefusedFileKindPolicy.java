package id.payung.platform.documents;

import id.payung.platform.errors.Refused;
import id.payung.platform.load.ComputingThreads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a file that is none of the kinds that are taken. Its name often says that it is one: who is told "PDF
 * is taken here" of a page of the web called .pdf knows no way on.
 */
final class RefusedFileKindPolicy {
  private static final int LOOKED_AT = 1_024;

  /** Beginnings of films and of sound that are not told by {@code ftyp}: Matroska, Ogg, MP3, Flash, Windows Media. */
  private static final List<String> RECORDINGS = List.of("\u001aE\u00df\u00a3", "OggS", "ID3", "FLV", "0&\u00b2u");

  private RefusedFileKindPolicy() {}

  /** @param kind that it was found to be, if any */
  static Refused refusalOf(Path file, byte[] head, @Nullable MediaKind kind, DocumentLimits limits) {
    String key = findKey(file, head, kind, limits.kinds().contains(MediaKind.CSV));
    return key == null ? limits.wrongKindRefusal() : new Refused(key);
  }

  private static @Nullable String findKey(Path file, byte[] head, @Nullable MediaKind kind, boolean sheet) {
    String start = beginningOf(head);
    if (isLink(head)) {
      return "documents.link";
    }
    if (start.startsWith("PK") && kind != MediaKind.XLSX) {
      return kind == MediaKind.DOCX ? sheet ? "documents.word-for-sheet" : null : findZipKey(file, sheet);
    }
    if (start.startsWith("<?xml") && start.contains("excel.sheet")) {
      return sheet ? "sheets.refused.old" : "documents.old-office";
    }
    if (isWebPage(start)) {
      return sheet ? "documents.web-page-for-sheet" : "documents.web-page";
    }
    return isRecording(head) ? "documents.recording" : null;
  }

  /** A file that holds the address of another and nothing else, as Windows and Google Drive make them. */
  static boolean isLink(byte[] head) {
    String start = beginningOf(head);
    return start.startsWith("[internetshortcut]") || head.length < LOOKED_AT && start.startsWith("{")
        && (start.contains("\"doc_id\"") || start.contains("://docs.google.com/"));
  }

  private static boolean isWebPage(String start) {
    return start.startsWith("<!doctype html") || start.startsWith("<html")
        || start.startsWith("<") && (start.contains("<html") || start.contains("<table") || start.contains("<body"));
  }

  private static boolean isRecording(byte[] head) {
    String first = new String(head, 0, Math.min(head.length, 12), StandardCharsets.ISO_8859_1);
    return first.startsWith("ftyp", 4) || first.startsWith("RIFF") && (first.endsWith("AVI ") || first.endsWith("WAVE"))
        || RECORDINGS.stream().anyMatch(first::startsWith);
  }

  private static @Nullable String findZipKey(Path file, boolean sheet) {
    return ComputingThreads.FILES.<@Nullable String>call(() -> {
      try (ZipFile zip = new ZipFile(file.toFile())) {
        return isOfAnotherProgram(zip) ? sheet ? "documents.other-program-for-sheet" : "documents.other-program" : null;
      } catch (IOException e) {
        return null;
      }
    });
  }

  /** OpenDocument, the binary form of Excel, Apple's programs, presentations, and parts named as Windows does. */
  private static boolean isOfAnotherProgram(ZipFile zip) throws IOException {
    ZipEntry type = zip.getEntry("mimetype");
    if (type != null) {
      String said = new String(zip.getInputStream(type).readNBytes(100), StandardCharsets.US_ASCII);
      return said.startsWith("application/vnd.oasis.opendocument") || said.startsWith("application/vnd.sun.xml");
    }
    return List
        .of("xl/workbook.bin", "Index/Document.iwa", "Index.zip", "ppt/presentation.xml", "xl\\workbook.xml",
            "word\\document.xml")
        .stream()
        .anyMatch(name -> zip.getEntry(name) != null);
  }

  private static String beginningOf(byte[] head) {
    return new String(head, 0, Math.min(head.length, LOOKED_AT), StandardCharsets.UTF_8).replace("\ufeff", "")
        .stripLeading()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^pk", "PK");
  }
}
