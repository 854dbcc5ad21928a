package id.payung.platform.web.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Addresses that are a secret themselves: whoever reads a log must not be able to open them. */
public final class SecretPath {
  public static final String CALENDARS = "/kalender/";

  private static final List<String> SECRETS = List.of(CALENDARS, "/undangan/");

  private SecretPath() {}

  /** The path of a request as it may stand in a log. */
  public static String forLog(HttpServletRequest request) {
    String path = request.getRequestURI();
    return SECRETS.stream().filter(path::startsWith).findFirst().map(secret -> secret + "…").orElse(path);
  }
}
