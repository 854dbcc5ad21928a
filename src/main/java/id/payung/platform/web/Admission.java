package id.payung.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in what the machine can bear, by class, ahead of the connection pool; the rest is told at once to come back. A wave of phones cannot close
 * the pages, and a wave of sign-ins (each costs 64 MiB for its hash) cannot exhaust memory.
 */
@Component
class Admission extends OncePerRequestFilter {
  private final Semaphore pages;
  private final Semaphore sync;
  private final Semaphore exports;
  private final Semaphore signIn;
  private final long patienceMillis;

  Admission(
      @Value("${payung.admission.pages:64}") int pages,
      @Value("${payung.admission.sync:32}") int sync,
      @Value("${payung.admission.exports:4}") int exports,
      @Value("${payung.admission.sign-in:8}") int signIn,
      @Value("${payung.admission.patience-millis:1500}") long patienceMillis) {
    this.pages = new Semaphore(pages, true);
    this.sync = new Semaphore(sync, true);
    this.exports = new Semaphore(exports, true);
    this.signIn = new Semaphore(signIn, true);
    this.patienceMillis = patienceMillis;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.equals("/health") || path.startsWith("/assets/") || path.startsWith("/webjars/") || path.startsWith("/lapangan/");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Semaphore door = doorOf(request);
    boolean admitted = false;
    try {
      admitted = door.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!admitted) {
      refuse(request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      door.release();
    }
  }

  private Semaphore doorOf(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (path.startsWith("/api/v1/devices") || (path.startsWith("/masuk") && request.getMethod().equals("POST"))) {
      return signIn;
    }
    if (path.startsWith("/api/v1/") && (path.contains("/sync/") || path.contains("/uploads"))) {
      return sync;
    }
    return path.contains("/exports") ? exports : pages;
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setStatus(503);
    response.setHeader("Retry-After", "5");
    boolean api = request.getRequestURI().startsWith("/api/");
    response.setContentType(api ? "application/problem+json;charset=UTF-8" : "text/html;charset=UTF-8");
    String detail = "Server sedang sangat sibuk. Tidak ada yang hilang; coba lagi sebentar lagi.";
    String body =
        api
            ? "{\"type\":\"about:blank\",\"title\":\"Sibuk\",\"status\":503,\"code\":\"busy\",\"detail\":\"" + detail + "\"}"
            : "<!doctype html><html lang=\"id\"><meta charset=\"utf-8\"><title>Sibuk</title><h1>Sebentar ya</h1><p>" + detail + "</p></html>";
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }
}
