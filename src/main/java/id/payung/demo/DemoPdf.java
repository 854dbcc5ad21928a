package id.payung.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** A paper of the demonstration: a decree, a budget, a list. It says on its face that it is an example. */
final class DemoPdf {
  private DemoPdf() {}

  static byte[] create(String title, String number, int pages) {
    try (PDDocument document = new PDDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      for (int page = 1; page <= pages; page++) {
        PDPage pdfPage = new PDPage(PDRectangle.A4);
        document.addPage(pdfPage);
        try (PDPageContentStream content = new PDPageContentStream(document, pdfPage)) {
          writeLine(content, 16, 770, "CONTOH - BUKAN DOKUMEN RESMI");
          writeLine(content, 14, 735, title);
          writeLine(content, 11, 715, "Nomor: " + (number.isBlank() ? "-" : number));
          int y = 680;
          for (String line : bodyLines(page, pages)) {
            writeLine(content, 11, y, line);
            y -= 18;
          }
        }
      }
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> bodyLines(int page, int pages) {
    return List.of("Dokumen ini dibuat untuk peragaan Payung.",
        "Isi, nama, dan nomornya bukan milik instansi mana pun.", "", "Halaman " + page + " dari " + pages);
  }

  private static void writeLine(PDPageContentStream content, int size, int y, String text) throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), size);
    content.newLineAtOffset(60, y);
    content.showText(text.replaceAll("[^\\x20-\\x7e]", "-"));
    content.endText();
  }
}
