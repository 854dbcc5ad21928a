package id.payung.evidence.proposal;

import id.payung.evidence.item.EvidenceQuestionCatalogue;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/**
 * Asks why a proposal is not used, or why a use is taken back.
 *
 * @param deed refusal or take-back
 */
@Template("evidence/use-question")
public record EvidenceUseReasonPage(EvidenceUseListItem line, String deed, EvidenceQuestionCatalogue catalogue,
    FormFields form) implements PageModel {

  public boolean fromProposals() {
    return form.value("back").equals(EvidenceProposalController.PROPOSALS);
  }
}
