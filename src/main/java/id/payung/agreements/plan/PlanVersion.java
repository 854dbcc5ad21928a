package id.payung.agreements.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a plan.
 *
 * @param code printed on each page and read by both sides before they approve; null while it is written
 * @param approvalChannel how it was approved: accounts or paper; null before
 * @param reason why it was begun, or returned
 * @param version grows with every change of what it says
 */
public record PlanVersion(int number, PlanVersionState state, @Nullable String code, @Nullable String approvalChannel,
    String reason, @Nullable Instant approvedAt, Instant createdAt, int version) {}
