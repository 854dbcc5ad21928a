package id.payung.meetings.body;

import id.payung.meetings.MeetingBody;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.CrossFieldRules;
import id.payung.platform.rows.RecordCopy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A body and the decree that made it. */
record MeetingBodyForm(UUID id, int version,
    @NotBlank(message = "meetings.body.name.needed") @Size(max = 200) String name, @Size(max = 60) String kind,
    @NotBlank(message = "meetings.body.decreeNumber.needed") @Size(max = 120) String decreeNumber,
    @NotNull(message = "meetings.date.needed") LocalDate decreeDate,
    @NotNull(message = "meetings.date.needed") LocalDate validFrom,
    @Nullable LocalDate validTo) implements CrossFieldRules {

  MeetingBodyForm {
    kind = kind.isBlank() ? "task-force" : kind;
  }

  static MeetingBodyForm of(MeetingBody body) {
    return RecordCopy.blank(MeetingBodyForm.class).withAll(body).make();
  }

  @Override
  public void check() {
    if (validTo != null && validTo.isBefore(validFrom)) {
      throw new Invalid("validTo", "meetings.body.validTo.before");
    }
  }

  MeetingBody body() {
    return RecordCopy.blank(MeetingBody.class).withAll(this).make();
  }
}
