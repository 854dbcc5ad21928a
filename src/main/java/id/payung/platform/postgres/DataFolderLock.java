package id.payung.platform.postgres;

import id.payung.platform.files.DurableFiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One program works in a data folder at a time. The system lets go of the lock when its holder dies, however it dies.
 */
final class DataFolderLock implements AutoCloseable {
  /** Folders held by this very process: to open their lock file again and close it would drop the lock (POSIX). */
  private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private DataFolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** The lock, or nothing when another holds it. */
  public static Optional<DataFolderLock> tryAcquire(Path folder) {
    try {
      DurableFiles.createPrivateFolder(folder);
      Path real = folder.toRealPath();
      if (!HELD_BY_THIS_PROCESS.add(real)) {
        return Optional.empty();
      }
      Optional<DataFolderLock> acquired = tryLockFile(real);
      if (acquired.isEmpty()) {
        HELD_BY_THIS_PROCESS.remove(real);
      }
      return acquired;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of the process that holds the folder, for a message to people. */
  public static String holderPid(Path folder) {
    try {
      if (HELD_BY_THIS_PROCESS.contains(folder.toRealPath())) {
        return Long.toString(ProcessHandle.current().pid());
      }
      return Files.readString(folder.resolve("lock")).strip();
    } catch (IOException e) {
      return "?";
    }
  }

  private static Optional<DataFolderLock> tryLockFile(Path folder) throws IOException {
    FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    channel.truncate(0);
    byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
    channel.write(ByteBuffer.wrap(pid));
    return Optional.of(new DataFolderLock(folder, channel));
  }

  @Override
  public void close() {
    try {
      channel.close();
      HELD_BY_THIS_PROCESS.remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
