package id.payung.meetings;

import id.payung.platform.lifecycle.EndableRecord;
import id.payung.platform.rows.annotation.CopiesReachTo;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.NotAColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as it is kept.
 *
 * @param body the task force that met, or null
 * @param attendance the organisations that were there: rows of {@link AttendingOrganisation}
 * @param registerFile what the register was called that it was brought in from, and its row there; null where somebody
 * wrote it down here
 * @param organisations who may read it: who was there, and who owes something since
 */
@Table(value = "meetings.meeting", reach = "parties:organisations read-only")
@CopiesReachTo(value = "meetings.attendance", by = "meeting")
@CopiesReachTo(value = "meetings.proposal", by = "meeting")
@CopiesReachTo(value = "meetings.decision", by = "meeting")
@CopiesReachTo(value = "meetings.file", by = "meeting")
public record Meeting(UUID id, String kind, String title, LocalDate heldOn, String place, @Nullable UUID body,
    String minutes, @NotAColumn @FieldLabelKey("meetings.field.office") Set<UUID> attendance,
    @HiddenFromPeople List<UUID> organisations, @HiddenFromPeople @Nullable Instant withdrawnAt,
    @HiddenFromPeople @Nullable String registerFile, @HiddenFromPeople @Nullable Integer registerRow,
    int version) implements EndableRecord {

  public boolean withdrawn() {
    return withdrawnAt != null;
  }

  /** Message key of what its organisations are: invited until the day has come, and then those that were there. */
  public String attendanceKey(LocalDate today) {
    return heldOn.isAfter(today) ? "meetings.field.invited" : "meetings.field.office";
  }

  @Override
  public @Nullable String endedKey() {
    return withdrawn() ? "meetings.refused.withdrawn" : null;
  }
}
