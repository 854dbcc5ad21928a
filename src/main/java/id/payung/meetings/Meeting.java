package id.payung.meetings;

import id.payung.platform.lifecycle.EndableRecord;
import id.payung.platform.rows.annotation.CopiesReachTo;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.NotAColumn;
import id.payung.platform.rows.annotation.Table;
import id.payung.platform.web.Ui;
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
 * @param withdrawnByName who called it off; empty while it stands, or where nobody knows
 * @param withdrawReason why; likewise
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
    @HiddenFromPeople String withdrawnByName, @HiddenFromPeople String withdrawReason,
    @HiddenFromPeople @Nullable String registerFile, @HiddenFromPeople @Nullable Integer registerRow,
    int version) implements EndableRecord {

  public boolean withdrawn() {
    return withdrawnAt != null;
  }

  /** When it was called off, by whom and why. */
  public String withdrawalTold(Ui ui) {
    if (withdrawnAt == null) {
      return "";
    }
    String by = withdrawnByName.isBlank() ? ui.t("meetings.withdrawn.on", ui.dateTime(withdrawnAt))
        : ui.t("meetings.withdrawn.by", ui.dateTime(withdrawnAt), withdrawnByName);
    return withdrawReason.isBlank() ? by : by + " " + ui.t("meetings.withdrawn.because", withdrawReason);
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
