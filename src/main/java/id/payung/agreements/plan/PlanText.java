package id.payung.agreements.plan;

import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.JsonColumn;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
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
