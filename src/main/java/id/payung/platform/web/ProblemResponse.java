package id.payung.platform.web;

import id.payung.platform.i18n.Messages;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An expected "no" of the API that carries more than the catalogue says, as problem+json. */
public final class ProblemResponse {
  private ProblemResponse() {}

  /** Of a status that has no title of its own, the one of all. */
  static String titleOf(Messages words, Locale locale, int status) {
    String own = "errors.title." + status;
    return words.text(locale, words.hasKey(own) ? own : "errors.title");
  }

  /**
   * @param key message key of the detail; its last part is the code
   * @param extraMembers further members
   */
  public static ResponseEntity<Object> build(Messages words, Locale locale, int status, String key,
      Map<String, Object> extraMembers) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", titleOf(words, locale, status));
    body.put("status", status);
    body.put("code", key.substring(key.lastIndexOf('.') + 1));
    body.put("detail", words.text(locale, key));
    body.putAll(extraMembers);
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body);
  }
}
