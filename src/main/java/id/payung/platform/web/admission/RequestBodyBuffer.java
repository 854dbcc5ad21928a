package id.payung.platform.web.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
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

  /** And so many bytes of messages that have come in part or whole and are not done with. */
  private static final long MAX_BUFFERED_BYTES = 40L << 20;

  /** Of strangers, who send names and passwords: they cannot use up what those at work need. */
  private static final long MAX_STRANGERS_BYTES = 8L << 20;

  /** A form is some kilobytes: ten times what the slowest line needs. */
  private static final Duration MAX_FORM_READ_TIME = Duration.ofSeconds(30);

  /** A message at 35 kbit/s; who is slower sends smaller pieces. */
  private static final Duration MAX_READ_TIME = Duration.ofMinutes(2);

  /**
   * A batch of a phone, or one record of a partner's program; files come in pieces. Whatever of the interface is no
   * piece of a file is read here, so that this bound and the one for all of them together hold before anything is
   * parsed.
   */
  static final int MAX_API_BYTES = 1 << 20;

  private final BodySenderLimits senders;
  private final AtomicLong recognisedBytes = new AtomicLong();
  private final AtomicLong strangersBytes = new AtomicLong();

  RequestBodyBuffer(BodySenderLimits senders) {
    this.senders = senders;
  }

  /** What came, to be closed when the request is done with. */
  record BufferedRequest(HttpServletRequest request, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }

  /** A message is longer than any that is meant, and nobody announced it. */
  static final class BodyTooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Files and whatever else is long or of no announced length: it is read where it is needed, and has a door of its
   * own.
   */
  static boolean isStreamed(HttpServletRequest request) {
    if (isApiMessage(request)) {
      return false;
    }
    long contentLength = request.getContentLengthLong();
    return contentLength < 0 ? isEndless(request) && !isForm(request)
        : contentLength > (isForm(request) ? MAX_FORM_BYTES : MAX_MESSAGE_BYTES)
            || contentLength > 0 && isMultipart(request);
  }

  /**
   * Whether it says that it is longer than any that is meant. What was cut into chunks on the way, by a proxy or a
   * program, says nothing: it is read within the bounds of its kind.
   */
  static boolean isTooLong(HttpServletRequest request) {
    return isApiMessage(request) && request.getContentLengthLong() > MAX_API_BYTES;
  }

  /** Of the interface, and no piece of a file. */
  private static boolean isApiMessage(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean piece = path.contains("/uploads/") && request.getMethod().equals("PATCH");
    return path.startsWith("/api/v1/") && !piece && !isMultipart(request);
  }

  /** A body whose end nobody announced. */
  private static boolean isEndless(HttpServletRequest request) {
    return request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null;
  }

  /**
   * @return null when too many are on their way already
   * @throws BodyTooLongException when more came than any message has
   */
  @Nullable
  BufferedRequest bufferBody(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() <= 0 && !isEndless(request) || isStreamed(request)) {
      return new BufferedRequest(request, () -> {});
    }
    Runnable leave = senders.tryEnter(request);
    if (leave == null) {
      return null;
    }
    try {
      return isForm(request) ? buffer(request, MAX_FORM_READ_TIME, BufferedFormRequest::new)
          : buffer(request, MAX_READ_TIME, InMemoryBodyRequest::new);
    } finally {
      leave.run();
    }
  }

  private @Nullable BufferedRequest buffer(HttpServletRequest request, Duration readTime,
      BiFunction<HttpServletRequest, byte[], HttpServletRequest> wrapper) throws IOException {
    var bytes = new ByteArrayOutputStream(1_024);
    byte[] buffer = new byte[8_192];
    boolean recognised = senders.isRecognised(request);
    AtomicLong bufferedBytes = recognised ? recognisedBytes : strangersBytes;
    long maxBufferedBytes = recognised ? MAX_BUFFERED_BYTES : MAX_STRANGERS_BYTES;
    // A longer form that announced its length is streamed; of one that did not, no more is read than of a short one. A
    // message without a credential is a name and a password.
    boolean brief = isForm(request) || request.getHeader("Authorization") == null;
    int maxBytes = isEndless(request) && brief ? MAX_FORM_BYTES : MAX_API_BYTES;
    boolean completed = false;
    long startNanos = System.nanoTime();
    try {
      InputStream in = request.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
        if (bytes.size() > maxBytes) {
          throw new BodyTooLongException();
        }
        if (bufferedBytes.addAndGet(n) > maxBufferedBytes || System.nanoTime() - startNanos > readTime.toNanos()) {
          return null;
        }
      }
      completed = true;
      return new BufferedRequest(wrapper.apply(request, bytes.toByteArray()),
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

  static boolean isMultipart(HttpServletRequest request) {
    return contentType(request).startsWith("multipart/");
  }

  private static String contentType(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
  }
}
