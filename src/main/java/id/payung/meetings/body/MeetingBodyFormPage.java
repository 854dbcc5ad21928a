package id.payung.meetings.body;

import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeListEntry;
import java.util.List;

/** Writing a body down, or its new decree. */
@Template("meetings/body-form")
public record MeetingBodyFormPage(FormFields form, List<CodeListEntry> kinds) implements PageModel {
  public boolean isNew() {
    return form.value("version").equals("0");
  }
}
