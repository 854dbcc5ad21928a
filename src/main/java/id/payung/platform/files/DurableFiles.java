package id.payung.platform.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What we do with folders. */
public final class DurableFiles {
  private DurableFiles() {}

  /** Makes the folder (and its parents) if need be, on the disk; its content is for the owner only. */
  public static void createPrivateFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    List<Path> parentFolders = new ArrayList<>();
    for (Path parent = folder.toAbsolutePath().getParent(); parent != null; parent = parent.getParent()) {
      parentFolders.add(parent);
      if (Files.isDirectory(parent)) {
        break;
      }
    }
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    for (Path parent : parentFolders) {
      fsync(parent);
    }
  }

  /**
   * Writes a small file, readable by its owner only: whole and on the disk, or not at all, also when the power goes.
   */
  public static void writePrivateFile(Path file, byte[] bytes) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Path temporaryFile = Files.createTempFile(folder, ".new", "",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(temporaryFile, bytes);
    fsync(temporaryFile);
    Files.move(temporaryFile, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    fsync(folder);
  }

  /**
   * Waits until this file's bytes, or this folder's names, are on the disk. What was renamed or made there is safe only
   * then.
   */
  public static void fsync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Likewise for all files and folders below, and the folder itself. */
  public static void fsyncTree(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.filter(path -> !Files.isSymbolicLink(path)).toList();
    }
    for (Path path : all) {
      fsync(path);
    }
  }

  /** Likewise as far as possible: where another program still writes, what is left waits for the next time. */
  public static void tryDeleteTree(Path folder) {
    try {
      deleteTree(folder);
    } catch (IOException _) {
      // The caller comes again.
    }
  }

  /** Deletes the folder and all in it; nothing happens when it is not there. */
  public static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes ignored) throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
        Files.deleteIfExists(dir);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
