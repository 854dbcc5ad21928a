package id.payung.platform.archive;

import id.payung.platform.postgres.Folders;
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
record DataFiles(Path data) {
  static final String PREFIX = "files/";

  /** The server's files go as rows, keys only wrapped, passwords not at all. */
  private static final Set<String> NOT_THESE =
      Set.of("postgres", "secrets", "keys", "tmp", "restore-unfinished", "log");

  /** Copies all; a file that goes away meanwhile was nobody's (the sweeper is held). */
  long writeTo(ArchiveWriter archive) throws Exception {
    long count = 0;
    try (Stream<Path> files = walk()) {
      for (Iterator<Path> each = files.iterator(); each.hasNext();) {
        if (copy(each.next(), archive)) {
          count++;
        }
      }
    }
    return count;
  }

  /** Puts the files of an archive into the folder, each on the disk, with the folders that name it. */
  void readFrom(ArchiveReader archive) throws IOException {
    Set<Path> folders = new TreeSet<>();
    for (String entry : archive.files()) {
      Path target = data.resolve(entry.substring(PREFIX.length())).normalize();
      if (!target.startsWith(data)) {
        throw new IOException("not inside the data folder: " + entry);
      }
      Files.createDirectories(target.getParent());
      try (InputStream content = archive.entry(entry);
          OutputStream file = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.transferTo(file);
      }
      Folders.force(target);
      for (Path folder = target.getParent(); folder != null && folder.startsWith(data); folder = folder.getParent()) {
        folders.add(folder);
      }
    }
    for (Path folder : folders) {
      Folders.force(folder);
    }
  }

  private boolean copy(Path file, ArchiveWriter archive) throws Exception {
    try (InputStream content = Files.newInputStream(file)) {
      String name = data.relativize(file).toString();
      archive.plain(PREFIX + name, content::transferTo);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private Stream<Path> walk() throws IOException {
    return Files.list(data)
        .filter(top -> !NOT_THESE.contains(top.getFileName().toString()))
        .sorted()
        .flatMap(DataFiles::below)
        .filter(Files::isRegularFile);
  }

  private static Stream<Path> below(Path top) {
    try {
      return Files.walk(top);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
