package id.payung.platform.bulk;

import id.payung.platform.actor.Actor;
import id.payung.platform.ui.PageUrl;
import id.payung.platform.web.Ui;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bar below a list: its actions for who looks.
 *
 * @param all address of the same page with all ticked
 * @param query of the page, to come back to it
 * @param ticked whether all are ticked
 */
public record BulkBar(List<BulkButton> buttons, String all, String query, boolean ticked) {

  /** An action as a button. */
  public record BulkButton(String action, String label) {}

  /**
   * The bar of a page; null for who may do none of it.
   *
   * @param here the page within the regency, with its filters
   */
  public static @Nullable BulkBar of(Ui ui, List<BulkAction> actions, PageUrl here, boolean ticked) {
    Actor actor = ui.actor();
    List<BulkButton> buttons = actor == null ? List.of()
        : actions.stream()
            .filter(action -> action.allowed().test(actor))
            .map(action -> new BulkButton(ui.url(action.path()), ui.t(action.label())))
            .toList();
    int question = here.text().indexOf('?');
    return buttons.isEmpty() ? null
        : new BulkBar(buttons, here.withParameter("all", true).text(),
            question < 0 ? "" : here.text().substring(question + 1), ticked);
  }
}
