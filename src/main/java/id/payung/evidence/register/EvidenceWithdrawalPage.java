package id.payung.evidence.register;

import id.payung.community.ReportUseDirectory.ProvenQuestion;
import id.payung.evidence.EvidenceItem;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/**
 * Asks before an item is taken out.
 *
 * @param uses how many are taken back with it
 * @param proven the questions for which an office has taken it
 */
@Template("evidence/withdrawal")
public record EvidenceWithdrawalPage(EvidenceItem item, int uses, List<ProvenQuestion> proven,
    FormFields form) implements PageModel {}
