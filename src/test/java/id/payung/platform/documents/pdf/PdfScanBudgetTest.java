package id.payung.platform.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.payung.platform.errors.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that want to be read thousands of times over. */
class PdfScanBudgetTest {
  @TempDir Path folder;

  /** Each word is the beginning of a stream that reaches to the end of the file. */
  @Test
  void a_stream_said_to_begin_everywhere_is_too_heavy() throws IOException {
    String head = "%PDF-1.5\n1 0 obj\n<</ObjStm/First 0 ";
    PdfBytes file = bytesOf(head + "stream ".repeat(1_000), new PdfScanBudget(10_000_000));

    Refused refused = catchThrowableOfType(Refused.class, () -> new PdfSafetyCheck(file).requireSafe());

    assertThat(refused.key()).isEqualTo("documents.pdf-heavy");
    assertThat(refusalKeyOf(head + "stream ".repeat(6))).isEmpty();
    assertThat(PdfScanBudget.ofFile(84_000).remaining()).isLessThan(84_000L * 12_000 / 2 * PdfScanBudget.TOKEN_BYTE);
  }

  /** Scans of white pages: each unpacks to a page in colour at 300 points an inch, together to more than a gigabyte. */
  @Test
  void many_pages_that_are_packed_well_are_an_honest_paper() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var deflating = new DeflaterOutputStream(packed)) {
      deflating.write(new byte[26_000_000]);
    }
    var pdf = new ByteArrayOutputStream();
    pdf.writeBytes("%PDF-1.5\n".getBytes(StandardCharsets.US_ASCII));
    for (int i = 1; i <= 48; i++) {
      pdf.writeBytes((i + " 0 obj\n<</Subtype/Image/Filter/FlateDecode/Length " + packed.size() + ">>\nstream\n")
          .getBytes(StandardCharsets.US_ASCII));
      pdf.writeBytes(packed.toByteArray());
      pdf.writeBytes("\nendstream\nendobj\n".getBytes(StandardCharsets.US_ASCII));
    }
    PdfBytes file = new PdfBytes(MemorySegment.ofArray(pdf.toByteArray()));

    assertThat(48L * 26_000_000).isGreaterThan(file.budget().remaining());
    assertThatCode(() -> new PdfSafetyCheck(file).requireSafe()).doesNotThrowAnyException();
  }

  @Test
  void a_stream_that_says_many_beginnings_of_its_objects_hides_them() throws IOException {
    StringBuilder says = new StringBuilder("%PDF-1.5\n1 0 obj\n<</Type/ObjStm");
    for (int i = 0; i < 20; i++) {
      says.append("/First ").append(i);
    }
    says.append(">>\nstream\n").append("1 0 ".repeat(50)).append("(a)\nendstream endobj");

    assertThat(refusalKeyOf(says.toString())).isEqualTo("documents.pdf-active");
  }

  @Test
  void what_goes_into_unpacking_is_paid_for_also_when_nothing_comes_out() {
    byte[] blocksOfNothing = new byte[50_002];
    for (int i = 2; i < blocksOfNothing.length; i += 5) {
      blocksOfNothing[i + 3] = (byte) 0xff;
      blocksOfNothing[i + 4] = (byte) 0xff;
    }

    assertThat(stepsToInflate(blocksOfNothing)).isGreaterThanOrEqualTo(50_000);
  }

  @Test
  void taking_up_a_stream_is_paid_for_and_so_is_one_that_breaks_off() throws IOException {
    assertThat(stepsToInflate("xxneither packed nor long".getBytes(StandardCharsets.US_ASCII)))
        .isGreaterThanOrEqualTo(PdfScanBudget.STREAM);

    byte[] random = new byte[60_000];
    new Random(7).nextBytes(random);
    var bytes = new ByteArrayOutputStream();
    try (var deflating = new DeflaterOutputStream(bytes)) {
      deflating.write(random);
      deflating.flush();
    }
    byte[] packed = bytes.toByteArray();
    packed[2] = 0;
    packed[3] = 0; // a block whose length is not what it says
    assertThat(stepsToInflate(packed)).isGreaterThan(PdfScanBudget.STREAM);
  }

  /** What is in it counts once for its head alone, and not to its end. */
  @Test
  void the_head_of_packed_objects_is_read_to_its_end_and_no_further() {
    PdfBytes file = bytesOf("1 0 2 4 (a) " + "x".repeat(10_000), new PdfScanBudget(100_000));
    PdfObjectStreamReader objects =
        new PdfObjectStreamReader(java.util.Set.of(8), name -> {}, new PdfAddressCheck(), file.budget());
    long before = file.budget().remaining();

    file.copy(0, 1 << 20, objects::acceptHeader);

    assertThat(before - file.budget().remaining()).isEqualTo(9);
  }

  private static long stepsToInflate(byte[] bytes) {
    PdfBytes file = new PdfBytes(MemorySegment.ofArray(bytes));
    long before = file.budget().remaining();
    file.inflate(0, 1 << 20, _ -> true);
    return before - file.budget().remaining();
  }

  private static PdfBytes bytesOf(String text, PdfScanBudget budget) {
    return new PdfBytes(MemorySegment.ofArray(text.getBytes(StandardCharsets.ISO_8859_1)), budget);
  }

  private String refusalKeyOf(String pdf) throws IOException {
    Path written = Files.writeString(folder.resolve("written.pdf"), pdf, StandardCharsets.ISO_8859_1);
    Refused refused = catchThrowableOfType(Refused.class, () -> PdfSafetyCheck.requireSafe(written));
    return refused == null ? "" : refused.key();
  }
}
