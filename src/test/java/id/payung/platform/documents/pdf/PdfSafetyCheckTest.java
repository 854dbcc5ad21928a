package id.payung.platform.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.payung.platform.errors.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.common.filespecification.PDSimpleFileSpecification;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionRemoteGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionSubmitForm;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same file in both ways of writing: objects in the open, and packed together. */
class PdfSafetyCheckTest {
  private static final List<CompressParameters> BOTH =
      List.of(CompressParameters.NO_COMPRESSION, CompressParameters.DEFAULT_COMPRESSION);

  @TempDir Path folder;

  @FunctionalInterface
  interface PdfAuthor {
    void make(PDDocument pdf) throws IOException;
  }

  @Test
  void letters_with_links_forms_and_signatures_pass() throws IOException {
    assertAccepted(pdf -> {});
    assertAccepted(pdf -> pdf.getDocumentInformation().setTitle("Pelatihan HTML/JavaScript untuk forum anak"));
    assertAccepted(pdf -> {
      PDActionURI link = new PDActionURI();
      link.setURI("https://contoh.example.invalid/");
      PDAnnotationLink place = new PDAnnotationLink();
      place.setAction(link);
      pdf.getPage(0).getAnnotations().add(place);
    });
    assertAccepted(pdf -> {
      PDPageFitDestination first = new PDPageFitDestination();
      first.setPage(pdf.getPage(0));
      PDActionGoTo go = new PDActionGoTo();
      go.setDestination(first);
      pdf.getDocumentCatalog().setOpenAction(go);
    });
    assertAccepted(pdf -> {
      PDAcroForm form = new PDAcroForm(pdf);
      pdf.getDocumentCatalog().setAcroForm(form);
      PDTextField field = new PDTextField(form);
      field.setPartialName("nama");
      form.getFields().add(field);
    });
  }

  @Test
  void a_paper_signed_electronically_passes_with_its_signature_added_behind() throws IOException {
    Path plain = folder.resolve("plain.pdf");
    createPdf(plain, CompressParameters.NO_COMPRESSION, pdf -> {});
    Path signed = folder.resolve("signed.pdf");
    try (PDDocument pdf = org.apache.pdfbox.Loader.loadPDF(plain.toFile()); var out = Files.newOutputStream(signed)) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
      signature.setName("Pejabat Contoh");
      signature.setSignDate(Calendar.getInstance());
      pdf.addSignature(signature, content -> new byte[]{0x30, 0x03, 0x02, 0x01, 0x01});
      pdf.saveIncremental(out);
    }

