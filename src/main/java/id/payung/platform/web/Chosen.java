package id.payung.platform.web;

import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a form's list or hidden field sends back: nobody types it, so what does not fit was not chosen here. */
public final class Chosen {
  private static final int DIGITS = 9;

  private Chosen() {}

  /**
   * @throws Invalid when it is no id
   */
  public static UUID id(String field, @Nullable String sent) {
    return Ids.read(sent).orElseThrow(() -> new Invalid(field, "errors.choice"));
  }

  /**
   * @throws Invalid when it is no version: a whole number from 0, of at most nine digits
   */
  public static int version(String field, @Nullable String sent) {
    if (sent == null || !sent.matches("\\d{1," + DIGITS + "}")) {
      throw new Invalid(field, "errors.choice");
    }
    return Integer.parseInt(sent);
  }
}
