package id.payung.platform.web.admission;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Cuts off whoever sends a body too slowly, wherever it is read: the server's own multipart reader waits for each byte
 * as long as for the first, so that a body of a few kilobytes could hold a place for hours. After a minute less than 16
 * kbit/s on the whole is too slow.
 */
public final class SlowBodyValve extends ValveBase {
  static final Duration GRACE = Duration.ofMinutes(1);
  static final long BYTES_PER_SECOND = 2_000;

  private final Duration grace;

  public SlowBodyValve() {
    this(GRACE);
  }

  SlowBodyValve(Duration grace) {
    super(true);
    this.grace = grace;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    org.apache.coyote.Request coyote = request.getCoyoteRequest();
    InputBuffer whole = coyote.getInputBuffer();
    coyote.setInputBuffer(new WatchedInputBuffer(whole, grace));
    try {
      getNext().invoke(request, response);
    } finally {
      coyote.setInputBuffer(whole);
    }
  }

  /** The same bytes, counted against the time since the first was asked for. */
  static final class WatchedInputBuffer implements InputBuffer {
    private final InputBuffer whole;
    private final Duration grace;
    private long startNanos;
    private long bytes;

    WatchedInputBuffer(InputBuffer whole, Duration grace) {
      this.whole = whole;
      this.grace = grace;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
      if (startNanos == 0) {
        startNanos = System.nanoTime();
      }
      long late = System.nanoTime() - startNanos - grace.toNanos();
      if (bytes < late / 1_000_000_000L * BYTES_PER_SECOND) {
        throw new IOException("a body that comes too slowly");
      }
      int read = whole.doRead(handler);
      bytes += Math.max(0, read);
      return read;
    }

    @Override
    public int available() {
      return whole.available();
    }
  }
}
