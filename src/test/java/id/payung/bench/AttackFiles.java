package id.payung.bench;

import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Small files that cost whoever reads them much. */
final class AttackFiles {
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final int LARGE_PDF_BYTES = 19 << 20;

  private AttackFiles() {}

  /** Sheets that unpack to gigabytes, by name. */
  static Map<String, byte[]> sheetBombs() throws IOException {
    String letters = "x".repeat(1_000);
    Map<String, byte[]> bombs = new LinkedHashMap<>();
    bombs.put("sel.xlsx", workbook("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>", letters, 380_000,
        "</t></is></c></row>", "<sst></sst>"));
    bombs.put("baris.xlsx", workbook("<row r=\"2\">", "<c><v>1</v></c>", 6_000_000, "</row>", "<sst></sst>"));
    bombs.put("teks.xlsx", workbook("", "", 0, "", "<sst>" + "<si><t/></si>".repeat(6_000_000) + "</sst>"));
    bombs.put("kosong.xlsx", workbook("", "<row/>", 5_000_000, "", "<sst></sst>"));
    bombs.put("satu-baris.csv", ("Nama;Jumlah\n" + "x".repeat(19_000_000)).getBytes(StandardCharsets.US_ASCII));
    return bombs;
  }

  private static byte[] workbook(String before, String unit, int times, String after, String strings)
      throws IOException {
    String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    return zip(Map.of("[Content_Types].xml",
        out -> out.write("<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
            + "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"),
        "xl/workbook.xml",
        out -> out.write("<workbook xmlns:r=\"" + relations
            + "\"><sheets><sheet name=\"Uji\" sheetId=\"1\" r:id=\"rId1\"/>" + "</sheets></workbook>"),
        "xl/_rels/workbook.xml.rels",
        out -> out.write("<Relationships><Relationship Id=\"rId1\" Type=\"" + relations + "/worksheet\" Target=\""
            + "worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + relations + "/sharedStrings\" Target=\""
            + "sharedStrings.xml\"/></Relationships>"),
        "xl/sharedStrings.xml", out -> out.write(strings), SHEET, out -> {
          out.write("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Nama</t></is></c></row>");
          out.write(before);
          for (int i = 0; i < times; i++) {
            out.write(unit);
          }
          out.write(after + "</sheetData></worksheet>");
        }));
  }

  /** What is written into an entry. */
  private interface Content {
    void writeTo(Writer out) throws IOException;
  }

  private static byte[] zip(Map<String, Content> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Map.Entry<String, Content> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
        entry.getValue().writeTo(out);
        out.flush();
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** An archive whose files unpack to more than an archive may hold. */
  static byte[] zipBomb() throws IOException {
    String line = "0".repeat(1 << 16);
    Map<String, Content> files = new LinkedHashMap<>();
    for (int i = 0; i < 40; i++) {
      files.put("daftar" + i + ".pdf", out -> {
        out.write("%PDF-1.7\n");
        for (int n = 0; n < 800; n++) {
          out.write(line);
        }
      });
    }
    return zip(files);
  }

  /** A page that is one photo of 48 megapixels, as phones make them. */
  static byte[] photoPdf() throws IOException {
    ByteArrayOutputStream photo = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8_000, 6_000, BufferedImage.TYPE_3BYTE_BGR), "jpg", photo);
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDImageXObject picture = PDImageXObject.createFromByteArray(document, photo.toByteArray(), "foto.jpg");
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(picture, 0, 0, page.getCropBox().getWidth(), page.getCropBox().getHeight());
      }
      return save(document);
    }
  }

  /** The same to look at, with other bytes. */
  static byte[] withComment(byte[] pdf, int number) {
    byte[] comment = ("%" + number + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] longer = Arrays.copyOf(pdf, pdf.length + comment.length);
    System.arraycopy(comment, 0, longer, pdf.length, comment.length);
    return longer;
  }

  /** A paper of 19 MB that takes a while to draw. */
  static byte[] largePdf() throws IOException {
    byte[] noise = new byte[LARGE_PDF_BYTES];
    new Random(19).nextBytes(noise);
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        for (int i = 0; i < 100_000; i++) {
          content.moveTo(i % 600, i % 700);
          content.lineTo(i % 599, i % 701);
          content.stroke();
        }
      }
      document.getDocumentCatalog()
          .getCOSObject()
          .setItem(COSName.getPDFName("Isi"), new PDStream(document, new java.io.ByteArrayInputStream(noise)));
      return save(document);
    }
  }

  /** Opens for everybody, but may not be printed: it is looked through as a copy without its lock. */
  static byte[] forbiddingPdf() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      AccessPermission forbidding = new AccessPermission();
      forbidding.setCanPrint(false);
      document.protect(new StandardProtectionPolicy("pemilik", "", forbidding));
      return save(document);
    }
  }

  private static byte[] save(PDDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  /** Its words are each the beginning of a stream that reaches to the end of the file. */
  static byte[] heavyPdf(int number) {
    return ("%PDF-1.5\n% " + number + "\n1 0 obj\n<</ObjStm/First 0 " + "stream ".repeat(40_000))
        .getBytes(StandardCharsets.US_ASCII);
  }
}
