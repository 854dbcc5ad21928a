package id.payung.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;

/**
 * Whether a form was sent from a page of this very site, by what the browser itself says and no page can forge. Beside
 * the form's token: a neighbour under the same domain can plant a cookie, and with it a token of its choice.
 */
final class OwnSite {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private OwnSite() {}

  /** False when the browser says that another site made it send this. */
  static boolean mayHaveSent(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (SAFE.contains(request.getMethod())) {
      return true;
    }
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader("Origin");
    return origin == null || origin.equals("null") || isOurs(origin, request);
  }

  /** True only when the browser says so. */
  static boolean surelySent(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    return site == null ? origin != null && isOurs(origin, request) : site.equals("same-origin");
  }

  private static boolean isOurs(String origin, HttpServletRequest request) {
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
