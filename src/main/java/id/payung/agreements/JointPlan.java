package id.payung.agreements;

import id.payung.platform.lifecycle.EndableRecord;
import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.CopiesReachTo;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The joint work plan of one budget year under an agreement.
 *
 * @param newestVersion number of the newest version
 * @param approvedVersion number of the version in force, or null before the first approval
 * @param title of the agreement
 * @param agreementEndedOn day on which its agreement was ended; from then on the plan is only read
 * @param organisations whoever has a part in the plan sees all of it
 */
@Table(value = "agreements.plan", reach = "parties:organisations")
@CopiesReachTo(value = "agreements.plan_version", by = "plan")
@CopiesReachTo(value = "agreements.plan_text", by = "plan")
@CopiesReachTo(value = "agreements.plan_approval", by = "plan")
@CopiesReachTo(value = "agreements.plan_paper", by = "plan")
@CopiesReachTo(value = "agreements.activity", by = "plan")
@CopiesReachTo(value = "agreements.budget_line", by = "plan")
@CopiesReachTo(value = "agreements.volume", by = "activity", through = "agreements.activity")
@CopiesReachTo(value = "agreements.realisation", by = "activity", through = "agreements.activity")
@CopiesReachTo(value = "agreements.training", by = "activity", through = "agreements.activity")
@CopiesReachTo(value = "remarks.conversation", by = "subject", through = "agreements.activity", only = "kind=activity",
    insertLock = "payung.remarks")
@CopiesReachTo(value = "remarks.remark", by = "conversation", through = "remarks.conversation")
public record JointPlan(UUID id, UUID agreement, int year, @ColumnName("newest") int newestVersion,
    @ColumnName("approved") @Nullable Integer approvedVersion, String title, @Nullable LocalDate agreementEndedOn,
    List<UUID> organisations, Creation creation) implements EndableRecord {

  /** When something was written down first, and by whom. */
  public record Creation(Instant createdAt, @Nullable UUID createdBy) {}

  @Override
  public @Nullable String endedKey() {
    return endedKey(agreementEndedOn);
  }

  /** The same for what bears a copy of that day. */
  public static @Nullable String endedKey(@Nullable LocalDate agreementEndedOn) {
    return agreementEndedOn == null ? null : "agreements.refused.ended";
  }

  public boolean ongoing() {
    return agreementEndedOn == null;
  }

  /** The version that activities are measured against: the approved one, or the newest while there is none. */
  public int measuredVersion() {
    return approvedVersion == null ? newestVersion : approvedVersion;
  }
}
