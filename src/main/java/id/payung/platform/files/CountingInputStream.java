package id.payung.platform.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/**
 * Tells how many bytes come out while they come: what is packed may hold more than anybody can bear, and says so only
 * then.
 */
public final class CountingInputStream extends FilterInputStream {
  private final IntConsumer byteCountListener;

  /**
   * @param byteCountListener of each reading, how many bytes it gave; may refuse
   */
  public CountingInputStream(InputStream in, IntConsumer byteCountListener) {
    super(in);
    this.byteCountListener = byteCountListener;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    byteCountListener.accept(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int n = super.read(bytes, from, length);
    byteCountListener.accept(Math.max(n, 0));
    return n;
  }
}
