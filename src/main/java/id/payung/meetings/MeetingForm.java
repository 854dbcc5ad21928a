package id.payung.meetings;

import id.payung.accounts.addition.NewOrganisationForm;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.CrossFieldRules;
import id.payung.platform.form.FoldedField;
import id.payung.platform.rows.RecordCopy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of a meeting, held already or to come.
 *
 * @param body the task force that met, or null
 * @param office the organisations that were there
 * @param added one more that the list lacks, or null
 * @param another whether it is meant besides one of the same title and day
 */
public record MeetingForm(UUID id, int version,
    @NotBlank(message = "meetings.title.needed") @Size(max = 300, message = "meetings.title.long") String title,
    @NotBlank(message = "meetings.kind.needed") @Size(max = 60) String kind,
    @NotNull(message = "meetings.held-on.needed") LocalDate heldOn, @FoldedField @Size(max = 200) String place,
    @FoldedField @Nullable UUID body, List<UUID> office,
    @FoldedField @Size(max = 50_000, message = "meetings.minutes.long") String minutes,
    @Valid @Nullable NewOrganisationForm added, boolean another) implements CrossFieldRules {

  public static MeetingForm of(Meeting meeting) {
    return RecordCopy.blank(MeetingForm.class)
        .withAll(meeting)
        .with(MeetingForm::office, List.copyOf(meeting.attendance()))
        .make();
  }

  @Override
  public void check() {
    if (office.isEmpty() && (added == null || added.name().isBlank())) {
      throw new Invalid("office", "meetings.office.needed");
    }
  }

  /** With the organisation that was added. */
  public MeetingForm withOffice(UUID more) {
    return office.contains(more) ? this
        : RecordCopy.of(this)
            .with(MeetingForm::office, Stream.concat(office.stream(), Stream.of(more)).toList())
            .make();
  }

  /** A new meeting. */
  public Meeting meeting() {
    return change(RecordCopy.blank(Meeting.class).with(Meeting::organisations, office).make());
  }

  Meeting change(Meeting before) {
    return RecordCopy.of(before).withAll(this).with(Meeting::attendance, Set.copyOf(office)).make();
  }
}
