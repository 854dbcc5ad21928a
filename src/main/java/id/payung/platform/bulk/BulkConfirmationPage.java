package id.payung.platform.bulk;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.function.Function;

/**
 * Asks once before something is done to many rows: to how many and to which, what follows, and the reason. The rows
 * come along, so that it needs no script and none is lost.
 *
 * @param deed message key of the deed; {@code .question} with the number of rows and {@code .consequence} stand below
 * it
 * @param back the list, as it was
 * @param asked whether it was asked already, so that only the reason is missing
 */
@Template("ui/bulk-question")
public record BulkConfirmationPage(String deed, String action, List<String> names, List<String> chosen, String query,
    String back, boolean asked) implements PageModel {

  /**
   * The page, or the list again when nothing was ticked.
   *
   * @param list path of the list within the regency
   * @param action path that the ticks were sent to, and are sent to again with the reason
   * @param titles of the rows as whoever asks may see them
   */
  public static WebResult of(Ui ui, BulkForm form, String list, String action, String deed,
      Function<ChosenRow, String> titles) {
    List<ChosenRow> rows = form.rows();
    if (rows.isEmpty()) {
      return form.backTo(list).saying("ui.bulk.none");
    }
    return new BulkConfirmationPage(deed, ui.url(action), rows.stream().map(titles).toList(),
        rows.stream().map(row -> ChosenRow.value(row.id(), row.version())).toList(), form.query(),
        ui.url(form.backTo(list).path()), form.asked());
  }
}
