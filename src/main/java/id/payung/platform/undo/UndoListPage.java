package id.payung.platform.undo;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.web.Ui;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Everything that the person who looks can still take back, the newest first. */
@Template("ui/undo-list")
public record UndoListPage(List<UndoListItem> offers) implements PageModel {

  /**
   * One action.
   *
   * @param words message key of the sentence that was said
   * @param titles of the first records that it was done to
   * @param records to how many it was done
   */
  public record UndoListItem(UUID id, String words, List<Object> args, List<String> titles, int records, Instant at,
      Instant until) {

    public String sentence(Ui ui) {
      return ui.t(words, args.toArray());
    }

    /** The records, unless the sentence names its only one; the others beyond the first are told by their number. */
    public String names(Ui ui) {
      String named = String.join("; ", titles);
      return records == 1 && sentence(ui).contains(named) ? ""
          : records > titles.size() ? ui.t("ui.undo.names-more", named, records - titles.size())
          : named;
    }
  }
}
