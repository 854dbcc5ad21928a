package id.payung.agreements.plan;

import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A budget line as the measured version of its plan says it, with the stage that its planning has reached. */
@Table(value = "agreements.budget_line", reach = "parties:organisations village:village")
record MeasuredBudgetLine(PlanVersionBudgetLine text, @HiddenFromPeople Home home,
    @FieldLabelKey("agreements.field.budget-stage") String stage, @HiddenFromPeople LocalDate stageOn,
    @HiddenFromPeople List<UUID> organisations, int version) {

  /** Where it belongs, and whether the measured version has it. */
  record Home(UUID activity, UUID plan, UUID agreement, int year, boolean standing) {}
}
