package id.payung.platform.web.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request works in exactly one regency, named in the path: {@code /73.24/…} or {@code /api/v1/73.24/…}. */
public final class RegencyPath {
  private static final Pattern PATH = Pattern.compile("^(?:/api/v1)?/(\\d{2}\\.\\d{2})(?:/.*)?$");

  private RegencyPath() {}

  public static @Nullable String regencyOf(String path) {
    Matcher matcher = PATH.matcher(path);
    return matcher.matches() ? matcher.group(1) : null;
  }
}
