package id.payung.platform.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Files that people really had, in the folder beside the project; who has no such folder is told and goes on. */
final class TrialFiles {
  private static final Path FOLDER = Path.of("../shared/trials");

  private TrialFiles() {}

  static Path require(String name) {
    Path file = FOLDER.resolve(name);
    Assumptions.assumeTrue(Files.exists(file), () -> "not here: " + file);
    return file;
  }

  static byte[] read(String name) throws IOException {
    return Files.readAllBytes(require(name));
  }
}
