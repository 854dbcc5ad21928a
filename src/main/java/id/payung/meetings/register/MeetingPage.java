package id.payung.meetings.register;

import id.payung.accounts.Organisation;
import id.payung.meetings.DecisionForm;
import id.payung.meetings.MeetingBody;
import id.payung.meetings.MeetingView;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.form.FormFields;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.CodeListEntry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One meeting with its small forms.
 *
 * @param offices those that the page names, by id
 * @param body whose meeting it is, or null
 * @param choices those that may owe or propose something
 * @param addableKinds kinds of those that this person may add to the choices
 */
@Template("meetings/show")
public record MeetingPage(MeetingView view, Map<UUID, Organisation> offices, List<Organisation> choices,
    List<CodeListEntry> addableKinds, CodeList kinds, List<CodeListEntry> outcomes, Forms forms,
    @Nullable MeetingBody body) implements PageModel {

  /** The forms that stand in the page. */
  public record Forms(FormFields decision, FormFields proposal, FormFields file) {
    static Forms blank() {
      return new Forms(DecisionForm.blank(), FormFields.blank(MeetingProposalForm.class).with("proposal", Ids.next()),
          FormFields.blank(MeetingFileForm.class).with("kind", "photo"));
    }

    Forms withDecision(FormFields fields) {
      return new Forms(fields, proposal, file);
    }

    Forms withProposal(FormFields fields) {
      return new Forms(decision, fields, file);
    }

    Forms withFile(FormFields fields) {
      return new Forms(decision, proposal, fields);
    }
  }

  public DocumentLimits limits() {
    return MeetingFileController.LIMITS;
  }
}
