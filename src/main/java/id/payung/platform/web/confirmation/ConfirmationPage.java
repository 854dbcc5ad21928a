package id.payung.platform.web.confirmation;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/**
 * A question before something that stays.
 *
 * @param key what will happen; see {@link AsksFirst}
 * @param about what it is done to, as the page before called it
 * @param back the page before
 */
@Template("platform/confirmation")
public record ConfirmationPage(String key, String about, String action, String back,
    List<SentField> fields) implements PageModel {

  /** A field of the form that asks; several may have one name. */
  public record SentField(String name, String value) {}
}
