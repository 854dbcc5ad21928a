package id.payung.community.need;

import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeListEntry;
import java.util.List;

/** A note as it is corrected. */
@Template("community/need-form")
public record NeedFormPage(FormFields form, List<CodeListEntry> help,
    List<CodeListEntry> urgency) implements PageModel {}
