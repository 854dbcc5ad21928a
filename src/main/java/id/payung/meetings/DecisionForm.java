package id.payung.meetings;

import id.payung.platform.form.FormFields;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/** A decision as it is written down, or put right. */
public record DecisionForm(UUID decision, int version,
    @NotBlank(message = "meetings.decision.text-needed") @Size(max = 2000,
        message = "meetings.decision.text-needed") String text,
    @NotBlank(message = "meetings.decision.outcome-needed") @Size(max = 60) String outcome,
    @NotNull(message = "meetings.decision.owner-needed") UUID owner, @Size(max = 120) String ownerPost,
    @NotNull(message = "meetings.decision.due-needed") LocalDate due) {

  public static FormFields blank() {
    return FormFields.blank(DecisionForm.class).with("decision", Ids.next());
  }

  public static FormFields of(MeetingDecision kept) {
    return FormFields.of(RecordCopy.blank(DecisionForm.class)
        .withAll(kept)
        .with(DecisionForm::decision, kept.id())
        .with(DecisionForm::owner, kept.ownerOrganisation())
        .make());
  }

  MeetingDecision change(MeetingDecision before) {
    return RecordCopy.of(before).withAll(this).with(MeetingDecision::ownerOrganisation, owner).make();
  }
}
