package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/**
 * Asks before an item is taken out.
 *
 * @param uses how many are taken back with it
 */
@Template("evidence/withdrawal")
public record EvidenceWithdrawalPage(EvidenceItem item, int uses, FormFields form) implements PageModel {}
