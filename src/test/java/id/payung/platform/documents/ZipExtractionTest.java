package id.payung.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipExtractionTest {
  @TempDir Path folder;

  @Test
  void files_come_out_with_their_folder_and_nothing_that_systems_hide() throws IOException {
    Path zip = zip(10, "Klaster 1/SK Gugus Tugas.pdf", "foto.jpg", "__MACOSX/._foto.jpg", "Thumbs.db", ".DS_Store",
        "dalam.zip", "../../etc/passwd", "C:\\data\\surat.pdf");

    List<String> taken = new ArrayList<>();
    int count = ZipExtraction.forEachFile(zip, ZipExtraction.ZipLimits.DEFAULT,
        (folderAndName, name, content) -> taken.add(folderAndName + "|" + name + "|" + content.readAllBytes().length));

    assertThat(count).isEqualTo(4);
    assertThat(taken).containsExactly("Klaster 1|SK Gugus Tugas.pdf|10", "|foto.jpg|10", "etc|passwd|10",
        "C:/data|surat.pdf|10");
  }

  @Test
  void more_than_the_limits_is_refused_while_it_comes() throws IOException {
    Path large = zip(5_000_000, "a.pdf");
    assertThat(Files.size(large)).isLessThan(10_000);

    assertRefused("documents.zip-large", large, new ZipExtraction.ZipLimits(10, 1 << 20));
    assertRefused("documents.zip-many", zip(1, "a", "b", "c"), new ZipExtraction.ZipLimits(2, 1 << 20));
    assertThat(ZipExtraction.forEachFile(zip(1, "a", "b"), new ZipExtraction.ZipLimits(2, 1 << 20),
        (folderAndName, name, content) -> {})).isEqualTo(2);
  }

  @Test
  void a_torn_archive_is_refused() throws IOException {
    byte[] whole = Files.readAllBytes(zip(5_000, "a.pdf", "b.pdf"));

    assertRefused("documents.zip-torn", Files.write(folder.resolve("torn.zip"), Arrays.copyOf(whole, whole.length / 2)),
        ZipExtraction.ZipLimits.DEFAULT);
  }

  private static void assertRefused(String key, Path zip, ZipExtraction.ZipLimits limits) {
    assertThatThrownBy(
        () -> ZipExtraction.forEachFile(zip, limits, (folderAndName, name, content) -> content.readAllBytes()))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  private Path zip(int size, String... names) throws IOException {
    Path file = Files.createTempFile(folder, "zip", ".zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(new byte[size]);
        zip.closeEntry();
      }
    }
    return file;
  }
}
