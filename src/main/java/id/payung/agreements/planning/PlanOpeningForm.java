package id.payung.agreements.planning;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;

/** The plan that is to be opened. */
record PlanOpeningForm(UUID id, UUID agreement, @Min(value = 2015,
    message = "agreements.wrong.range") @Max(value = 2100, message = "agreements.wrong.range") int year) {}
