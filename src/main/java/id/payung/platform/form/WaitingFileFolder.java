package id.payung.platform.form;

import id.payung.platform.files.DiskSpace;
import id.payung.platform.files.DurableFiles;
import id.payung.platform.files.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.multipart.MultipartFile;

/**
 * Where the files of one person's forms wait that came back: below the temporary folder, which is swept by age and at
 * each start. The address of the folder is the person, so nobody names the files of somebody else.
 */
final class WaitingFileFolder {
  /** Of one person together; what is more has to be chosen again. */
  static final long MAX_BYTES = 256L << 20;

  /** Of one person: each looks through the folder, so their number is bounded as well. */
  static final int MAX_FILES = 400;

  private static final long MAX_BYTES_OF_ALL = 4L << 30;
  private static final Duration KEPT = Duration.ofHours(12);
  private static final String PREFIX = "waiting-";
  private static final String NAME_SUFFIX = ".name";

  /** Bytes that are being copied at this moment, by folder. */
  private static final Map<Path, Long> UNDER_WAY = new HashMap<>();

  private final Path folder;

  WaitingFileFolder(UUID person) {
    this.folder = TemporaryFolder.path().resolve(PREFIX + person);
  }

  /** Empty when there is no room for it. */
  Optional<WaitingFile> add(String field, String name, MultipartFile file) throws IOException {
    long bytes = file.getSize();
    if (!reserve(bytes)) {
      return Optional.empty();
    }
    WaitingFile waiting = new WaitingFile(UUID.randomUUID(), field, name, folder);
    try (InputStream in = file.getInputStream()) {
      DiskSpace.requireFree(folder);
      Files.copy(in, waiting.path());
      Files.writeString(nameOf(waiting.id()), name);
      return Optional.of(waiting);
    } catch (IOException | RuntimeException e) {
      delete(waiting);
      throw e;
    } finally {
      release(bytes);
    }
  }

  /** What is being copied counts from its first byte, so that forms sent at once share one bound. */
  private boolean reserve(long bytes) throws IOException {
    synchronized (UNDER_WAY) {
      DurableFiles.createPrivateFolder(folder);
      deleteOlderThan(Instant.now().minus(KEPT));
      long own = UNDER_WAY.getOrDefault(folder, 0L);
      long all = UNDER_WAY.values().stream().mapToLong(Long::longValue).sum();
      boolean room = sizeOf(folder) + own + bytes <= MAX_BYTES && sizeOfAll() + all + bytes <= MAX_BYTES_OF_ALL
          && list(folder).size() < 2 * MAX_FILES;
      if (room) {
        UNDER_WAY.merge(folder, bytes, Long::sum);
      }
      return room;
    }
  }

  private void release(long bytes) {
    synchronized (UNDER_WAY) {
      UNDER_WAY.merge(folder, -bytes, Long::sum);
      UNDER_WAY.remove(folder, 0L);
    }
  }

  private Path nameOf(UUID id) {
    return folder.resolve(id + NAME_SUFFIX);
  }

  /** Empty when it is no longer there, or was never this person's. */
  Optional<WaitingFile> find(String field, UUID id) {
    try {
      return Files.isRegularFile(folder.resolve(id.toString()))
          ? Optional.of(new WaitingFile(id, field, Files.readString(nameOf(id), StandardCharsets.UTF_8), folder))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void delete(WaitingFile file) throws IOException {
    Files.deleteIfExists(file.path());
    Files.deleteIfExists(nameOf(file.id()));
  }

  private void deleteOlderThan(Instant moment) throws IOException {
    for (Path each : list(folder)) {
      if (Files.getLastModifiedTime(each).toInstant().isBefore(moment)) {
        Files.deleteIfExists(each);
      }
    }
  }

  private static long sizeOfAll() throws IOException {
    long bytes = 0;
    for (Path each : list(TemporaryFolder.path())) {
      bytes += each.getFileName().toString().startsWith(PREFIX) ? sizeOf(each) : 0;
    }
    return bytes;
  }

  private static long sizeOf(Path folder) throws IOException {
    long bytes = 0;
    for (Path each : list(folder)) {
      bytes += Files.size(each);
    }
    return bytes;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.toList();
    }
  }
}
