package id.payung.platform.web.admission;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Cuts off whoever sends a body too slowly, wherever it is read: the server's own multipart reader waits for each byte
 * as long as for the first, so that a body of a few kilobytes could hold a place for hours. What comes at 16 kbit/s
 * goes on for ever; who is slower has a minute, and what came quickly before buys at most another one.
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

  /** The same bytes, counted against the time that was waited for them. */
  static final class WatchedInputBuffer implements InputBuffer {
    private static final long NANOS_PER_BYTE = 1_000_000_000L / BYTES_PER_SECOND;

    private final InputBuffer whole;
    private final long mostCreditNanos;
    private long creditNanos;

    WatchedInputBuffer(InputBuffer whole, Duration grace) {
      this.whole = whole;
      this.creditNanos = grace.toNanos();
      this.mostCreditNanos = 2 * grace.toNanos();
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
      if (creditNanos < 0) {
        throw new SocketTimeoutException("a body that comes too slowly");
      }
      long start = System.nanoTime();
      int read = whole.doRead(handler);
      long earned = Math.max(0, read) * NANOS_PER_BYTE;
      creditNanos = Math.min(mostCreditNanos, creditNanos - (System.nanoTime() - start) + earned);
      return read;
    }

    @Override
    public int available() {
      return whole.available();
    }
  }
}
