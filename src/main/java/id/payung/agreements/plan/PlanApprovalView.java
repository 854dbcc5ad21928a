package id.payung.agreements.plan;

import java.time.Instant;
import java.util.UUID;

/** One side's yes to a version. */
public record PlanApprovalView(int planVersion, UUID organisation, String personName, Instant at) {}
