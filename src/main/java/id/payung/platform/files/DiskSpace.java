package id.payung.platform.files;

import id.payung.platform.errors.DiskFull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on the disk. Files stop being taken in before it is full, since the database needs some to go on working. */
public final class DiskSpace {
  private static final long RESERVED_BYTES = 256L << 20;

  private static final long EXHAUSTED_BYTES = 32L << 20;

  private DiskSpace() {}

  /**
   * Whether so little is left that nothing can be expected to work: a database that finds no room dies of it, and its
   * clients hear only that.
   */
  public static boolean isExhausted(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() < EXHAUSTED_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * @param folder one that exists, on the disk in question
   * @throws DiskFull when less is left than the database needs
   */
  public static void requireFree(Path folder) throws IOException {
    requireFree(folder, 0);
  }

  /** @param bytes of what is about to be written */
  public static void requireFree(Path folder, long bytes) throws IOException {
    if (countFree(folder) < bytes) {
      throw new DiskFull();
    }
  }

  /** How many bytes files may still take; below 0 when the reserve is touched. */
  public static long countFree(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace() - RESERVED_BYTES;
  }
}
