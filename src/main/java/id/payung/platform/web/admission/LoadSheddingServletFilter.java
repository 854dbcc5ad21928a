package id.payung.platform.web.admission;

import id.payung.platform.errors.InfrastructureFailures;
import id.payung.platform.errors.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits how many requests run at once, for each class of requests (pages, phone synchronisation, exports, sign-in,
 * forms with files), before they take a database connection. What finds no place in time is refused with Retry-After.
 * So a wave of phones cannot block the pages, and a wave of sign-ins (each needs 64 MiB for its hash) cannot exhaust
 * memory. A body is read into a buffer before its request takes a place, so that a slow sender holds none; a form with
 * files is too large for that and has a limit of its own.
 */
@Component
public class LoadSheddingServletFilter extends OncePerRequestFilter {
  /**
   * Percent-encoding of a character that needs none: a letter, digit, dot, hyphen or underscore. This filter chooses a
   * limit by the raw path, the dispatcher decodes it first; a client that encodes such a character wants the two to see
   * different addresses.
   */
  private static final Pattern DISGUISED = Pattern.compile("%(?:2[DdEe]|3\\d|[46][1-9A-Fa-f]|[57][\\dAa]|5[Ff])");

  /** Forms with files that one person sends at once: each is written to the disk, and looked through. */
  private static final int FILES_OF_ONE = 4;

  private final ConcurrencyLimit pages;
  private final ConcurrencyLimit sync;
  private final ConcurrencyLimit exports;
  private final ConcurrencyLimit signIn;
  private final ConcurrencyLimit files;
  private final BodySenderLimits bodySenders = new BodySenderLimits();
  private final RequestBodyBuffer bodyBuffer = new RequestBodyBuffer(bodySenders);
  private final FormSpaceReservation announced;

  /**
   * @param syncPatience shorter than that of people: a phone comes again by itself, and nobody looks at it meanwhile
   */
  LoadSheddingServletFilter(@Value("${payung.admission.pages:64}") int pages,
      @Value("${payung.admission.sync:32}") int sync, @Value("${payung.admission.exports:4}") int exports,
      @Value("${payung.admission.sign-in:8}") int signIn, @Value("${payung.admission.files:64}") int files,
      @Value("${payung.admission.patience-millis:1000}") long patience,
      @Value("${payung.admission.sync-patience-millis:400}") long syncPatience, FormSpaceReservation announced) {
    this.announced = announced;
    this.pages = new ConcurrencyLimit(pages, patience);
    this.sync = new ConcurrencyLimit(sync, syncPatience);
    this.exports = new ConcurrencyLimit(exports, patience);
    this.signIn = new ConcurrencyLimit(signIn, patience);
    this.files = new ConcurrencyLimit(files, patience, FILES_OF_ONE);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return isStatic(request.getRequestURI()) && !isSending(request);
  }

