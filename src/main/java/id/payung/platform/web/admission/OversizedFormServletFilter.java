package id.payung.platform.web.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a form with files that is larger than a request may be with 413 and what was typed, behind the door for files
 * and for people who are signed in: strangers are refused unread. The server's own reader would take none of it, and
 * the form's token with it.
 */
public final class OversizedFormServletFilter extends OncePerRequestFilter {
  /** Beyond this nothing is read, not even to throw it away. */
  private static final int READ_AT_MOST = 8;

  private final long maxBytes;
  private final TooLargePage page;

  /** Shows that it was too large, with what was typed. */
  @FunctionalInterface
  public interface TooLargePage {
    void render(OversizedFormRequest request, HttpServletResponse response) throws IOException, ServletException;
  }

  /** @param maxBytes of one request, files and all */
  public OversizedFormServletFilter(long maxBytes, TooLargePage page) {
    this.maxBytes = maxBytes;
    this.page = page;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long length = request.getContentLengthLong();
    String type = request.getContentType();
    if (length <= maxBytes || type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Connection", "close");
    if (length / READ_AT_MOST > maxBytes || request.getRequestURI().startsWith("/api/")) {
      PlainErrorResponseWriter.write(request, response, 413, "too-large", "Berkasnya terlalu besar",
          "Tidak ada yang tersimpan. Kembali ke halaman sebelumnya dan kirim berkasnya satu per satu.");
      return;
    }
    OversizedFormRequest read;
    try {
      read = OversizedFormRequest.read(request);
    } catch (IOException broken) {
      PlainErrorResponseWriter.write(request, response, 408, "broken", "Kiriman terputus",
          "Kiriman tidak sampai utuh. Tidak ada yang tersimpan; kirim lagi.");
      return;
    }
    page.render(read, response);
  }
}
