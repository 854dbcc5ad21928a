package id.payung.platform.web;

import id.payung.platform.i18n.Words;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An expected "no" of the API that carries more than the catalogue says, as problem+json. */
public final class Problem {
  private Problem() {}

  /**
   * @param key message key of the detail; its last part is the code
   * @param more further members
   */
  public static ResponseEntity<Object> of(Words words, Locale locale, int status, String key,
      Map<String, Object> more) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", words.say(locale, "errors.title." + status));
    body.put("status", status);
    body.put("code", key.substring(key.lastIndexOf('.') + 1));
    body.put("detail", words.say(locale, key));
    body.putAll(more);
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body);
  }
}