    assertThat(Files.readString(signed, StandardCharsets.ISO_8859_1)).contains("/Sig").contains("/ByteRange");
    assertThatCode(() -> PdfSafetyCheck.requireSafe(signed)).doesNotThrowAnyException();
  }

  @Test
  void what_runs_opens_sends_or_hides_something_is_refused() throws IOException {
    assertRefusedAsActive(pdf -> pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));
    assertRefusedAsActive(pdf -> {
      PDActionLaunch launch = new PDActionLaunch();
      launch.setFile(new PDSimpleFileSpecification(new org.apache.pdfbox.cos.COSString("cmd.exe")));
      pdf.getDocumentCatalog().setOpenAction(launch);
    });
    assertRefusedAsActive(pdf -> {
      PDActionSubmitForm send = new PDActionSubmitForm();
      PDAnnotationLink place = new PDAnnotationLink();
      place.setAction(new PDActionURI());
      place.getCOSObject().setItem(COSName.A, send.getCOSObject());
      pdf.getPage(0).getAnnotations().add(place);
    });
    assertRefusedAsActive(pdf -> {
      PDActionRemoteGoTo elsewhere = new PDActionRemoteGoTo();
      elsewhere.setFile(
          new PDSimpleFileSpecification(new org.apache.pdfbox.cos.COSString("\\\\penyerang.example.invalid\\a")));
      pdf.getDocumentCatalog().setOpenAction(elsewhere);
    });
    assertRefusedAsActive(pdf -> {
      PDEmbeddedFile inside =
          new PDEmbeddedFile(pdf, new java.io.ByteArrayInputStream("MZ".getBytes(StandardCharsets.US_ASCII)));
      PDComplexFileSpecification file = new PDComplexFileSpecification();
      file.setFile("daftar.exe");
      file.setEmbeddedFile(inside);
      PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
      tree.setNames(Map.of("daftar", file));
      PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
      names.setEmbeddedFiles(tree);
      pdf.getDocumentCatalog().setNames(names);
    });
    assertRefusedAsActive(pdf -> {
      PDAcroForm form = new PDAcroForm(pdf);
      form.getCOSObject().setItem(COSName.getPDFName("XFA"), new COSArray());
      pdf.getDocumentCatalog().setAcroForm(form);
    });
    assertRefusedAsActive(pdf -> {
      COSDictionary film = new COSDictionary();
      film.setName(COSName.SUBTYPE, "RichMedia");
      pdf.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("X"), film);
    });
  }

  @Test
  void a_name_in_disguise_or_where_no_object_should_be_is_found() throws IOException {
    assertThat(refusalKeyOf("%PDF-1.4\n1 0 obj\n<</S/J#61va#53cript/JS(1)>>\nendobj\n"))
        .isEqualTo("documents.pdf-active");
    assertThat(
        refusalKeyOf("%PDF-1.4\n4 0 obj\n<</Length 60>>\nstream\n9 0 obj <</S /Launch /F (a)>> endobj\nendstream"))
        .isEqualTo("documents.pdf-active");
    assertThat(refusalKeyOf(
        "%PDF-1.5\n4 0 obj\n<</Type/ObjStm/N 1/First 4/Filter[/ASCIIHexDecode/FlateDecode]>>\nstream\n00>\nendstream"))
        .isEqualTo("documents.pdf-active");
    assertThat(refusalKeyOf("%PDF-1.4\n(belajar HTML/JavaScript bersama)\n(/Launching)")).isEmpty();
  }

  @Test
  void each_action_that_leaves_the_paper_is_refused_plain_packed_and_in_disguise() throws IOException {
    for (String action : List.of("/S /Launch /F (a.exe)", "/S /GoToR /F (b.pdf) /D [0 /Fit]", "/S /GoToE /T <<>>",
        "/S /#4Caunch", "/S /GoTo#52", "/S/G#6f#54oE", "/S /Rendition", "/S /Sound /Sound 5 0 R", "/Subtype /3D",
        "/Subtype /RichMedia", "/Type /#45mbeddedFile", "/Type /Filespec /F (x) /EF << /F 5 0 R >>",
        "/S /URI /URI (file:///C:/Windows/a.exe)", "/URI (FILE:\\\\penyerang\\a)", "/URI(\\\\\\\\penyerang\\\\a)",
        "/U#52I (f\\151le:///etc/passwd)", "/URI <66696C653A2F2F2F65>", "/URI <FEFF00660069006C0065003A>",
        "/URI %x\n ( \n file:a)", "/URI (java\\\nscript:app.alert\\(1\\))", "/URI (C:\\\\a.exe)", "/URI (ms-msdt:/id)",
        "/URI << /Base (file:///) >>", "/URI (microsoft-edge:https://a)", "/URI (ldap://a)", "/URI (c:evil.exe)",
        "/URI (..\\\\surat.lnk)", "/URI (lampiran\\(1\\).pdf)", "/URI (/etc/passwd)", "/URI (ftp://a)",
        "/URI << /Base (search-ms:query) >>", "/URI << /Base (../) >>", "/URI (?a)", "/URI (zoommtg:a)")) {
      assertThat(refusalKeyOf("%PDF-1.5\n1 0 obj\n<< /Type /Action " + action + " >>\nendobj\n")).as(action)
          .isEqualTo("documents.pdf-active");
      assertThat(packedKeyOf("/N 1/First 4", "10 0 << " + action + " >>")).as("packed: " + action)
          .isEqualTo("documents.pdf-active");
    }
    assertThat(refusalKeyOf("%PDF-1.5\n1 0 obj <</S /URI /URI 2 0 R>> endobj 2 0 obj (file:///a) endobj"))
        .isEqualTo("documents.pdf-active");
    assertThat(refusalKeyOf("%PDF-1.5\n1 0 obj <</URI 2 0 R>> endobj 2 0 obj (ldap://a) endobj"))
        .isEqualTo("documents.pdf-active");
    assertThat(refusalKeyOf("%PDF-1.5\n1 0 obj <</URI 2 0 R>> endobj 3 0 obj (Bab 1: Anak) endobj")).isEmpty();
    assertThat(packedKeyOf("/N 2/First 10", "10 0 11 16 <</URI 11 0 R>>  (file:///a)"))
        .isEqualTo("documents.pdf-active");
  }

  @Test
  void links_into_the_web_to_a_mailbox_and_within_the_paper_pass() throws IOException {
    for (String action : List.of("/S /URI /URI (https://kemenpppa.example.invalid/a?f=file:///b)",
        "/S /URI /URI (mailto:dinas@example.invalid)", "/S /URI /URI (www.contoh.example.invalid:8080/surat)",
        "/S /URI /URI 2 0 R", "/S /URI /URI (tel:+62811)", "/S /URI /URI (HTTP://contoh.example.invalid)",
        "/S /URI /URI (#page=2)", "/URI << /Base (https://contoh.example.invalid/) >>", "/S /GoTo /D (bab 1)",
        "/S /Named /N /NextPage", "/Title (file:///catatan)", "/S /URI /URI ()")) {
      assertThat(refusalKeyOf("%PDF-1.5\n1 0 obj\n<< " + action + " >>\nendobj\n2 0 obj (https://a) endobj")).as(action)
          .isEmpty();
      assertThat(packedKeyOf("/N 1/First 4", "10 0 << " + action + " >>")).as("packed: " + action).isEmpty();
    }
  }

  /** Some writers put the keys in another order, and some put a page of blanks between them. */
  @Test
  void packed_objects_are_found_however_far_their_name_is_from_them_and_whatever_stands_between() throws IOException {
    String runs = "10 0 11 4 (a) <</S /JavaScript /JS (1)>>";
    for (String between : List.of("", " ".repeat(3_000), "%" + "x".repeat(3_000) + "\n",
        " /X (" + "y".repeat(9_000) + ")", " /X (9 0 obj) ", " /X (endobj 9 0 obj <<) ",
        " /X <" + "0".repeat(4_000) + ">")) {
      String head = "%PDF-1.5\n4 0 obj\n<</Type/ObjStm/N 2/First 10" + between;

      assertThat(refusalKeyOf(join(head + "/Filter/FlateDecode>>\nstream\n", deflate(runs), "\nendstream endobj")))
          .as(between.strip())
          .isEqualTo("documents.pdf-active");
      assertThat(refusalKeyOf(head + ">>\nstream\n" + runs + "\nendstream endobj")).isEqualTo("documents.pdf-active");
      assertThat(refusalKeyOf(join(head + "/Filter/Flate#44ecode>>stream   \r\n", deflate(runs), "\nendstream endobj")))
          .isEqualTo("documents.pdf-active");
    }
  }

  @Test
  void packed_objects_are_read_where_their_head_says_and_refused_when_it_cannot_be_known() throws IOException {
    assertThat(packedKeyOf("/N 2/First 10", "10 0 11 4 ((( <</S /JavaScript>>")).isEqualTo("documents.pdf-active");
    assertThat(packedKeyOf("/N 2/First 10", "10 0 11 4 (a) <</S /GoTo /T (/JavaScript)>>")).isEmpty();
    assertThat(packedKeyOf("/N 2/First 10", "10 %\n0 11 4 (a) <</S /GoTo>>")).isEqualTo("documents.pdf-active");
    assertThat(packedKeyOf("/N 2/First 5 0 R", "10 0 11 4 (a) <</S /GoTo>>")).isEqualTo("documents.pdf-active");
  }

  @Test
  void what_a_title_a_comment_or_a_text_mentions_is_no_name() throws IOException {
    for (String said : List.of("HTML/JavaScript 2026", "/JavaScript /Launch << /XFA [] >>",
        "(dalam (/EmbeddedFile) kurung)", "tidak \\) ditutup /JavaScript", "%/JavaScript")) {
      assertThat(refusalKeyOf("%PDF-1.5\n1 0 obj\n<</Title (" + said + ") /A 1>>\nendobj\n")).as(said).isEmpty();
    }
    assertThat(refusalKeyOf("%PDF-1.5\n% /JavaScript 1\n1 0 obj\n<</A % /Launch 2\n1>>\nendobj\n")).isEmpty();
    assertThat(
        refusalKeyOf("%PDF-1.5\n1 0 obj\n<</Length 4>>\nstream\n<dc:title>/JavaScript</dc:title> (/XFA [\nendstream"))
        .isEmpty();
    assertThat(refusalKeyOf("%PDF-1.5\n1 0 obj\n<</Title (a) /S /JavaScript /JS (b)>>\nendobj\n"))
        .isEqualTo("documents.pdf-active");
    assertThat(refusalKeyOf("%PDF-1.5\n1 0 obj\n<</Title (a\\\\) /S /Java#53cript >>\nendobj\n"))
        .isEqualTo("documents.pdf-active");
  }

  private String packedKeyOf(String says, String objects) throws IOException {
    return refusalKeyOf(join("%PDF-1.5\n4 0 obj\n<</Type/ObjStm" + says + "/Filter/FlateDecode>>\nstream\n",
        deflate(objects), "\nendstream endobj"));
  }

  private static byte[] deflate(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var deflating = new DeflaterOutputStream(bytes)) {
      deflating.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    return bytes.toByteArray();
  }

  private static byte[] join(String before, byte[] bytes, String behind) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(before.getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(bytes);
    all.writeBytes(behind.getBytes(StandardCharsets.ISO_8859_1));
    return all.toByteArray();
  }

  @Test
  void what_is_locked_is_refused_whether_it_opens_or_not() throws IOException {
    for (String password : List.of("", "rahasia")) {
      Path pdf = folder.resolve("locked" + password + ".pdf");
      createPdf(pdf, CompressParameters.DEFAULT_COMPRESSION, made -> {
        StandardProtectionPolicy policy = new StandardProtectionPolicy("pemilik", password, new AccessPermission());
        policy.setEncryptionKeyLength(128);
        made.protect(policy);
      });
      assertThat(refusalKeyOf(pdf)).isEqualTo("documents.pdf-locked");
    }
  }

  /** The library that reads objects would unpack these to their end; the server gives up with its memory. */
  @Test
  void streams_that_unpack_to_gigabytes_are_refused_before_anything_is_unpacked_into_memory() throws IOException {
    assertThat(refusalKeyOf(compressedPdf("/Type/XRef/W[1 2 1]/Root 1 0 R/Size 4", 5)))
        .isEqualTo("documents.pdf-heavy");
    assertThat(refusalKeyOf(compressedPdf("/Type/ObjStm/N 9/First 40", 9))).isEqualTo("documents.pdf-heavy");
    assertThat(refusalKeyOf(compressedPdf("/Subtype/Image/N 9/First 40", 9))).isEqualTo("documents.pdf-heavy");
    assertThat(refusalKeyOf(compressedPdf("", 65))).isEqualTo("documents.pdf-heavy");
    assertThat(refusalKeyOf(compressedPdf("/Subtype/Image/Width 1/Height 1", 129))).isEqualTo("documents.pdf-heavy");
    assertThat(refusalKeyOf(compressedPdf("/Subtype/Image/Width 5000/Height 7000", 105))).isEmpty();
  }

  private void assertAccepted(PdfAuthor making) throws IOException {
    for (CompressParameters way : BOTH) {
      Path pdf = folder.resolve("good.pdf");
      createPdf(pdf, way, making);
      assertThatCode(() -> PdfSafetyCheck.requireSafe(pdf)).doesNotThrowAnyException();
    }
  }

  private void assertRefusedAsActive(PdfAuthor making) throws IOException {
    for (CompressParameters way : BOTH) {
      Path pdf = folder.resolve("bad.pdf");
      createPdf(pdf, way, making);
      assertThat(refusalKeyOf(pdf)).isEqualTo("documents.pdf-active");
    }
  }

  private static void createPdf(Path place, CompressParameters way, PdfAuthor making) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      making.make(pdf);
      pdf.save(place.toFile(), way);
    }
  }

  private String refusalKeyOf(String pdf) throws IOException {
    return refusalKeyOf(pdf.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String refusalKeyOf(byte[] pdf) throws IOException {
    return refusalKeyOf(Files.write(folder.resolve("written.pdf"), pdf));
  }

  private static String refusalKeyOf(Path pdf) {
    Refused refused = catchThrowableOfType(Refused.class, () -> PdfSafetyCheck.requireSafe(pdf));
    return refused == null ? "" : refused.key();
  }

  private static byte[] compressedPdf(String says, int megabytes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        ("%PDF-1.5\n3 0 obj\n<<" + says + "/Filter/FlateDecode>>\nstream\n").getBytes(StandardCharsets.ISO_8859_1));
    try (var deflating = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))) {
      for (int i = 0; i < megabytes; i++) {
        deflating.write(new byte[1 << 20]);
      }
    }
    bytes.writeBytes("\nendstream\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
    return bytes.toByteArray();
  }
}
