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
 * goes on, for three hours at most; who is slower has a minute, and what came quickly before buys at most another one.
 * Of what is longer than a request may be nothing is kept but what was typed beside it: it has a quarter of an hour.
 */
public final class SlowBodyValve extends ValveBase {
  static final Duration GRACE = Duration.ofMinutes(1);
  static final long BYTES_PER_SECOND = 2_000;

  /** A gigabyte at 800 kbit/s, and an archive of 200 MB at 150. */
  static final Duration LONGEST = Duration.ofHours(3);

  static final Duration LONGEST_OF_TOO_LONG = Duration.ofMinutes(15);

  /** Under this name the request has its body, as the {@link CountedBody} that it is. */
  static final String COUNTED_BODY = CountedBody.class.getName();

  private final long maxBytes;

  /** @param maxBytes of one request, files and all */
  public SlowBodyValve(long maxBytes) {
    super(true);
    this.maxBytes = maxBytes;
  }

  /** How long a body of this length may take in all; one that says nothing of its length is within the bounds. */
  Duration longestFor(long contentLength) {
    return contentLength > maxBytes ? LONGEST_OF_TOO_LONG : LONGEST;
  }

  /** A body whose bytes somebody may follow, wherever it is read. */
  @FunctionalInterface
  interface CountedBody {
    void onBytes(ByteListener listener);
  }

  /** Is told of bytes as they come. */
  @FunctionalInterface
  interface ByteListener {
    /** @throws IOException where no more are to be read */
    void received(int bytes) throws IOException;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    org.apache.coyote.Request coyote = request.getCoyoteRequest();
    InputBuffer whole = coyote.getInputBuffer();
    WatchedInputBuffer watched = new WatchedInputBuffer(whole, GRACE, longestFor(coyote.getContentLengthLong()));
    coyote.setInputBuffer(watched);
    request.setAttribute(COUNTED_BODY, watched);
    try {
      getNext().invoke(request, response);
    } finally {
      coyote.setInputBuffer(whole);
    }
  }

  /** The same bytes, counted against the time that was waited for them. */
  static final class WatchedInputBuffer implements InputBuffer, CountedBody {
    private static final long NANOS_PER_BYTE = 1_000_000_000L / BYTES_PER_SECOND;

    private final InputBuffer whole;
    private final long mostCreditNanos;
    private final long longestNanos;
    private final long startNanos = System.nanoTime();
    private long creditNanos;
    private ByteListener listener = bytes -> {};

    WatchedInputBuffer(InputBuffer whole, Duration grace, Duration longest) {
      this.whole = whole;
      this.longestNanos = longest.toNanos();
      this.creditNanos = grace.toNanos();
      this.mostCreditNanos = 2 * grace.toNanos();
    }

    @Override
    public void onBytes(ByteListener listener) {
      this.listener = listener;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
      if (creditNanos < 0) {
        throw new SocketTimeoutException("a body that comes too slowly");
      }
      long start = System.nanoTime();
      if (start - startNanos > longestNanos) {
        throw new SocketTimeoutException("a body that comes for too long");
      }
      int read = whole.doRead(handler);
      long earned = Math.max(0, read) * NANOS_PER_BYTE;
      creditNanos = Math.min(mostCreditNanos, creditNanos - (System.nanoTime() - start) + earned);
      if (read > 0) {
        listener.received(read);
      }
      return read;
    }

    @Override
    public int available() {
      return whole.available();
    }
  }
}
