package id.payung.evidence.proposal;

import id.payung.accounts.Organisation;
import id.payung.evidence.item.EvidenceQuestionCatalogue;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.platform.bulk.BulkBar;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.FileThumbnail;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the word of an office.
 *
 * @param returned what checkers sent back; only above the first page
 * @param thumbnails by item
 */
@Template("evidence/proposals")
public record EvidenceProposalsPage(Waiting waiting, List<EvidenceUseListItem> returned,
    EvidenceQuestionCatalogue catalogue, Map<UUID, Organisation> offices,
    Map<UUID, FileThumbnail> thumbnails) implements PageModel {

  /** The first that can be decided on, which the keys are for; null where none can. */
  public @Nullable EvidenceUseListItem firstOpen() {
    return waiting.rows()
        .stream()
        .filter(line -> !catalogue.isLocked(line.use().evaluation(), line.use().question()))
        .findFirst()
        .orElse(null);
  }

  /**
   * A page of proposals, the oldest first.
   *
   * @param filter what they are narrowed to
   * @param next address of the next page, or null
   * @param bulk what may be done to many of them, or null
   */
  public record Waiting(List<EvidenceUseListItem> rows, FormFields filter, @Nullable String next,
      @Nullable BulkBar bulk) {
    public boolean narrowed() {
      return !filter.value("q").isBlank();
    }
  }
}
