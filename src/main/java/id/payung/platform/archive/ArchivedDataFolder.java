package id.payung.platform.archive;

import id.payung.platform.command.WebAddress;
import id.payung.platform.files.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of the data folder that belong into an archive: documents and whatever else modules keep, not what is made
 * anew.
 */
record ArchivedDataFolder(Path data) {
  static final String ENTRY_PREFIX = "files/";

  /** The server's files go as rows, keys only wrapped, passwords not at all. */
  private static final Set<String> EXCLUDED_NAMES = Set.of("postgres", "secrets", "keys", "tmp", "restore-unfinished",
      "log", WebAddress.FILE, BackupOutcomeFile.FOLDER);

  /**
   * A file of an archive, open.
   *
   * @param path below the data folder, as the archive says
   */
  record ArchivedFile(String path, InputStream content) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      content.close();
    }
  }

  /** Copies all; a file that goes away meanwhile was nobody's (the sweeper is held). */
  long writeTo(ArchiveWriter archive) throws Exception {
    long count = 0;
    try (Stream<Path> files = streamFiles()) {
      for (Iterator<Path> each = files.iterator(); each.hasNext();) {
        if (addToArchive(each.next(), archive)) {
          count++;
        }
      }
    }
    return count;
  }

  /** Puts the files of an archive into the folder, each on the disk, with the folders that name it. */
  void restoreFrom(ArchiveReader archive) throws IOException {
    Set<Path> folders = new TreeSet<>();
    for (String entry : archive.listFileEntries()) {
      Path target;
      try (ArchivedFile archived = archive.openFile(entry)) {
        target = data.resolve(archived.path()).normalize();
        if (!target.startsWith(data)) {
          throw new IOException("not inside the data folder: " + archived.path());
        }
        Files.createDirectories(target.getParent());
        try (OutputStream file =
            Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          archived.content().transferTo(file);
        }
      }
      DurableFiles.fsync(target);
      for (Path folder = target.getParent(); folder != null && folder.startsWith(data); folder = folder.getParent()) {
        folders.add(folder);
      }
    }
    for (Path folder : folders) {
      DurableFiles.fsync(folder);
    }
  }

  private boolean addToArchive(Path file, ArchiveWriter archive) throws Exception {
    try (InputStream content = Files.newInputStream(file)) {
      String name = data.relativize(file).toString();
      archive.addFile(name, content::transferTo);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private Stream<Path> streamFiles() throws IOException {
    return Files.list(data)
        .filter(top -> !EXCLUDED_NAMES.contains(top.getFileName().toString()))
        .sorted()
        .flatMap(ArchivedDataFolder::streamTree)
        .filter(Files::isRegularFile);
  }

  private static Stream<Path> streamTree(Path folderEntry) {
    try {
      return Files.walk(folderEntry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
