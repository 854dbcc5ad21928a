package id.payung.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeFileSafetyCheckTest {
  @TempDir Path folder;

  /** Each within its bound, some kilobytes in the file, and a minute to read all of them. */
  @Test
  void lists_of_what_parts_use_are_read_to_a_bound_of_all_together() throws Exception {
    assertThat(refusalKeyOf(withLists(3))).isEmpty();
    assertThat(refusalKeyOf(withLists(12))).isEqualTo("documents.torn");
  }

  private String refusalKeyOf(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Refused refused = catchThrowableOfType(Refused.class, () -> OfficeFileSafetyCheck.requireSafe(zip));
      return refused == null ? "" : refused.key();
    }
  }

  private Path withLists(int count) throws IOException {
    Path file = folder.resolve(count + ".docx");
    try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < count; i++) {
        zip.putNextEntry(new ZipEntry("word/_rels/part" + i + ".xml.rels"));
        zip.write(("<Relationships>" + " ".repeat(3 << 20) + "</Relationships>").getBytes(StandardCharsets.US_ASCII));
        zip.closeEntry();
      }
    }
    assertThat(Files.size(file)).isLessThan(100_000);
    return file;
  }
}
