package id.payung.meetings;

import id.payung.platform.form.FormFields;
import id.payung.platform.ids.Ids;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/** A decision as it is written down, or put right. */
record DecisionForm(UUID decision, int version,
    @NotBlank(message = "meetings.decision.text-needed") @Size(max = 2000,
        message = "meetings.decision.text-needed") String text,
    String outcome, @NotNull(message = "meetings.decision.owner-needed") UUID owner, @Size(max = 120) String ownerPost,
    @NotNull(message = "meetings.decision.due-needed") LocalDate due) {

  DecisionForm {
    outcome = outcome.isBlank() ? "answer" : outcome;
  }

  static FormFields blank() {
    return FormFields.blank(DecisionForm.class).with("decision", Ids.next()).with("outcome", "answer");
  }

  static FormFields of(MeetingDecision kept) {
    return FormFields.of(new DecisionForm(kept.id(), kept.version(), kept.text(), kept.outcome(),
        kept.ownerOrganisation(), kept.ownerPost(), kept.due()));
  }
}
