package id.payung.agreements.activity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What was realised of a budget line altogether up to a day.
 *
 * @param more that it is more than was planned, and rightly so
 */
record BudgetRealisationForm(UUID id, @NotNull(message = "agreements.wrong.empty") LocalDate asOf,
    @NotNull(message = "agreements.wrong.empty") Long amount,
    @NotBlank(message = "agreements.wrong.empty") @Size(max = 300) String basis, boolean more) {}
