package id.payung.platform.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.payung.platform.errors.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Neighbours of files that people really sent: each is told for what it is, at the door where it was chosen. */
class RefusedFileKindPolicyTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource({"page called .pdf or .xls,          documents.web-page,      documents.web-page-for-sheet",
    "table of an e-government program,   documents.web-page,      documents.web-page-for-sheet",
    "page behind a mark,                 documents.web-page,      documents.web-page-for-sheet",
    "Excel 2003 in XML,                  documents.old-office,    sheets.refused.old",
    "old Office or password,             documents.old-office,    sheets.refused.old",
    "OpenDocument text,                  documents.other-program, documents.other-program-for-sheet",
    "OpenDocument sheet,                 documents.other-program, documents.other-program-for-sheet",
    "Excel in binary,                    documents.other-program, documents.other-program-for-sheet",
    "Numbers,                            documents.other-program, documents.other-program-for-sheet",
    "presentation,                       documents.other-program, documents.other-program-for-sheet",
    "parts named as Windows does,        documents.other-program, documents.other-program-for-sheet",
    "shortcut of Windows,                documents.link,          documents.link",
    "shortcut of Google Drive,           documents.link,          documents.link",
    "film called .jpg,                   documents.recording,     documents.recording",
    "film of another phone,              documents.recording,     documents.recording",
    "voice note,                         documents.recording,     documents.recording",
    "HEIC called .jpg,                   documents.heic,          documents.heic",
    "JPEG 2000,                          documents.picture,       documents.picture",
    "picture of a scanner program,       documents.picture,       documents.picture",
    "picture of Paint,                   documents.picture,       documents.picture",
    "map of a phone,                     documents.kind,          documents.kind"})
  void a_file_of_another_kind_is_told_with_the_way_on(String what, String forPapers, String forSheets)
      throws IOException {
    Path file = Files.write(folder.resolve("berkas"), bytesOf(what));

    assertThat(refusalOf(file, DocumentLimits.EVIDENCE)).as(what).isEqualTo(forPapers);
    assertThat(refusalOf(file, DocumentLimits.SHEET)).as(what).isEqualTo(forSheets);
  }

  @Test
  void a_word_document_is_told_at_the_doors_of_sheets_alone() throws IOException {
    Path file =
        Files.write(folder.resolve("surat"), zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"));

    assertThat(refusalOf(file, DocumentLimits.SHEET)).isEqualTo("documents.word-for-sheet");
    assertThat(FileTypeDetector.detect(file, DocumentLimits.EVIDENCE)).isEqualTo(MediaKind.DOCX);
  }

  @Test
  void a_table_that_speaks_of_links_is_a_table() throws IOException {
    Path file =
        Files.writeString(folder.resolve("tabel"), "Judul,Tautan\nRapat,https://docs.google.com/document/d/1\n");

    assertThat(FileTypeDetector.detect(file, DocumentLimits.SHEET)).isEqualTo(MediaKind.CSV);
  }

  private static String refusalOf(Path file, DocumentLimits limits) {
    return catchThrowableOfType(Refused.class, () -> FileTypeDetector.detect(file, limits)).key();
  }

  private static byte[] bytesOf(String what) throws IOException {
    return switch (what) {
      case "page called .pdf or .xls" ->
          "<!DOCTYPE html><html><title>Google Drive - Virus scan warning</title></html>".getBytes(UTF_8);
      case "table of an e-government program" ->
          "<style>td{}</style>\n<table border=1><tr><td>Tanggal</td></tr></table>".getBytes(UTF_8);
      case "page behind a mark" -> "\ufeff\r\n<HTML><BODY>x</BODY></HTML>".getBytes(UTF_8);
      case "Excel 2003 in XML" ->
          "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>".getBytes(UTF_8);
      case "old Office or password" -> join("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1".getBytes(ISO_8859_1),
          new byte[40], "EncryptedPackage".getBytes(UTF_16LE), new byte[600]);
      case "OpenDocument text" -> zip("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>");
      case "OpenDocument sheet" ->
          zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<a/>");
      case "Excel in binary" -> zip("[Content_Types].xml", "<Types/>", "xl/workbook.bin", "x");
      case "Numbers" -> zip("Index/Document.iwa", "x", "preview.jpg", "x");
      case "presentation" -> zip("[Content_Types].xml", "<Types/>", "ppt/presentation.xml", "<p/>");
      case "parts named as Windows does" -> zip("[Content_Types].xml", "<Types/>", "xl\\workbook.xml", "<w/>");
      case "shortcut of Windows" -> "[InternetShortcut]\r\nURL=https://drive.google.com/x\r\n".getBytes(UTF_8);
      case "shortcut of Google Drive" -> "{\"url\":\"https://docs.google.com/x\",\"doc_id\":\"1\"}".getBytes(UTF_8);
      case "film called .jpg" -> join(new byte[]{0, 0, 0, 24}, "ftypmp42\0\0\0\0isommp42".getBytes(UTF_8));
      case "film of another phone" -> join(new byte[]{0, 0, 0, 20}, "ftyp3gp4\0\0\0\0".getBytes(UTF_8));
      case "voice note" -> join("OggS".getBytes(UTF_8), new byte[60]);
      case "HEIC called .jpg" -> join(new byte[]{0, 0, 0, 24}, "ftypheic\0\0\0\0mif1heic".getBytes(UTF_8));
      case "JPEG 2000" -> join(new byte[]{0, 0, 0, 12}, "jP  \r\n\u0087\n".getBytes(ISO_8859_1), new byte[60]);
      case "picture of a scanner program" -> join("II*\0".getBytes(UTF_8), new byte[80]);
      case "picture of Paint" -> join("BM".getBytes(UTF_8), new byte[24], new byte[]{1, 0, 24, 0}, new byte[80]);
      case "map of a phone" -> zip("doc.kml", "<kml/>", "files/a.txt", "x");
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static byte[] join(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
  }

  private static byte[] zip(String... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
