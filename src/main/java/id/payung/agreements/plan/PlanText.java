package id.payung.agreements.plan;

import id.payung.platform.rows.ColumnName;
import id.payung.platform.rows.FieldLabelKey;
import id.payung.platform.rows.HiddenFromPeople;
import id.payung.platform.rows.JsonColumn;
import id.payung.platform.rows.KeyColumn;
import id.payung.platform.rows.Table;
import java.util.List;
import java.util.UUID;

/**
 * What one version of a plan says of one activity.
 *
 * @param version number of its last save
 */
@Table(value = "agreements.plan_text", reach = "parties:organisations")
public record PlanText(@KeyColumn UUID plan, @KeyColumn int planVersion, @KeyColumn UUID activity, int number,
    @ColumnName("says") @JsonColumn @FieldLabelKey("agreements.field.activity") PlanVersionActivity text,
    @HiddenFromPeople List<UUID> organisations, int version) {}
