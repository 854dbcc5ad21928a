package id.payung.platform.files;

import id.payung.platform.errors.DiskFull;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Asks for room while a long file is written: others write meanwhile, and what it will come to is not known before. */
public final class DiskSpaceMeter {
  static final long ASKED_EVERY = 16L << 20;

  private final Question room;
  private long written;

  /** @param folder one that exists, on the disk that is written to */
  public DiskSpaceMeter(Path folder) {
    this(() -> DiskSpace.requireFree(folder));
  }

  DiskSpaceMeter(Question room) {
    this.room = room;
  }

  /** Whether there is room. */
  @FunctionalInterface
  interface Question {
    void ask() throws IOException;
  }

  /**
   * To be called before they are written.
   *
   * @throws DiskFull when what is left is the database's
   */
  public void add(long bytes) throws IOException {
    long before = written;
    written += bytes;
    if (before == 0 || before / ASKED_EVERY != written / ASKED_EVERY) {
      room.ask();
    }
  }

  /** The same stream, asking on the way. */
  public OutputStream over(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int b) throws IOException {
        add(1);
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        add(length);
        out.write(bytes, from, length);
      }
    };
  }
}
