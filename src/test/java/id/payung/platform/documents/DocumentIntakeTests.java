package id.payung.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refusal;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.images.ExifJpeg;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;

/**
 * Files as people really have them: cut off, behind a mark, locked against printing, from a camera of 64 megapixels.
 */
@PayungTest
class DocumentIntakeTests {
  @Autowired DocumentStorage documents;
  @Autowired TestCast cast;

  @Test
  void half_a_photo_is_refused_from_a_desk_and_marked_from_a_phone() throws IOException {
    byte[] jpeg = ExifJpeg.with(DrawnPictures.landscape(501, 1_200, 900), 1);
    byte[] progressive = write(DrawnPictures.landscape(502, 1_200, 900), "jpeg", true);
    byte[] png = write(DrawnPictures.landscape(503, 600, 400), "png", false);
    for (byte[] whole : List.of(jpeg, progressive, png)) {
      assertThat(refusalKeyOf(whole)).isEmpty();
      for (double share : List.of(0.3, 0.5, 0.7, 0.95)) {
        byte[] half = Arrays.copyOf(whole, (int) (whole.length * share));
        byte[] zeros = Arrays.copyOf(half, whole.length);

        assertThat(refusalKeyOf(half)).as("%s of %d", share, whole.length).isEqualTo("images.half");
        assertThat(refusalKeyOf(zeros)).as("zeros behind %s", share).isIn("images.half", "images.unreadable");
        assertThat(documents.store(clerk(), new ByteArrayInputStream(half), DocumentLimits.PHOTO).readable()).isFalse();
      }
      assertThat(refusalKeyOf(concatenate(whole, "trailer of a phone".getBytes(StandardCharsets.UTF_8)))).isEmpty();
    }
    assertThat(refusalKeyOf(TrialFiles.read("F05-truncated-70.jpg"))).isEqualTo("images.half");
  }

  @Test
  void half_a_pdf_is_refused_with_what_to_do() throws IOException {
    for (CompressParameters way : List.of(CompressParameters.NO_COMPRESSION, CompressParameters.DEFAULT_COMPRESSION)) {
      byte[] whole = pdf(way, "Laporan");
      assertThat(refusalKeyOf(whole)).isEmpty();
      for (int percent = 15; percent < 99; percent += 7) {
        byte[] half = Arrays.copyOf(whole, whole.length * percent / 100);

        assertThat(refusalKeyOf(half)).as("%d %%", percent).isIn("documents.pdf-half", "documents.torn");
        assertThat(refusalKeyOf(Arrays.copyOf(half, whole.length))).as("zeros behind %d %%", percent)
            .isIn("documents.pdf-half", "documents.torn");
      }
      assertThat(refusalKeyOf(concatenate(whole, "\r\n--boundary--".getBytes(StandardCharsets.UTF_8)))).isEmpty();
    }
  }