  /** Whether something may come that a later filter reads: a form with files is read whatever the method is. */
  private static boolean isSending(HttpServletRequest request) {
    boolean reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return !reading || request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private static boolean isStatic(String path) {
    return path.equals("/health") || path.startsWith("/assets/") || path.startsWith("/webjars/")
        || path.startsWith("/lapangan/");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    if (isSending(request) && (isStatic(path) || path.startsWith(SecretPath.CALENDARS))) {
      // Nothing is sent to what is only read: no later filter is to read a body that no door has counted.
      response.setHeader("Connection", "close");
      response.setHeader("Allow", "GET, HEAD");
      PlainErrorResponseWriter.write(request, response, 405, "method", "Alamat ini hanya untuk dibaca",
          "Tidak ada yang tersimpan. Kembali ke halaman sebelumnya.");
      return;
    }
    if (DISGUISED.matcher(request.getRequestURI()).find()) {
      response.setHeader("Connection", "close");
      PlainErrorResponseWriter.write(request, response, 400, "bad-request", "Alamat tidak dikenal",
          "Tidak ada yang tersimpan. Kembali ke halaman sebelumnya.");
      return;
    }
    if (RequestBodyBuffer.isTooLong(request)) {
      refuseTooLong(request, response);
      return;
    }
    RequestBodyBuffer.@Nullable BufferedRequest buffered;
    try {
      buffered = bodyBuffer.bufferBody(request);
    } catch (RequestBodyBuffer.BodyTooLongException tooLong) {
      refuseTooLong(request, response);
      return;
    } catch (IOException broken) {
      response.setHeader("Connection", "close");
      PlainErrorResponseWriter.write(request, response, 408, "broken", "Kiriman terputus",
          "Kiriman tidak sampai utuh. Tidak ada yang tersimpan; kirim lagi.");
      return;
    }
    if (buffered == null) {
      response.setHeader("Connection", "close");
      refuse(503, request, response);
      return;
    }
    Runnable leave = RequestBodyBuffer.isStreamed(request) ? bodySenders.tryEnterWithFiles(request) : () -> {};
    if (leave == null) {
      buffered.close();
      response.setHeader("Connection", "close");
      refuse(503, request, response);
      return;
    }
    try (buffered) {
      if (RequestBodyBuffer.isStreamed(request)) {
        admitWithFiles(request, response, chain);
      } else {
        admit(buffered.request(), response, chain);
      }
    } finally {
      leave.run();
    }
  }

  private void admitWithFiles(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Runnable leave = announced.tryEnter(request);
    if (leave == null) {
      response.setHeader("Connection", "close");
      refuse(507, request, response);
      return;
    }
    try {
      admit(request, response, chain);
    } finally {
      leave.run();
    }
  }

  private static void refuseTooLong(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Connection", "close");
    PlainErrorResponseWriter.write(request, response, 413, "too-large", "Kiriman terlalu panjang",
        "Tidak ada yang tersimpan. Kirim isian yang lebih pendek, atau berkasnya lewat unggahan.");
  }

  private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Runnable leave = null;
    try {
      leave = limitFor(request).tryEnter(bodySenders.findPerson(request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (leave == null) {
      refuse(503, request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
      bodySenders.remember(request);
    } catch (InvalidParameterException unread) {
      refuseUnreadable(unread, request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      // Before a handler is reached nobody else tells that the database is away, or the disk full.
      Optional<Refusal> infrastructureRefusal = InfrastructureFailures.refusalOf(e);
      if (infrastructureRefusal.isEmpty() || response.isCommitted()) {
        throw e;
      }
      response.reset();
      refuse(infrastructureRefusal.get().status(), request, response);
    } finally {
      leave.run();
    }
  }

  /**
   * The server's own reader of forms with files gave up. Where a line broke or trickled it has chosen its answer (400
   * or 408) already, which is kept from becoming a fault of ours; where the disk was full that is said.
   */
  private static void refuseUnreadable(InvalidParameterException unread, HttpServletRequest request,
      HttpServletResponse response) throws IOException {
    request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (response.isCommitted()) {
      return;
    }
    response.reset();
    response.setHeader("Connection", "close");
    Optional<Refusal> infrastructureRefusal = InfrastructureFailures.refusalOf(unread);
    if (infrastructureRefusal.isPresent()) {
      refuse(infrastructureRefusal.get().status(), request, response);
    } else {
      PlainErrorResponseWriter.write(request, response, 400, "bad-request", "Kiriman tidak terbaca",
          "Tidak ada yang tersimpan. Kembali ke halaman sebelumnya dan kirim lagi.");
    }
  }

  private ConcurrencyLimit limitFor(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (RequestBodyBuffer.isStreamed(request)) {
      return files;
    }
    if (path.startsWith("/api/v1/devices") || (path.startsWith("/masuk") && request.getMethod().equals("POST"))) {
      return signIn;
    }
    if (path.startsWith("/api/v1/")
        && (path.contains("/sync/") || path.contains("/uploads") || path.endsWith("/envelopes"))) {
      return sync;
    }
    return path.contains("/exports") ? exports : pages;
  }

  private static void refuse(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean diskFull = status == 507;
    response.setHeader("Retry-After", diskFull ? "300" : "5");
    PlainErrorResponseWriter.write(request, response, status, diskFull ? "no-room" : "busy",
        diskFull ? "Tempat penyimpanan penuh" : "Sebentar ya",
        diskFull ? "Tempat penyimpanan server penuh, jadi belum dapat disimpan. Beri tahu admin, lalu coba lagi."
            : "Server sedang sangat sibuk. Tidak ada yang hilang; coba lagi sebentar lagi.");
  }
}
