package id.payung.platform.web;

import id.payung.platform.i18n.PlainText;
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
 * What people type reaches the handlers as {@link PlainText}; a query that cannot be read at all is answered in words.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class TypedText extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = request.getContentType();
    boolean parts = type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/");
    if (!parts && !isReadable(request)) {
      if (!response.isCommitted()) { // who sent half of it has gone: there is nobody to tell
        response.sendError(400);
      }
      return;
    }
    chain.doFilter(new Plain(request), response);
  }

  /** The server throws for a sign such as %zz, and for more fields than any form has. */
  private static boolean isReadable(HttpServletRequest request) {
    try {
      request.getParameterMap();
      return true;
    } catch (IllegalStateException | IllegalArgumentException e) {
      return false;
    }
  }

  private static final class Plain extends HttpServletRequestWrapper {
    Plain(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
      String typed = super.getParameter(name);
      return typed == null ? null : PlainText.of(typed);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      String[] typed = super.getParameterValues(name);
      return typed == null ? null : plain(typed);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      Map<String, String[]> plain = new LinkedHashMap<>();
      super.getParameterMap().forEach((name, typed) -> plain.put(name, plain(typed)));
      return plain;
    }

    private static String[] plain(String[] typed) {
      String[] plain = new String[typed.length];
      for (int i = 0; i < typed.length; i++) {
        plain[i] = PlainText.of(typed[i]);
      }
      return plain;
    }
  }
}
