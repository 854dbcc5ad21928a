package id.payung.platform.web.access;

import org.jspecify.annotations.Nullable;

/** A request works in exactly one regency, named in the path: {@code /73.24/…} or {@code /api/v1/73.24/…}. */
public final class RegencyPath {
  private static final String API = "/api/v1";
  private static final int CODE_LENGTH = 5;

  private RegencyPath() {}

  /** Without a regular expression: every request asks several times. */
  public static @Nullable String regencyOf(String path) {
    int start = (path.startsWith(API + "/") ? API.length() : 0) + 1;
    int end = start + CODE_LENGTH;
    if (path.length() < end || path.charAt(start - 1) != '/' || path.length() > end && path.charAt(end) != '/') {
      return null;
    }
    String code = path.substring(start, end);
    return isDigit(code, 0) && isDigit(code, 1) && code.charAt(2) == '.' && isDigit(code, 3) && isDigit(code, 4) ? code
        : null;
  }

  private static boolean isDigit(String code, int at) {
    return code.charAt(at) >= '0' && code.charAt(at) <= '9';
  }
}
