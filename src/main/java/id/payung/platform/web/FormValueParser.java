package id.payung.platform.web;

import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a form's list or hidden field sends back: nobody types it, so what does not fit was not chosen here. */
public final class FormValueParser {
  private static final int MAX_DIGITS = 9;

  private FormValueParser() {}

  /**
   * @throws Invalid when it is no id
   */
  public static UUID parseId(String field, @Nullable String submitted) {
    return Ids.parse(submitted).orElseThrow(() -> new Invalid(field, "errors.choice"));
  }

  /**
   * @throws Invalid when it is no version: a whole number from 0, of at most nine digits
   */
  public static int parseVersion(String field, @Nullable String submitted) {
    if (submitted == null || !submitted.matches("\\d{1," + MAX_DIGITS + "}")) {
      throw new Invalid(field, "errors.choice");
    }
    return Integer.parseInt(submitted);
  }
}
