package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceRecheck;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/**
 * Saying what an item is.
 *
 * @param accepted what checkers have accepted of it: where the year is open they look once more, elsewhere nothing is
 * saved
 */
@Template("evidence/edit")
public record EvidenceEditPage(EvidenceItem item, FormFields form, EvidenceNameLookup.ItemChoices choices,
    EvidenceRecheck.AcceptedUses accepted) implements PageModel {}
