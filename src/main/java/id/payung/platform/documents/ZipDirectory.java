package id.payung.platform.documents;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The list of files at the end of a ZIP (APPNOTE 4.3.12 to 4.3.16). Whoever opens the archive keeps all of it in
 * memory; one of 200 MB can be nothing but that list.
 */
final class ZipDirectory {
  /** Some 50,000 files with long names. */
  private static final long MAX_BYTES = 8L << 20;

  private static final int END_LENGTH = 22;
  private static final int END_SIGNATURE = 0x06054B50;
  private static final int LOCATOR_SIGNATURE = 0x07064B50;
  private static final int LOCATOR_LENGTH = 20;
  private static final int MAX_COMMENT_LENGTH = 65_535;

  private ZipDirectory() {}

  /**
   * @throws Refused {@code documents.zip-many} when it is longer; what has no such list is not judged here
   */
  static void requireSmall(Path zip) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
      long length = file.length();
      long start = Math.max(0, length - END_LENGTH - MAX_COMMENT_LENGTH - LOCATOR_LENGTH);
      ByteBuffer tail = read(file, start, (int) (length - start));
      for (int i = tail.limit() - END_LENGTH; i >= 0; i--) {
        if (tail.getInt(i) == END_SIGNATURE && directoryBytes(file, tail, i) > MAX_BYTES) {
          throw new Refused("documents.zip-many", ZipExtraction.ZipLimits.DEFAULT.files());
        }
      }
    }
  }

  /** Zip64 says it elsewhere. */
  private static long directoryBytes(RandomAccessFile file, ByteBuffer tail, int end) throws IOException {
    long bytes = Integer.toUnsignedLong(tail.getInt(end + 12));
    int locator = end - LOCATOR_LENGTH;
    if (locator < 0 || tail.getInt(locator) != LOCATOR_SIGNATURE) {
      return bytes;
    }
    long place = tail.getLong(locator + 8);
    return place < 0 || place + 48 > file.length() ? bytes : Math.max(wideBytes(file, place), wideOrZero(bytes));
  }

  private static long wideBytes(RandomAccessFile file, long place) throws IOException {
    long bytes = read(file, place, 48).getLong(40);
    return bytes < 0 ? Long.MAX_VALUE : bytes;
  }

  /** All bits set: look in the other place. */
  private static long wideOrZero(long bytes) {
    return bytes == 0xFFFFFFFFL ? 0 : bytes;
  }

  private static ByteBuffer read(RandomAccessFile file, long place, int length) throws IOException {
    byte[] bytes = new byte[length];
    file.seek(place);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
