package id.payung.agreements.plan;

import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One side's yes to a version. */
@Table(value = "agreements.plan_approval", reach = "parties:organisations")
public record PlanApprovalRow(@KeyColumn UUID plan, @KeyColumn int planVersion, @KeyColumn UUID organisation,
    UUID person, String personName, Instant at, List<UUID> organisations) {}
