package id.payung;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * The words inside of an answer, also where they are packed: the cells of a sheet, the files of an archive, the pages
 * of a PDF.
 */
final class ResponseTextExtractor {
  private ResponseTextExtractor() {}

  static String extractText(MockHttpServletResponse answer) throws IOException {
    return extractText(answer.getContentAsByteArray());
  }

  static String extractText(byte[] bytes) throws IOException {
    if (startsWith(bytes, "PK\3\4")) {
      StringBuilder words = new StringBuilder();
      Path file = Files.createTempFile("inside", ".zip");
      try {
        Files.write(file, bytes);
        try (ZipFile zip = new ZipFile(file.toFile())) {
          for (ZipEntry entry : Collections.list(zip.entries())) {
            words.append(entry.getName())
                .append('\n')
                .append(extractText(zip.getInputStream(entry).readAllBytes()))
                .append('\n');
          }
        }
      } finally {
        Files.delete(file);
      }
      return words.toString();
    }
    if (startsWith(bytes, "%PDF")) {
      try (PDDocument document = Loader.loadPDF(bytes)) {
        return new PDFTextStripper().getText(document);
      }
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\0') >= 0 || startsWith(bytes, "\u0089PNG") || startsWith(bytes, "\u00ff\u00d8\u00ff") ? ""
        : text;
  }

  private static boolean startsWith(byte[] bytes, String signature) {
    byte[] first = signature.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= first.length && java.util.Arrays.equals(bytes, 0, first.length, first, 0, first.length);
  }
}
