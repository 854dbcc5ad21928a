package id.payung.platform.web.admission;

import id.payung.platform.i18n.PlainTextSanitiser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What people type reaches the handlers as {@link PlainTextSanitiser}; a query that cannot be read at all is answered
 * in words.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PlainTextServletFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = request.getContentType();
    boolean multipart = type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/");
    if (!multipart && !hasReadableParameters(request)) {
      if (!response.isCommitted()) { // who sent half of it has gone: there is nobody to tell
        response.sendError(400);
      }
      return;
    }
    chain.doFilter(new PlainTextRequest(request), response);
  }

  /** The server throws for a sign such as %zz, and for more fields than any form has. */
  private static boolean hasReadableParameters(HttpServletRequest request) {
    try {
      request.getParameterMap();
      return true;
    } catch (IllegalStateException | IllegalArgumentException e) {
      return false;
    }
  }

  private static final class PlainTextRequest extends HttpServletRequestWrapper {
    PlainTextRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
      String typed = super.getParameter(name);
      return typed == null ? null : PlainTextSanitiser.sanitise(typed);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      String[] typed = super.getParameterValues(name);
      return typed == null ? null : sanitiseAll(typed);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      Map<String, String[]> sanitised = new LinkedHashMap<>();
      super.getParameterMap().forEach((name, typed) -> sanitised.put(name, sanitiseAll(typed)));
      return sanitised;
    }

    private static String[] sanitiseAll(String[] typed) {
      String[] sanitised = new String[typed.length];
      for (int i = 0; i < typed.length; i++) {
        sanitised[i] = PlainTextSanitiser.sanitise(typed[i]);
      }
      return sanitised;
    }
  }
}
