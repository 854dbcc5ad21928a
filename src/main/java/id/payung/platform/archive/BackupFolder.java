package id.payung.platform.archive;

import id.payung.platform.command.CommandRefused;
import id.payung.platform.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of daily backups, {@code payung-2026-11-30.payung}; other files in it are nobody's business. */
record BackupFolder(Path path) {
  private static final String PREFIX = "payung-";
  private static final String SUFFIX = ".payung";

  /**
   * @throws CommandRefused when it is not there: a disk that is not mounted must not be filled below its mount point
   */
  static BackupFolder require(String named) {
    Path folder = Path.of(named).toAbsolutePath();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new CommandRefused("Folder cadangan tidak ada atau tidak dapat ditulisi / the folder for backups is not "
          + "there or cannot be written: " + folder);
    }
    return new BackupFolder(folder);
  }

  Path fileOf(LocalDate day) {
    return path.resolve(PREFIX + day + SUFFIX);
  }

  Optional<Path> findNewest() throws IOException {
    return listFiles().entrySet().stream().max(Map.Entry.comparingByKey()).map(Map.Entry::getValue);
  }

  /** Deletes what {@link BackupRetentionPolicy} does not keep. */
  void prune() throws IOException {
    Map<LocalDate, Path> files = listFiles();
    Set<LocalDate> kept = BackupRetentionPolicy.listKept(files.keySet());
    for (Map.Entry<LocalDate, Path> each : files.entrySet()) {
      if (!kept.contains(each.getKey())) {
        Files.deleteIfExists(each.getValue());
      }
    }
  }

  /** Copies a backup into this folder, whole and compared byte by byte, or not at all. */
  void take(Path backup) throws IOException {
    Path part = path.resolve(backup.getFileName() + ".part");
    try {
      Files.copy(backup, part, StandardCopyOption.REPLACE_EXISTING);
      DurableFiles.fsync(part);
      if (Files.mismatch(backup, part) != -1) {
        throw new IOException("the copy differs: " + part);
      }
      Files.move(part, path.resolve(backup.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      DurableFiles.fsync(path);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private Map<LocalDate, Path> listFiles() throws IOException {
    Map<LocalDate, Path> files = new TreeMap<>(Comparator.naturalOrder());
    try (Stream<Path> all = Files.list(path)) {
      all.forEach(file -> findDay(file.getFileName().toString()).ifPresent(day -> files.put(day, file)));
    }
    return files;
  }

  private static Optional<LocalDate> findDay(String name) {
    if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(name.substring(PREFIX.length(), name.length() - SUFFIX.length())));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
