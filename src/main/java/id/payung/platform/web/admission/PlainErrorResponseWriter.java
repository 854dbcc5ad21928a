package id.payung.platform.web.admission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A refusal ahead of everything else: written at once, without reading what was sent. */
public final class PlainErrorResponseWriter {
  private PlainErrorResponseWriter() {}

  /**
   * @param code for programs
   * @param title for people, and {@code sentence} that says what to do; neither holds anything that was sent
   */
  public static void write(HttpServletRequest request, HttpServletResponse response, int status, String code,
      String title, String sentence) throws IOException {
    boolean api = request.getRequestURI().startsWith("/api/");
    SecurityHeadersServletFilter.HEADERS.forEach(response::setHeader);
    SecurityHeadersServletFilter.returnMark(request, response);
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(api ? "application/problem+json;charset=UTF-8" : "text/html;charset=UTF-8");
    String body = api ? "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",\"code\":\""
        + code + "\",\"detail\":\"" + sentence + "\"}" : page(title, sentence);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
    response.flushBuffer();
  }

  /** Legible on a phone, and with a way out. */
  static String page(String title, String sentence) {
    return "<!doctype html><html lang=\"id\"><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + title
        + " · Payung</title><h1>" + title + "</h1><p>" + sentence + "</p><p><a href=\"/\">Payung</a></p></html>";
  }
}
