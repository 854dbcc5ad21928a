package id.payung.platform.web.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a form with files that is larger than a request may be, behind the door for files and for people who are signed
 * in: strangers are refused unread. The server's own reader would take none of it, the form's token neither; with what
 * was typed the token is checked as ever, and then {@link Answer} says that it was too large.
 */
public final class OversizedFormServletFilter extends OncePerRequestFilter {
  /** Beyond this nothing is read, not even to throw it away. */
  private static final int READ_AT_MOST = 8;

  private final long maxBytes;

  /** Shows that it was too large, with what was typed. */
  @FunctionalInterface
  public interface TooLargePage {
    void render(OversizedFormRequest request, HttpServletResponse response) throws IOException, ServletException;
  }

  /** Stands where the token of the form has been checked. */
  public static final class Answer extends OncePerRequestFilter {
    private final TooLargePage page;

    public Answer(TooLargePage page) {
      this.page = page;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      if (request.getAttribute(OversizedFormRequest.ATTRIBUTE) instanceof OversizedFormRequest read) {
        page.render(read, response);
      } else {
        chain.doFilter(request, response);
      }
    }
  }

  /** @param maxBytes of one request, files and all */
  public OversizedFormServletFilter(long maxBytes) {
    this.maxBytes = maxBytes;
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
    request.setAttribute(OversizedFormRequest.ATTRIBUTE, read);
    chain.doFilter(read, response);
  }
}
