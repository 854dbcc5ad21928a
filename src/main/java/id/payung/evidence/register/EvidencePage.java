package id.payung.evidence.register;

import id.payung.accounts.Organisation;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceOrigin;
import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.item.EvidenceQuestionCatalogue;
import id.payung.evidence.item.EvidenceSimilarity;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeList;
import id.payung.platform.ui.FileThumbnail;
import id.payung.platform.ui.SelectOptionGroup;
import id.payung.platform.ui.TimelineEntry;
import id.payung.regions.Region;
import id.payung.remarks.ConversationPanel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item with all it is used for.
 *
 * @param offered slots that it may be used for; empty when the reader may not, or it is not described yet
 * @param placing the form for it
 * @param origin the report that brought it, as far as the reader sees it; or null
 */
@Template("evidence/show")
public record EvidencePage(EvidenceItem item, List<EvidenceUseListItem> uses, EvidenceQuestionCatalogue catalogue,
    List<SelectOptionGroup> offered, FormFields placing, Names names, List<Alike> alike, List<TimelineEntry> history,
    List<ConversationPanel> conversations, @Nullable EvidenceOrigin origin) implements PageModel {

  /** Whether the place that it is to be put into asks for another kind: asked once before. */
  public boolean mismatches() {
    EvidenceSlotKey place = EvidenceSlotKey.parseLeniently(placing.value("place"));
    EvidenceQuestion question = place == null ? null : catalogue.findQuestion(place.evaluation(), place.question());
    return place != null && question != null && question.mismatches(place.slot(), item.kind());
  }

  public record Names(Map<UUID, Organisation> offices, @Nullable Region village, CodeList kinds) {
    public String office(UUID id) {
      Organisation office = offices.get(id);
      return office == null ? "–" : office.label();
    }
  }

  /**
   * A likeness.
   *
   * @param other the other item as far as the reader sees it
   * @param pictures of both, for who sees both
   */
  public record Alike(EvidenceSimilarity likeness, @Nullable EvidenceItem other, List<FileThumbnail> pictures) {}
}
