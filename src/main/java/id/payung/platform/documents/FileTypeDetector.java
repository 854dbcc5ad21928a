package id.payung.platform.documents;

import id.payung.platform.documents.pdf.PdfHeader;
import id.payung.platform.errors.Refused;
import id.payung.platform.files.PlainTextPolicy;
import id.payung.platform.files.Utf16Text;
import id.payung.platform.load.ComputingThreads;
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

  /** Said of a text too, when there are control characters in it. */
  private static final String UNKNOWN = "application/octet-stream";

  private FileTypeDetector() {}

  /**
   * @throws Refused with advice when the file is none of the limits' kinds
   */
  static MediaKind detect(Path file, DocumentLimits limits) {
    MediaKind kind = detectKind(file, limits);
    byte[] head =
        kind == null || kind == MediaKind.CSV || !limits.kinds().contains(kind) ? readHead(file) : new byte[0];
    if (kind == null || !limits.kinds().contains(kind) || RefusedFileKindPolicy.isLink(head)) {
      throw RefusedFileKindPolicy.refusalOf(file, head, kind, limits);
    }
    return kind;
  }

  private static byte[] readHead(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable MediaKind detectKind(Path file, DocumentLimits limits) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), HEAD_BYTES)) {
      in.mark(HEAD_BYTES);
      byte[] head = in.readNBytes(HEAD_BYTES);
      if (head.length == 0) {
        throw new Refused("documents.empty");
      }
      in.reset();
      requireNoNewPicture(head);
      if (PdfHeader.isPdf(head)) {
        return MediaKind.PDF;
      }
      if (ArchiveFileDetector.isOtherArchive(head)) {
        throw new Refused("documents.archive");
      }
      if (limits.kinds().contains(MediaKind.CSV) && Utf16Text.detect(head) != null && isPlainText(head)) {
        return MediaKind.CSV; // which is known to nobody else when its mark is missing
      }
      return switch (TIKA.detect(in)) {
        case "image/jpeg" -> MediaKind.JPEG;
        case "image/png" -> MediaKind.PNG;
        case String picture when picture.startsWith("image/") && !picture.contains("svg") ->
            throw new Refused("documents.picture");
        case String zip when zip.equals("application/zip") || zip.contains("ooxml") || zip.contains("openxmlformats") ->
            ComputingThreads.FILES.<@Nullable MediaKind>call(() -> detectZipKind(file));
        case String text when (text.startsWith("text/") || text.equals(UNKNOWN))
            && limits.kinds().contains(MediaKind.CSV) -> isPlainText(head) ? MediaKind.CSV : null;
        case String old when old.contains("msoffice") || old.contains("ms-excel") || old.contains("ms-outlook")
            || old.contains("ms-powerpoint") || old.contains("msword") -> throw oldOfficeRefusal(limits);
        default -> null;
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pictures of newer iPhones, and of the web, which nobody here can open. */
  private static void requireNoNewPicture(byte[] head) {
    if (head.length < 12 || head[4] != 'f' || head[5] != 't' || head[6] != 'y' || head[7] != 'p') {
      return;
    }
    String brand = new String(head, 8, 4, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    if (brand.equals("avif")) {
      throw new Refused("documents.picture");
    }
    if (brand.startsWith("hei") || brand.startsWith("hev") || brand.startsWith("mif") || brand.startsWith("msf")
        || brand.startsWith("avi")) {
      throw new Refused("documents.heic");
    }
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
    return limits.kinds().contains(MediaKind.CSV) ? new Refused("sheets.refused.old")
        : new Refused("documents.old-office");
  }

  /** Text without markup and without the zeros of a program. */
  private static boolean isPlainText(byte[] head) {
    Charset wide = Utf16Text.detect(head);
    if (wide != null) {
      String text = new String(head, wide);
      return isTypedWithoutMarkup(text);
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
    return isTypedWithoutMarkup(text);
  }

  private static boolean isTypedWithoutMarkup(String text) {
    if (!PlainTextPolicy.isTyped(text)) {
      return false;
    }
    String start = text.replace("\ufeff", "").stripLeading();
    return !start.startsWith("<") && !start.startsWith("#!");
  }
}
