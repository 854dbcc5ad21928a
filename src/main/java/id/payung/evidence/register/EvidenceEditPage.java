package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** The page with the form that describes an item of evidence. */
@Template("evidence/edit")
public record EvidenceEditPage(EvidenceItem item, FormFields form,
    EvidencePageLookup.ItemChoices choices) implements PageModel {}
