package id.payung.agreements.plan;

import id.payung.platform.rows.ColumnName;
import id.payung.platform.rows.Id;
import id.payung.platform.rows.Internal;
import id.payung.platform.rows.Json;
import id.payung.platform.rows.Label;
import id.payung.platform.rows.Table;
import java.util.List;
import java.util.UUID;

/**
 * What one version of a plan says of one activity.
 *
 * @param version number of its last save
 */
@Table(value = "agreements.plan_text", reach = "parties:organisations")
public record PlanText(@Id UUID plan, @Id int planVersion, @Id UUID activity, int number,
    @ColumnName("says") @Json @Label("agreements.field.activity") PlanVersionActivity text,
    @Internal List<UUID> organisations, int version) {}
