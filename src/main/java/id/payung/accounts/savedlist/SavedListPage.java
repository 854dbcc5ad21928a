package id.payung.accounts.savedlist;

import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One's own narrowed lists.
 *
 * @param form to keep one more, or null where none was brought
 */
@Template("accounts/saved-lists")
public record SavedListPage(List<Line> lists, @Nullable FormFields form) implements PageModel {

  /**
   * A list.
   *
   * @param path its address with its filters, without the regency
   */
  public record Line(UUID id, String name, String path) {
    static Line of(SavedList kept) {
      return new Line(kept.id(), kept.name(), SavedListAddress.join(kept.path(), kept.query()));
    }
  }
}
