package id.payung.agreements.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one report realised of an activity.
 *
 * @param withdrawn with the report itself
 * @param takenBackAt by the office or the task force, or null
 */
public record ReportVolumeView(UUID report, UUID village, LocalDate heldOn, long volume, Instant receivedAt,
    boolean withdrawn, @Nullable Instant takenBackAt, @Nullable String takenBackBy, @Nullable String takenBackReason) {
  public boolean counts() {
    return !withdrawn && takenBackAt == null;
  }
}
