package id.payung.platform.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;

/**
 * The one place for files that are needed for a moment: {@code <data>/tmp}, for its owner alone. A list of names may
 * lie in what somebody sends, and a killed process deletes nothing: what is left is swept at the next start, and by
 * age.
 */
public final class TemporaryFolder {
  /** Left out of backups. */
  public static final String NAME = "tmp";

  private static volatile Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  private TemporaryFolder() {}

  /** From here on in this data folder; made when it is not there. */
  public static void use(Path data) throws IOException {
    Path own = data.resolve(NAME);
    DurableFiles.createPrivateFolder(own);
    folder = own;
  }

  public static Path path() {
    return folder;
  }

  /** A new file, 0600. */
  public static Path createFile(String prefix, String suffix) throws IOException {
    return Files.createTempFile(existingFolder(), prefix, suffix, only("rw-------"));
  }

  /** A new folder, 0700. */
  public static Path createFolder(String prefix) throws IOException {
    return Files.createTempDirectory(existingFolder(), prefix, only("rwx------"));
  }

  /** Made again when somebody cleared it away: nothing that works in it shall stop for that. */
  private static Path existingFolder() throws IOException {
    Path own = folder;
    if (!Files.isDirectory(own)) {
      Files.createDirectories(own.getParent() == null ? own : own.getParent());
      DurableFiles.createPrivateFolder(own);
    }
    return own;
  }

  private static FileAttribute<Set<PosixFilePermission>> only(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  /** Deletes what nobody has written to since then; a file that goes away meanwhile is no error. */
  public static void sweep(Path data, Instant untouchedSince) throws IOException {
    Path own = data.resolve(NAME);
    if (!Files.isDirectory(own)) {
      return;
    }
    try (DirectoryStream<Path> left = Files.newDirectoryStream(own)) {
      for (Path each : left) {
        if (Files.exists(each) && Files.getLastModifiedTime(each).toInstant().isBefore(untouchedSince)) {
          DurableFiles.deleteTree(each);
        }
      }
    }
  }
}
