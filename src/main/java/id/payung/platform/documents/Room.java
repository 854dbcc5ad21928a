package id.payung.platform.documents;

import id.payung.platform.errors.NoRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on the disk. Files stop being taken in before it is full, since the database needs some to go on working. */
public final class Room {
  private static final long SPARE_BYTES = 256L << 20;

  private Room() {}

  /**
   * @param folder one that exists, on the disk in question
   * @throws NoRoom when less is left than the database needs
   */
  public static void require(Path folder) throws IOException {
    if (Files.getFileStore(folder).getUsableSpace() < SPARE_BYTES) {
      throw new NoRoom();
    }
  }
}
