package id.payung.platform.postgres;

import id.payung.platform.command.CommandRefused;
import id.payung.platform.files.DurableFiles;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once a version from the class path into a folder. */
final class PostgresBinaries {
  /** The version of the artifact in pom.xml; a test compares it with what the server says. */
  static final String VERSION = "18.6.0";

  static final String MAJOR = VERSION.substring(0, VERSION.indexOf('.'));

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private final Path folder;

  private PostgresBinaries(Path folder) {
    this.folder = folder;
  }

  /** Unpacks when it is not there yet. Several may do so at once: the first one that is ready wins. */
  static PostgresBinaries unpackInto(Path cache) {
    Path folder = cache.toAbsolutePath().resolve("bin-" + VERSION);
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(cache);
        Path unpackedFolder = Files.createTempDirectory(cache.toAbsolutePath(), ".unpacking-");
        unpack(unpackedFolder);
        // Programs that the power took the content of would be there for ever, and never start.
        DurableFiles.fsyncTree(unpackedFolder);
        Files.setPosixFilePermissions(unpackedFolder, PosixFilePermissions.fromString("rwxr-xr-x"));
        moveIntoPlace(unpackedFolder, folder);
        DurableFiles.fsync(cache);
      }
      return new PostgresBinaries(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL could not be unpacked into " + cache, e);
    }
  }

  String programPath(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  Path folder() {
    return folder;
  }

  private static void moveIntoPlace(Path unpackedFolder, Path folder) throws IOException {
    try {
      Files.move(unpackedFolder, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      DurableFiles.deleteTree(unpackedFolder);
    }
  }

  private static void unpack(Path target) throws IOException {
    @Nullable InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
    if (archive == null) {
      throw new CommandRefused("No PostgreSQL for this machine is packed with Payung (only linux-x86_64).");
    }
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, target.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void unpack(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else if (entry.isSymbolicLink()) {
      Files.createDirectories(target.getParent());
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.createDirectories(target.getParent());
      Files.copy(content, target);
      boolean program = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