  /** A PDF for the web has a table at its beginning too, and says how long it is. */
  @Test
  void half_a_pdf_for_the_web_is_refused_though_a_table_has_come() throws IOException {
    String whole = new String(pdf(CompressParameters.NO_COMPRESSION, "Laporan"), StandardCharsets.ISO_8859_1);
    String head = "%PDF-1.5\n90 0 obj\n<</Linearized 1 /L 00000 /H [1 2]>>\nendobj\nstartxref\n0\n%%EOF\n";
    String web = head.replace("00000", "%-5d".formatted(head.length() + whole.length())) + whole.substring(9);
    byte[] bytes = (web + "\n".repeat(9)).getBytes(StandardCharsets.ISO_8859_1);

    assertThat(refusalKeyOf(bytes)).isEmpty();
    assertThat(refusalKeyOf(Arrays.copyOf(bytes, bytes.length - 120))).isIn("documents.pdf-half", "documents.torn");
    byte[] longer = web.replace("/L ", "/L 9").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refusalKeyOf(longer)).isEqualTo("documents.pdf-half");
  }

  @Test
  void a_pdf_behind_a_mark_a_blank_line_or_orders_to_a_printer_is_taken_and_behind_another_file_it_is_not()
      throws IOException {
    byte[] pdf = pdf(CompressParameters.NO_COMPRESSION, "Surat");
    for (String before : List.of("\u00ef\u00bb\u00bf", "\n", "\r\n \r\n",
        "\u001b%-12345X@PJL JOB\r\n@PJL ENTER LANGUAGE=PDF\r\n", "Content-Type: application/pdf\r\n\r\n",
        "\0".repeat(100), " ".repeat(1_000))) {
      StoredDocument kept = documents.store(clerk(), concatenate(before.getBytes(StandardCharsets.ISO_8859_1), pdf),
          DocumentLimits.OFFICIAL);
      assertThat(kept.kind()).as(before.strip()).isEqualTo(MediaKind.PDF);
      assertThat(kept.pages()).isEqualTo(3);
    }
    for (String before : List.of("<html>", "<?php ?>", "MZ\0\0", "PK\3\4", "#!/bin/sh\n", "\u00ff\u00d8\u00ff\u00e0",
        " ".repeat(1_100))) {
      assertThat(refusalKeyOf(concatenate(before.getBytes(StandardCharsets.ISO_8859_1), pdf))).as(before.strip())
          .isNotEmpty();
    }
    assertThat(refusalKeyOf(TrialFiles.read("D02-bom.pdf"))).isEmpty();
    assertThat(refusalKeyOf(TrialFiles.read("D10-title-mentions-javascript.pdf"))).isEmpty();
  }

  @Test
  void a_pdf_that_opens_without_a_password_is_looked_through_behind_its_lock() throws IOException {
    StoredDocument kept =
        documents.store(clerk(), locked("", pdf -> pdf.addPage(new PDPage())), DocumentLimits.OFFICIAL);

    assertThat(kept.pages()).isEqualTo(1);
    assertThat(kept.readable()).isTrue();
    assertThat(refusalKeyOf(locked("", pdf -> {
      pdf.addPage(new PDPage());
      pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
    }))).isEqualTo("documents.pdf-active");
    assertThat(refusalKeyOf(locked("rahasia", pdf -> pdf.addPage(new PDPage())))).isEqualTo("documents.pdf-locked");
  }

  @Test
  void a_file_of_no_bytes_and_archives_of_other_kinds_are_told() {
    assertThat(refusalKeyOf(new byte[0])).isEqualTo("documents.empty");
    assertThat(refusalKeyOf("Rar!\u001a\u0007\u0001\0 isi".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo("documents.archive");
    assertThat(refusalKeyOf("7z\u00bc\u00af\u0027\u001c isi".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo("documents.archive");
  }

  @Test
  void a_photo_of_64_megapixels_is_taken_at_the_desk() throws IOException {
    byte[] photo = TrialFiles.read("F09-64mp-9248x6936.jpg");

    StoredDocument kept = documents.store(clerk(), upload(photo), DocumentLimits.EVIDENCE);

    assertThat(kept.readable()).isTrue();
    assertThat(kept.width()).isEqualTo(9_248);
    assertThatCode(() -> documents.open(clerk(), kept.sha256(), DocumentVariant.WEB)).doesNotThrowAnyException();
  }

  @Test
  void a_photo_of_108_and_of_200_megapixels_is_taken_at_the_desk() throws IOException {
    for (int[] size : new int[][]{{12_000, 9_000}, {16_320, 12_240}}) {
      StoredDocument kept = documents.store(clerk(), upload(grey(size[0], size[1])), DocumentLimits.PHOTO);

      assertThat(kept.readable()).isTrue();
      assertThat(kept.width()).isEqualTo(size[0]);
    }
  }

  /** A JPEG of one grey: six bits say of each block that it is like the one before it. */
  private static byte[] grey(int width, int height) throws IOException {
    byte[] small = write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "jpeg", false);
    int frame = indexOf(small, 0xC0);
    int scan = indexOf(small, 0xDA);
    var bytes = new ByteArrayOutputStream();
    bytes.write(small, 0, scan + 2 + 8);
    byte[] fourBlocks = {0b00101000, (byte) 0b10100010, (byte) 0b10001010};
    for (long i = 0; i < (long) ((width + 7) / 8) * ((height + 7) / 8) + 3; i += 4) {
      bytes.writeBytes(fourBlocks);
    }
    bytes.write(0xFF);
    bytes.write(0xD9);
    byte[] large = bytes.toByteArray();
    large[frame + 5] = (byte) (height >> 8);
    large[frame + 6] = (byte) height;
    large[frame + 7] = (byte) (width >> 8);
    large[frame + 8] = (byte) width;
    return large;
  }

  /** Where a marker of a JPEG begins. */
  private static int indexOf(byte[] jpeg, int marker) {
    int at = 2;
    while ((jpeg[at + 1] & 0xff) != marker) {
      at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
    }
    return at;
  }

  private Actor clerk() {
    return cast.actorOf(TestCast.CLERK);
  }

  private static MockMultipartFile upload(byte[] bytes) {
    return new MockMultipartFile("file", "berkas", "application/octet-stream", bytes);
  }

  private String refusalKeyOf(byte[] bytes) {
    Refusal refused =
        catchThrowableOfType(Refusal.class, () -> documents.store(clerk(), upload(bytes), DocumentLimits.EVIDENCE));
    return refused == null ? "" : refused.key();
  }

  @FunctionalInterface
  private interface PdfAuthor {
    void make(PDDocument pdf) throws IOException;
  }

  private static byte[] locked(String password, PdfAuthor author) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (PDDocument pdf = new PDDocument()) {
      author.make(pdf);
      AccessPermission reading = new AccessPermission();
      reading.setCanPrint(false);
      reading.setCanExtractContent(false);
      StandardProtectionPolicy policy = new StandardProtectionPolicy("pemilik", password, reading);
      policy.setEncryptionKeyLength(128);
      pdf.protect(policy);
      pdf.save(bytes);
    }
    return bytes.toByteArray();
  }

  private static byte[] pdf(CompressParameters way, String title) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (PDDocument pdf = new PDDocument()) {
      for (int i = 0; i < 3; i++) {
        pdf.addPage(new PDPage());
      }
      pdf.getDocumentInformation().setTitle(title);
      pdf.save(bytes, way);
    }
    return bytes.toByteArray();
  }

  private static byte[] write(BufferedImage picture, String format, boolean progressive) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (progressive) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  private static byte[] concatenate(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
