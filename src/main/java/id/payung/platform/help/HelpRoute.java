package id.payung.platform.help;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Routes as the data of help writes them: {@code *} for a part that varies, {@code /**} at the end for all below. */
final class HelpRoute {
  private static final String BELOW = "/**";

  private HelpRoute() {}

  /** The pattern of a handler without the names and rules of its variables. */
  static String of(String handlerPattern) {
    if (handlerPattern.equals("/")) {
      return handlerPattern;
    }
    String parts = Arrays.stream(handlerPattern.split("/"))
        .map(part -> part.startsWith("{") ? "*" : part)
        .collect(Collectors.joining("/"));
    return handlerPattern.endsWith("/") ? parts + "/" : parts;
  }

  /** How closely a pattern of the data names this route: more is closer, 0 is not at all. */
  static int closeness(String pattern, String route) {
    if (pattern.equals(route)) {
      return Integer.MAX_VALUE;
    }
    if (!pattern.endsWith(BELOW)) {
      return 0;
    }
    String above = pattern.substring(0, pattern.length() - BELOW.length());
    return route.equals(above) || route.startsWith(above + "/") ? above.length() : 0;
  }
}
