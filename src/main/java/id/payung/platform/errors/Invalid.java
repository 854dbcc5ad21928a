package id.payung.platform.errors;

import java.util.LinkedHashMap;
import java.util.Map;

/** Fields of a form or of a JSON body that cannot be taken: field → message key. What was typed is kept by the page. */
public final class Invalid extends Refusal {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> fields;

  public Invalid(Map<String, String> fields) {
    super(422, "errors.invalid");
    this.fields = new LinkedHashMap<>(fields);
  }

  public Invalid(String field, String key) {
    this(Map.of(field, key));
  }

  /** @param args of the field's message */
  public Invalid(String field, String key, Object... args) {
    super(422, "errors.invalid", args);
    this.fields = Map.of(field, key);
  }

  @Override
  public Map<String, String> fields() {
    return fields;
  }
}
