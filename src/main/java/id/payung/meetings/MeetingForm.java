package id.payung.meetings;

import id.payung.platform.rows.RecordCopy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of a meeting, held already or to come.
 *
 * @param body the task force that met, or null
 * @param office the organisations that were there
 */
public record MeetingForm(UUID id, int version,
    @NotBlank(message = "meetings.title.needed") @Size(max = 300, message = "meetings.title.long") String title,
    @NotBlank(message = "meetings.kind.needed") @Size(max = 60) String kind,
    @NotNull(message = "meetings.held-on.needed") LocalDate heldOn, @Size(max = 200) String place, @Nullable UUID body,
    @NotEmpty(message = "meetings.office.needed") List<UUID> office,
    @Size(max = 50_000, message = "meetings.minutes.long") String minutes) {

  public static MeetingForm of(Meeting meeting) {
    return RecordCopy.blank(MeetingForm.class)
        .withAll(meeting)
        .with(MeetingForm::office, List.copyOf(meeting.attendance()))
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
