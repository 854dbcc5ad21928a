package id.payung.platform.web;

import id.payung.platform.errors.Machine;
import id.payung.platform.errors.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in what the machine can bear, by class, ahead of the connection pool; the rest is told at once to come back. A
 * wave of phones cannot close the pages, and a wave of sign-ins (each costs 64 MiB for its hash) cannot exhaust memory.
 * What is sent is waited for outside; files, which cannot be, have a door of their own.
 */
@Component
class Admission extends OncePerRequestFilter {
  /**
   * So many times those within may stand before a door. A short queue smooths a moment; a long one only makes everybody
   * late.
   */
  private static final int QUEUE = 2;

  private final Door pages;
  private final Door sync;
  private final Door exports;
  private final Door signIn;
  private final Door files;
  private final Arrival arrival = new Arrival();
  private final long patienceMillis;

  private record Door(Semaphore places, int longestQueue) {
    static Door of(int places) {
      return new Door(new Semaphore(places, true), places * QUEUE);
    }

    boolean enter(long patienceMillis) throws InterruptedException {
      return places.getQueueLength() < longestQueue && places.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS);
    }
  }

  Admission(@Value("${payung.admission.pages:64}") int pages, @Value("${payung.admission.sync:32}") int sync,
      @Value("${payung.admission.exports:4}") int exports, @Value("${payung.admission.sign-in:8}") int signIn,
      @Value("${payung.admission.files:64}") int files,
      @Value("${payung.admission.patience-millis:1000}") long patienceMillis) {
    this.pages = Door.of(pages);
    this.sync = Door.of(sync);
    this.exports = Door.of(exports);
    this.signIn = Door.of(signIn);
    this.files = Door.of(files);
    this.patienceMillis = patienceMillis;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.equals("/health") || path.startsWith("/assets/") || path.startsWith("/webjars/")
        || path.startsWith("/lapangan/");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Arrival.@Nullable Whole whole;
    try {
      whole = arrival.await(request);
    } catch (IOException broken) {
      response.setHeader("Connection", "close");
      Bluntly.refuse(request, response, 408, "broken", "Kiriman terputus",
          "Kiriman tidak sampai utuh. Tidak ada yang tersimpan; kirim lagi.");
      return;
    }
    if (whole == null) {
      response.setHeader("Connection", "close");
      refuse(503, request, response);
      return;
    }
    try (whole) {
      admit(whole.request(), response, chain);
    }
  }

  private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Door door = doorOf(request);
    boolean admitted = false;
    try {
      admitted = door.enter(patienceMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!admitted) {
      refuse(503, request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      // Before a handler is reached nobody else tells that the database is away, or the disk full.
      Optional<Refusal> machine = Machine.refusalOf(e);
      if (machine.isEmpty() || response.isCommitted()) {
        throw e;
      }
      response.reset();
      refuse(machine.get().status(), request, response);
    } finally {
      door.places().release();
    }
  }

  private Door doorOf(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (Arrival.isLong(request)) {
      return files;
    }
    if (path.startsWith("/api/v1/devices") || (path.startsWith("/masuk") && request.getMethod().equals("POST"))) {
      return signIn;
    }
    if (path.startsWith("/api/v1/") && (path.contains("/sync/") || path.contains("/uploads"))) {
      return sync;
    }
    return path.contains("/exports") ? exports : pages;
  }

  private static void refuse(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean full = status == 507;
    response.setHeader("Retry-After", full ? "300" : "5");
    Bluntly.refuse(request, response, status, full ? "no-room" : "busy",
        full ? "Tempat penyimpanan penuh" : "Sebentar ya",
        full ? "Tempat penyimpanan server penuh, jadi belum dapat disimpan. Beri tahu admin, lalu coba lagi."
            : "Server sedang sangat sibuk. Tidak ada yang hilang; coba lagi sebentar lagi.");
  }
}
