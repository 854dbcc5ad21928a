package id.payung.community.need;

import id.payung.fieldwork.declared.FieldWords;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** A note as it is corrected. */
@Template("community/need-form")
public record NeedFormPage(FormFields form, List<FieldWords.FieldControl> controls) implements PageModel {}
