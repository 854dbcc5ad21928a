package id.payung.evidence.proposal;

import id.payung.evidence.item.EvidenceQuestionCatalogue;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import org.jspecify.annotations.Nullable;

/**
 * A proof that a checker sent back: its file is replaced, or the office says what it mended.
 *
 * @param replaces whether a file is asked for
 */
@Template("evidence/returned")
public record EvidenceMendingPage(EvidenceUseListItem line, boolean replaces, EvidenceQuestionCatalogue catalogue,
    FormFields form) implements PageModel {

  /** Message key of why the year takes no change of it now, or null. */
  public @Nullable String lockedKey() {
    return catalogue.lockedKey(line.evaluation(), line.use().question());
  }

  public DocumentLimits limits() {
    return DocumentLimits.EVIDENCE;
  }
}
