package id.payung.evidence.intake;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.register.EvidenceNameLookup.ItemChoices;
import id.payung.platform.bulk.BulkForm;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.FileThumbnail;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The files that wait, and the form that places many of them alike.
 *
 * @param thumbnails small pictures by item
 * @param again whether there is one placed before, to begin with the same
 * @param placeLocked the place to begin with takes no proof now
 * @param left of an upload just now, what was not taken
 */
@Template("evidence/inbox")
public record EvidenceInboxPage(Waiting waiting, Map<UUID, FileThumbnail> thumbnails, FormFields form,
    ItemChoices choices, List<SelectOptionGroup> offered, boolean again, boolean placeLocked,
    List<String> left) implements PageModel {

  /**
   * Those that are shown.
   *
   * @param more others come after these
   * @param origin the folder or archive that they are narrowed to; empty for all
   * @param origins folders and archives among them, with how many of each
   * @param all whether all are ticked
   */
  public record Waiting(List<EvidenceItem> items, boolean more, String origin, Map<String, Integer> origins,
      boolean all) {

    static Waiting of(List<EvidenceItem> waiting, EvidenceInboxFilter filter) {
      List<EvidenceItem> shown = waiting.stream().limit(BulkForm.MOST).toList();
      Map<String, Integer> origins = new LinkedHashMap<>();
      shown.forEach(item -> origins.merge(item.origin(), 1, Integer::sum));
      return new Waiting(shown, waiting.size() > shown.size(), filter.origin(), origins, filter.all());
    }

    /** The one that all of them came in, or nothing. */
    public String onlyOrigin() {
      return origins.size() == 1 ? origins.keySet().iterator().next() : "";
    }
  }

  public String chosen(EvidenceItem item) {
    return ChosenRow.value(item.id(), item.version());
  }

  public boolean isChosen(EvidenceItem item) {
    return waiting.all() || form.values("chosen").contains(chosen(item));
  }
}
