package id.payung.platform.web.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The headers that every answer carries, also those that never reach a handler: refusals, faults, static files. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class SecurityHeadersServletFilter extends OncePerRequestFilter {
  /** Nothing inline, nothing from elsewhere; pictures may come from a form that has not been sent yet. */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
          + "connect-src 'self';"
          + " manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  static final Map<String, String> HEADERS = new LinkedHashMap<>();

  static {
    HEADERS.put("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    HEADERS.put("X-Content-Type-Options", "nosniff");
    HEADERS.put("X-Frame-Options", "DENY");
    HEADERS.put("Referrer-Policy", "same-origin");
    HEADERS.put("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");
    HEADERS.put("Cross-Origin-Opener-Policy", "same-origin");
    HEADERS.put("Cross-Origin-Resource-Policy", "same-origin");
  }

  /**
   * To a phone that names itself in a header. No browser goes to an address with that header by itself, so what comes
   * back is read by a script and is never a page: what pages need would only cost a village's line.
   */
  private static final Map<String, String> PHONE_HEADERS = Map.of("X-Content-Type-Options", "nosniff");

  /**
   * What a phone writes into its question, and finds in the answer when it is ours: a filter on the way answers in many
   * shapes, our own among them, but does not read this.
   */
  static final String REQUEST_MARK = "Payung-Mark";

  private static final Pattern MARK = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private final boolean tls;

  SecurityHeadersServletFilter(@Value("${payung.tls:false}") boolean tls) {
    this.tls = tls;
  }

  /** What the server refuses comes by here only when it is told. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean toPhone = isToPhone(request);
    (toPhone ? PHONE_HEADERS : HEADERS).forEach(response::setHeader);
    if (tls && !toPhone) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    returnMark(request, response);
    chain.doFilter(request, response);
  }

  static void returnMark(HttpServletRequest request, HttpServletResponse response) {
    String mark = request.getHeader(REQUEST_MARK);
    if (mark != null && MARK.matcher(mark).matches()) {
      response.setHeader(REQUEST_MARK, mark);
    }
  }

  private static boolean isToPhone(HttpServletRequest request) {
    return request.getHeader("Authorization") != null && request.getRequestURI().startsWith("/api/v1/");
  }
}
