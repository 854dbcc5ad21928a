package id.payung.platform.web.admission;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what is sent before a place inside is taken. A line of 20 kbit/s needs a minute for a piece of a photo, and
 * whoever means harm never ends a form: neither may keep a place that others could work in.
 */
final class RequestBodyBuffer {
  /**
   * A form; some forty times what people type into the longest. The server keeps so much room for it from its first
   * byte.
   */
  static final int MAX_FORM_BYTES = 64 << 10;

  /** A batch of reports, or a piece of a file, from a phone. */
  static final int MAX_MESSAGE_BYTES = 512 << 10;

  /** So many may be on their way at once: 64 MB of forms at most. */
  private static final int MAX_CONCURRENT_READS = 1_000;

  /** And so many bytes of messages that have come in part or whole and are not done with. */
  private static final long MAX_BUFFERED_BYTES = 48L << 20;

  /** A message at 35 kbit/s; who is slower sends smaller pieces. */
  private static final Duration MAX_READ_TIME = Duration.ofMinutes(2);

  private final Semaphore concurrentReads = new Semaphore(MAX_CONCURRENT_READS);
  private final AtomicLong bufferedBytes = new AtomicLong();

  /** What came, to be closed when the request is done with. */
  record BufferedRequest(HttpServletRequest request, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }

  /**
   * Files and whatever else is long or of no announced length: it is read where it is needed, and has a door of its
   * own.
   */
  static boolean isStreamed(HttpServletRequest request) {
    long contentLength = request.getContentLengthLong();
    return contentLength < 0 ? request.getHeader("Transfer-Encoding") != null
        : contentLength > (isForm(request) ? MAX_FORM_BYTES : MAX_MESSAGE_BYTES)
            || contentLength > 0 && isMultipart(request);
  }

  /**
   * @return null when too many are on their way already
   */
  @Nullable
  BufferedRequest bufferBody(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() <= 0 || isStreamed(request)) {
      return new BufferedRequest(request, () -> {});
    }
    if (!concurrentReads.tryAcquire()) {
      return null;
    }
    try {
      if (isForm(request)) {
        bufferForm(request);
        return new BufferedRequest(request, () -> {});
      }
      return bufferMessage(request);
    } finally {
      concurrentReads.release();
    }
  }

  /**
   * The server reads and keeps the fields of a form when it is asked for any of them. What is wrong with them it says
   * again to who asks next.
   */
  private static void bufferForm(HttpServletRequest request) {
    try {
      request.getParameter("_csrf");
    } catch (IllegalStateException asItWillSayAgain) {
      // refused in words where the form is read
    }
  }

  private @Nullable BufferedRequest bufferMessage(HttpServletRequest request) throws IOException {
    var bytes = new ByteArrayOutputStream(1_024);
    byte[] buffer = new byte[8_192];
    boolean completed = false;
    long startNanos = System.nanoTime();
    try {
      InputStream in = request.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
        if (bufferedBytes.addAndGet(n) > MAX_BUFFERED_BYTES
            || System.nanoTime() - startNanos > MAX_READ_TIME.toNanos()) {
          return null;
        }
      }
      completed = true;
      return new BufferedRequest(new InMemoryBodyRequest(request, bytes.toByteArray()),
          () -> bufferedBytes.addAndGet(-bytes.size()));
    } finally {
      if (!completed) {
        bufferedBytes.addAndGet(-bytes.size());
      }
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    return contentType(request).startsWith("application/x-www-form-urlencoded");
  }

  private static boolean isMultipart(HttpServletRequest request) {
    return contentType(request).startsWith("multipart/");
  }

  private static String contentType(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
  }

  /** A request whose body is here already. */
  private static final class InMemoryBodyRequest extends HttpServletRequestWrapper {
    private final byte[] body;

    InMemoryBodyRequest(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      ByteArrayInputStream in = new ByteArrayInputStream(body);
      return new ServletInputStream() {
        @Override
        public int read() {
          return in.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
          return in.read(bytes, from, length);
        }

        @Override
        public boolean isFinished() {
          return in.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new UnsupportedOperationException("the body is here already");
        }
      };
    }

    @Override
    public BufferedReader getReader() throws IOException {
      String charset = getCharacterEncoding();
      return new BufferedReader(
          new InputStreamReader(getInputStream(), charset == null ? StandardCharsets.UTF_8.name() : charset));
    }
  }
}
