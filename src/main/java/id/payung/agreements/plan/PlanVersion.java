package id.payung.agreements.plan;

import id.payung.agreements.JointPlan;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a plan.
 *
 * @param reason why it was begun
 * @param returnReason why it was returned; empty unless it was
 * @param version grows with every change of it
 */
@Table(value = "agreements.plan_version", reach = "parties:organisations")
public record PlanVersion(@KeyColumn UUID plan, @KeyColumn int number, @HiddenFromPeople PlanVersionState state,
    @HiddenFromPeople String reason, @HiddenFromPeople String returnReason, @HiddenFromPeople Seal seal,
    @HiddenFromPeople List<UUID> organisations, @HiddenFromPeople JointPlan.Creation creation, int version) {

  /**
   * What both sides have before them, and that they said yes.
   *
   * @param code printed on each page and read by both sides before they approve; null while it is written
   * @param fingerprint SHA-256 of what it says
   * @param approvalChannel how it was approved: accounts or paper; null before
   */
  public record Seal(@Nullable String code, @Nullable String fingerprint,
      @ColumnName("way") @Nullable String approvalChannel, @Nullable Instant approvedAt) {
    static final Seal NONE = new Seal(null, null, null, null);
  }

  static PlanVersion draft(JointPlan plan, int number, String reason, JointPlan.Creation creation) {
    return RecordCopy.blank(PlanVersion.class)
        .with(PlanVersion::plan, plan.id())
        .with(PlanVersion::number, number)
        .with(PlanVersion::state, PlanVersionState.DRAFT)
        .with(PlanVersion::reason, reason)
        .with(PlanVersion::returnReason, "")
        .with(PlanVersion::seal, Seal.NONE)
        .with(PlanVersion::organisations, plan.organisations())
        .with(PlanVersion::creation, creation)
        .with(PlanVersion::version, 1)
        .make();
  }

  public @Nullable String code() {
    return seal.code();
  }

  public @Nullable Instant approvedAt() {
    return seal.approvedAt();
  }
}
