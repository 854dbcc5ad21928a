package id.payung.meetings.body;

import id.payung.meetings.ActionPlanItem;
import id.payung.platform.rows.RecordCopy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** A line of the action plan, or how it stands now. */
record ActionPlanItemForm(UUID action, int version,
    @NotBlank(message = "meetings.action.text-needed") @Size(max = 1000) String text,
    @Min(value = 2015, message = "meetings.action.year-needed") @Max(value = 2060,
        message = "meetings.action.year-needed") int year,
    @Size(max = 10) String indicator, @NotNull(message = "meetings.member.office-needed") UUID organisation,
    @Size(max = 200) String target,
    @Pattern(regexp = "planned|running|done|dropped", message = "errors.choice") String state,
    @Size(max = 300) String outcome) {

  ActionPlanItemForm {
    state = state.isBlank() ? "planned" : state;
  }

  ActionPlanItem item(UUID body) {
    return RecordCopy.blank(ActionPlanItem.class)
        .withAll(this)
        .with(ActionPlanItem::id, action)
        .with(ActionPlanItem::body, body)
        .make();
  }
}
