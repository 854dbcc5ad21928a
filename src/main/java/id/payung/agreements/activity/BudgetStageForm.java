package id.payung.agreements.activity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * The stage that a budget line has reached.
 *
 * @param was the stage that the person saw, or blank
 */
record BudgetStageForm(@Size(max = 60) String was,
    @NotBlank(message = "agreements.wrong.choice") @Size(max = 60) String stage,
    @NotNull(message = "agreements.wrong.empty") LocalDate on) {}
