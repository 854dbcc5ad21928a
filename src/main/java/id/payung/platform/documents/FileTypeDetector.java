package id.payung.platform.documents;

import id.payung.platform.documents.pdf.PdfBeginning;
import id.payung.platform.errors.Refused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/** Finds out what a file is from its bytes alone; a name can be given by anybody. */
final class FileTypeDetector {
  private static final Tika TIKA = new Tika();
  private static final int HEAD_BYTES = 65_536;

  private FileTypeDetector() {}

  /**
   * @throws Refused with advice when the file is none of the limits' kinds
   */
  static MediaKind detect(Path file, DocumentLimits limits) {
    MediaKind kind = detectKind(file, limits);
    if (kind == null || !limits.kinds().contains(kind)) {
      throw limits.wrongKindRefusal();
    }
    return kind;
  }

  private static @Nullable MediaKind detectKind(Path file, DocumentLimits limits) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), HEAD_BYTES)) {
      in.mark(HEAD_BYTES);
      byte[] head = in.readNBytes(HEAD_BYTES);
      if (head.length == 0) {
        throw new Refused("documents.empty");
      }
      in.reset();
      if (isHeic(head)) {
        throw new Refused("documents.heic");
      }
      if (PdfBeginning.isPdf(head)) {
        return MediaKind.PDF;
      }
      if (ArchiveNames.isOtherArchive(head)) {
        throw new Refused("documents.archive");
      }
      return switch (TIKA.detect(in)) {
        case "image/jpeg" -> MediaKind.JPEG;
        case "image/png" -> MediaKind.PNG;
        case "image/webp", "image/gif", "image/bmp", "image/tiff" -> throw new Refused("documents.picture");
        case String zip when zip.equals("application/zip") || zip.contains("ooxml") || zip.contains("openxmlformats") ->
            detectZipKind(file);
        case String text when text.startsWith("text/") && limits.kinds().contains(MediaKind.CSV) ->
            isPlainText(head) ? MediaKind.CSV : null;
        case String old when old.contains("msoffice") || old.contains("ms-excel") -> throw oldOfficeRefusal(limits);
        default -> null;
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pictures of newer iPhones, which nobody here can open. */
  private static boolean isHeic(byte[] head) {
    if (head.length < 12 || head[4] != 'f' || head[5] != 't' || head[6] != 'y' || head[7] != 'p') {
      return false;
    }
    String brand = new String(head, 8, 4, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    return brand.startsWith("hei") || brand.startsWith("hev") || brand.startsWith("mif") || brand.startsWith("msf")
        || brand.startsWith("avi");
  }

  private static @Nullable MediaKind detectZipKind(Path file) {
    try {
      ZipDirectory.requireSmall(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("[Content_Types].xml") != null) {
        OfficeFileSafetyCheck.requireSafe(zip);
        if (zip.getEntry("xl/workbook.xml") != null) {
          return MediaKind.XLSX;
        }
        return zip.getEntry("word/document.xml") != null ? MediaKind.DOCX : null;
      }
      return MediaKind.ZIP;
    } catch (IOException e) {
      throw new Refused("documents.torn");
    }
  }

  /** A workbook of before 2007, or one with a password: where a sheet is wanted, it is told what to do with it. */
  private static Refused oldOfficeRefusal(DocumentLimits limits) {
    return limits.kinds().contains(MediaKind.CSV) ? new Refused("sheets.refused.old") : limits.wrongKindRefusal();
  }

  /** Text without markup and without the zeros of a program. */
  private static boolean isPlainText(byte[] head) {
    Charset wide = head.length < 2 ? null : wideCharset(head[0] & 0xff, head[1] & 0xff);
    if (wide != null) {
      String text = new String(head, 2, head.length - 2, wide);
      return text.indexOf('\0') < 0 && isNoMarkup(text);
    }
    int end = head.length;
    // The cut at the end may go through a letter.
    while (end > 0 && end > head.length - 4 && head.length == HEAD_BYTES && head[end - 1] < 0) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      if (head[i] == 0) {
        return false;
      }
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(head, 0, end))
          .toString();
    } catch (CharacterCodingException e) {
      text = new String(head, 0, end, StandardCharsets.ISO_8859_1);
    }
    return isNoMarkup(text);
  }

  /** What Excel calls "Unicode text". */
  private static @Nullable Charset wideCharset(int first, int second) {
    return first == 0xFF && second == 0xFE ? StandardCharsets.UTF_16LE
        : first == 0xFE && second == 0xFF ? StandardCharsets.UTF_16BE
        : null;
  }

  private static boolean isNoMarkup(String text) {
    String start = text.replace("\ufeff", "").stripLeading();
    return !start.startsWith("<") && !start.startsWith("#!");
  }
}
