package id.payung.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is needed for a moment lies in the data folder, for its owner alone, and does not stay there. */
class TemporaryFolderTest {
  /** Ways to a file outside of it: by the JDK, by the PDF library, by the cache of pictures. */
  private static final Pattern ELSEWHERE = Pattern.compile("(?:Files|File)\\.createTemp\\w+\\("
      + "|createTempFileOnlyStreamCache|ImageIO\\.createImageOutputStream|ImageIO\\.write\\([^;]*bytes\\)"
      + "|java\\.io\\.tmpdir");

  /** Whose temporary files lie beside what they become. */
  private static final List<String> BESIDE = List.of("platform/files/TemporaryFolder.java",
      "platform/files/DurableFiles.java", "platform/postgres/PostgresBinaries.java");

  @Test
  void nothing_is_written_into_the_systems_temporary_folder() throws IOException {
    Path root = Path.of("src/main/java/id/payung");
    try (Stream<Path> sources = Files.walk(root)) {
      List<String> elsewhere = sources.filter(path -> path.toString().endsWith(".java"))
          .map(root::relativize)
          .map(Path::toString)
          .filter(path -> !BESIDE.contains(path))
          .filter(path -> ELSEWHERE.matcher(read(root.resolve(path))).find())
          .toList();

      assertThat(elsewhere).isEmpty();
    }
    assertThat(BESIDE.stream().filter(path -> ELSEWHERE.matcher(read(root.resolve(path))).find()))
        .as("the pattern finds what it looks for")
        .containsExactlyElementsOf(BESIDE);
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void what_a_killed_process_left_is_swept_and_what_is_in_use_is_not(@TempDir Path data) throws IOException {
    Path own = data.resolve(TemporaryFolder.NAME);
    DurableFiles.createPrivateFolder(own);
    Path left = Files.writeString(own.resolve("upload_1234.tmp"), "nama-nama");
    Path folder = Files.createDirectory(own.resolve("migrations-1"));
    Files.writeString(folder.resolve("V1.sql"), "SELECT 1");
    Instant longAgo = Instant.now().minus(Duration.ofDays(2));
    Files.setLastModifiedTime(left, FileTime.from(longAgo));
    Files.setLastModifiedTime(folder, FileTime.from(longAgo));
    Path used = Files.writeString(own.resolve("upload_5678.tmp"), "baru");

    TemporaryFolder.sweep(data, Instant.now().minus(Duration.ofDays(1)));

    assertThat(left).doesNotExist();
    assertThat(folder).doesNotExist();
    assertThat(used).exists();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own))).isEqualTo("rwx------");
    Path mine = TemporaryFolder.createFile("uji-", ".bin");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mine))).isEqualTo("rw-------");
    Files.delete(mine);
  }
}
