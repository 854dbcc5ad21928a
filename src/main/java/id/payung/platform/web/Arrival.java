package id.payung.platform.web;

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
final class Arrival {
  /**
   * A form; some forty times what people type into the longest. The server keeps so much room for it from its first
   * byte.
   */
  static final int FORM = 64 << 10;

  /** A batch of reports, or a piece of a file, from a phone. */
  static final int MESSAGE = 512 << 10;

  /** So many may be on their way at once: 64 MB of forms at most. */
  private static final int ON_THE_WAY = 1_000;

  /** And so many bytes of messages that have come in part or whole and are not done with. */
  private static final long MESSAGES_HELD = 48L << 20;

  /** A message at 35 kbit/s; who is slower sends smaller pieces. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Semaphore onTheWay = new Semaphore(ON_THE_WAY);
  private final AtomicLong held = new AtomicLong();

  /** What came, to be closed when the request is done with. */
  record Whole(HttpServletRequest request, Runnable done) implements AutoCloseable {
    @Override
    public void close() {
      done.run();
    }
  }

  /**
   * Files and whatever else is long or of no announced length: it is read where it is needed, and has a door of its
   * own.
   */
  static boolean isLong(HttpServletRequest request) {
    long announced = request.getContentLengthLong();
    return announced < 0 ? request.getHeader("Transfer-Encoding") != null
        : announced > (isForm(request) ? FORM : MESSAGE) || announced > 0 && isFiles(request);
  }

  /**
   * @return null when too many are on their way already
   */
  @Nullable
  Whole await(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() <= 0 || isLong(request)) {
      return new Whole(request, () -> {});
    }
    if (!onTheWay.tryAcquire()) {
      return null;
    }
    try {
      if (isForm(request)) {
        readForm(request);
        return new Whole(request, () -> {});
      }
      return message(request);
    } finally {
      onTheWay.release();
    }
  }

  /**
   * The server reads and keeps the fields of a form when it is asked for any of them. What is wrong with them it says
   * again to who asks next.
   */
  private static void readForm(HttpServletRequest request) {
    try {
      request.getParameter("_csrf");
    } catch (IllegalStateException asItWillSayAgain) {
      // refused in words where the form is read
    }
  }

  private @Nullable Whole message(HttpServletRequest request) throws IOException {
    var bytes = new ByteArrayOutputStream(1_024);
    byte[] buffer = new byte[8_192];
    boolean handedOn = false;
    long begun = System.nanoTime();
    try {
      InputStream in = request.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
        if (held.addAndGet(n) > MESSAGES_HELD || System.nanoTime() - begun > LONGEST.toNanos()) {
          return null;
        }
      }
      handedOn = true;
      return new Whole(new Read(request, bytes.toByteArray()), () -> held.addAndGet(-bytes.size()));
    } finally {
      if (!handedOn) {
        held.addAndGet(-bytes.size());
      }
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    return type(request).startsWith("application/x-www-form-urlencoded");
  }

  private static boolean isFiles(HttpServletRequest request) {
    return type(request).startsWith("multipart/");
  }

  private static String type(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
  }

  /** A request whose body is here already. */
  private static final class Read extends HttpServletRequestWrapper {
    private final byte[] body;

    Read(HttpServletRequest request, byte[] body) {
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
