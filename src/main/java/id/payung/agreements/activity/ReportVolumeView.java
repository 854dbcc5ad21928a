package id.payung.agreements.activity;

import id.payung.agreements.TakenBack;
import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one report realised of an activity.
 *
 * @param withdrawn with the report itself, or since it was moved
 * @param moved the report stands, and counts for another activity
 * @param takenBack by the office or the task force, or null
 */
@Table(value = "agreements.volume", reach = "parties:organisations village:village")
public record ReportVolumeView(@KeyColumn UUID activity, @KeyColumn UUID report, Figure figure, Instant heardAt,
    boolean withdrawn, boolean moved, @ColumnName(prefix = "taken_back_") @Nullable TakenBack takenBack,
    List<UUID> organisations) {

  /** Where, when and how much. */
  public record Figure(UUID village, LocalDate heldOn, long volume) {}

  public boolean counts() {
    return !withdrawn && takenBack == null;
  }
}
