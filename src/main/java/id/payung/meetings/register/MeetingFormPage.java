package id.payung.meetings.register;

import id.payung.accounts.Organisation;
import id.payung.meetings.MeetingBody;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeListEntry;
import java.util.List;

/** Writing a meeting down, or changing it. */
@Template("meetings/form")
public record MeetingFormPage(FormFields form, List<CodeListEntry> kinds, List<MeetingBody> bodies,
    List<Organisation> guests, List<CodeListEntry> addableKinds) implements PageModel {

  public boolean isNew() {
    return form.value("version").equals("0");
  }
}
