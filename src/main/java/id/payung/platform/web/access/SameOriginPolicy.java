package id.payung.platform.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;

/**
 * Whether a form was sent from a page of this very site, by what the browser itself says and no page can forge. Beside
 * the form's token: a neighbour under the same domain can plant a cookie, and with it a token of its choice.
 */
public final class SameOriginPolicy {
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private SameOriginPolicy() {}

  /** False when the browser says that another site made it send this. */
  static boolean mayBeSameOrigin(HttpServletRequest request) {
    String fetchSite = request.getHeader("Sec-Fetch-Site");
    if (SAFE_METHODS.contains(request.getMethod())) {
      return true;
    }
    if (fetchSite != null) {
      return fetchSite.equals("same-origin") || fetchSite.equals("none");
    }
    String origin = request.getHeader("Origin");
    return origin == null || origin.equals("null") || matchesHost(origin, request);
  }

  /** True only when the browser says so. */
  public static boolean isConfirmedSameOrigin(HttpServletRequest request) {
    String fetchSite = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    return fetchSite == null ? origin != null && matchesHost(origin, request) : fetchSite.equals("same-origin");
  }

  private static boolean matchesHost(String origin, HttpServletRequest request) {
    try {
      URI from = URI.create(origin);
      String host = request.getHeader("Host");
      String authority = from.getRawAuthority();
      return host != null && authority != null && host.equalsIgnoreCase(authority);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
