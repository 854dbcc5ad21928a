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
final class Letter {
  private Letter() {}

  static byte[] of(String title, String number, int pages) {
    try (PDDocument paper = new PDDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      for (int page = 1; page <= pages; page++) {
        PDPage sheet = new PDPage(PDRectangle.A4);
        paper.addPage(sheet);
        try (PDPageContentStream pen = new PDPageContentStream(paper, sheet)) {
          write(pen, 16, 770, "CONTOH - BUKAN DOKUMEN RESMI");
          write(pen, 14, 735, title);
          write(pen, 11, 715, "Nomor: " + (number.isBlank() ? "-" : number));
          int y = 680;
          for (String line : body(page, pages)) {
            write(pen, 11, y, line);
            y -= 18;
          }
        }
      }
      paper.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> body(int page, int pages) {
    return List.of("Dokumen ini dibuat untuk peragaan Payung.",
        "Isi, nama, dan nomornya bukan milik instansi mana pun.", "", "Halaman " + page + " dari " + pages);
  }

  private static void write(PDPageContentStream pen, int size, int y, String text) throws IOException {
    pen.beginText();
    pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), size);
    pen.newLineAtOffset(60, y);
    pen.showText(text.replaceAll("[^\\x20-\\x7e]", "-"));
    pen.endText();
  }
}
